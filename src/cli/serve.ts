import { type Command, InvalidArgumentError, Option } from "commander";
import { compoundOf } from "../../simulators/compound.ts";
import { Pace } from "../../simulators/pace.ts";
import type { Simulation } from "../../simulators/run.ts";
import { type Scenario, startOf } from "../../simulators/scenario.ts";
import { startSimulation } from "../../simulators/thread.ts";
import { machineNow } from "../hub/clock.ts";
import { type Startup, startUp } from "../hub/startup.ts";
import type { Hub } from "../main.ts";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import { beginWith } from "./begin-with.ts";
import { demoLinks } from "./demo.ts";
import { giveGuardsPhones } from "./guards-with-phones.ts";
import { onHangUp } from "./hang-up.ts";
import { hubLog } from "./log.ts";
import {
	basePathOption,
	brokerOption,
	type Common,
	configOption,
	dataOption,
	httpOption,
	mqttOption,
	mqttsOption,
	plainMqttOption,
	tlsOption,
} from "./options.ts";
import { print } from "./print.ts";
import { mustFit, scenarioNamed } from "./scenario.ts";
import { listeningFrom } from "./tls-settings.ts";
import { tellGuards } from "./told-rounds.ts";

interface ServeOptions extends Common {
	readonly http: string;
	readonly basePath?: string;
	readonly mqtt: string;
	readonly mqtts?: string;
	readonly plainMqtt?: boolean;
	readonly broker?: string;
	readonly tls?: string;
	readonly simulate?: string | true;
	readonly phones?: true;
	readonly speed: number;
	readonly seed: string;
	readonly history?: string;
	readonly log: string;
}

/** By the contract everything is closed by then; whatever still hangs is cut. */
const CLOSE_WITHIN_MS = 5_000;
/** Ctrl-C comes twice under npm: from the terminal, and passed on by npm. */
const SAME_ASKING_MS = 1_000;
const DEFAULT_SCENARIO = "living";

/** `gatehouse serve`: runs the hub until SIGINT or SIGTERM. */
export function serve(program: Command): void {
	program
		.command("serve")
		.description("run the hub")
		.addOption(configOption())
		.addOption(dataOption())
		.addOption(httpOption())
		.addOption(basePathOption())
		.addOption(mqttOption())
		.addOption(mqttsOption())
		.addOption(plainMqttOption())
		.addOption(brokerOption())
		.addOption(tlsOption())
		.addOption(new Option("--simulate [scenario]", "simulate the compound's devices").env("GATEHOUSE_SIMULATE"))
		.addOption(
			new Option("--speed <n>", "simulated seconds a second").env("GATEHOUSE_SPEED").argParser(speedFrom).default(1),
		)
		.addOption(
			new Option("--phones", "with --simulate, guards answer by phone what they are sent to").env("GATEHOUSE_PHONES"),
		)
		.addOption(new Option("--seed <text>", "the simulation's seed").env("GATEHOUSE_SEED").default("jingxin"))
		.addOption(
			new Option(
				"--history <file>",
				"with --simulate, begin a new folder with this journal, where the file is there",
			).env("GATEHOUSE_HISTORY"),
		)
		.addOption(
			new Option("--log <level>", "what to log")
				.choices(["debug", "info", "warn", "error"])
				.env("GATEHOUSE_LOG")
				.default("info"),
		)
		.action(run);
}

function speedFrom(given: string): number {
	const speed = Number(given);
	if (!(speed > 0 && speed <= 3_600)) throw new InvalidArgumentError("a number above 0, at most 3600");
	return speed;
}

async function run(options: ServeOptions): Promise<void> {
	const beginning = startUp(options.config);
	try {
		if (options.simulate !== undefined && options.history !== undefined) {
			beginWith(options.history, options.data, (await beginning.described).site);
		}
		await hubUntilStopped(options, beginning);
	} finally {
		beginning.threads.dismiss();
	}
}

async function hubUntilStopped(options: ServeOptions, beginning: Startup): Promise<void> {
	// The hub's modules load while the threads do.
	const { openHub } = await import("../main.ts");
	const { log } = await hubLog(options.log);
	const { http, mqtt, mqtts, tls, plain } = listeningFrom(options, machineNow());
	if (options.phones) mustHavePhones(options.simulate, tls !== undefined);
	const scenario = await scenarioOf(options.simulate);
	const asked = stopAsked(log);
	const pace = scenario && options.speed !== 1 ? new Pace() : undefined;
	const pacing = pace?.run();
	const opened: { hub?: Hub } = {};
	onHangUp(() => opened.hub, { log, gone: () => process.kill(process.pid, "SIGTERM") });
	const hub = await openHub({
		config: options.config,
		beginning,
		data: options.data,
		...{ http, plain },
		...(options.basePath !== undefined && { basePath: options.basePath }),
		...(options.broker !== undefined ? { mqtt: { broker: options.broker } } : mqtt && { mqtt }),
		...(mqtts && { mqtts }),
		simulate: scenario !== undefined,
		speed: scenario ? options.speed : 1,
		startsAt: (site, earliest) =>
			scenario && options.speed !== 1 ? startOf(scenario, site.timeZone, earliest) : earliest,
		log,
		...(pace && { machine: { wall: () => Date.now(), monotonic: () => pace.now() } }),
		...(tls && { tls }),
		onFatal(error) {
			log.fatal({ err: error }, "nothing can be acknowledged any more; the hub ends");
			process.exit(1);
		},
	});
	opened.hub = hub;
	let simulation: Simulation | undefined;
	const ends: (() => void)[] = [];
	try {
		simulation = scenario && (await simulated(hub, scenario, { ...options, pace }, log));
		if (simulation) ends.push(tellGuards(hub, simulation, log));
		log.info(readinessOf(hub), "ready");
		if (simulation) await invite(hub, log);
		if (simulation && options.phones) ends.push(await giveGuardsPhones(hub, { ...options, log }));
		await asked;
	} finally {
		for (const end of ends) end();
		await simulation?.stop();
		await hub.close();
		pacing?.stop();
	}
	log.info("stopped");
}

/**
 * Where the hub is ready: what it listens on, and where it listens on every address of the machine, one that another
 * machine can open, with the fingerprint to compare there.
 */
function readinessOf({ http: console, mqttUrl, intake, configuration: { site }, certificates }: Hub) {
	const { url, reachedAt } = console;
	return {
		...{ http: url, ...(reachedAt !== url && { open: reachedAt }), mqtt: mqttUrl },
		...(intake.secureUrl !== undefined && { mqtts: intake.secureUrl }),
		...(certificates && { fingerprint: certificates.standing.fingerprint }),
		...{ site: site.id, devices: site.devices.size },
	};
}

/** Simulated phones trust no authority of the hub's own, and guards of a real site answer for themselves. */
function mustHavePhones(simulate: string | true | undefined, overTls: boolean): void {
	const found = simulate === undefined ? "no --simulate" : overTls ? "TLS" : undefined;
	if (found === undefined) return;
	throw new Refusal({ code: "wrong-usage", detail: `--phones: found ${found}, expected --simulate without TLS` });
}

function scenarioOf(simulate: string | true | undefined): Promise<Scenario> | undefined {
	return simulate === undefined ? undefined : scenarioNamed(simulate === true ? DEFAULT_SCENARIO : simulate);
}

/** Resolves once SIGINT or SIGTERM comes; one more, later, or a close that takes too long, ends the process at once. */
function stopAsked(log: Log): Promise<void> {
	return new Promise((asked) => {
		let askedAt: number | undefined;
		const stop = (signal: NodeJS.Signals) => {
			if (askedAt !== undefined && performance.now() - askedAt < SAME_ASKING_MS) return;
			if (askedAt !== undefined) process.exit(1);
			askedAt = performance.now();
			log.info({ signal }, "stopping");
			setTimeout(() => {
				log.error("something did not close in time; it is cut");
				process.exit(1);
			}, CLOSE_WITHIN_MS).unref();
			asked();
		};
		process.on("SIGINT", stop).on("SIGTERM", stop);
	});
}

async function simulated(
	{ configuration: { site }, store, mqttUrl, certificates }: Hub,
	scenario: Scenario,
	{ seed, speed, broker, pace }: ServeOptions & { readonly pace: Pace | undefined },
	log: Log,
): Promise<Simulation> {
	const compound = compoundOf(site);
	mustFit(scenario, compound);
	const { name } = scenario;
	const ca = certificates?.authority ?? certificates?.pair.cert;
	const simulation = await startSimulation(
		{
			compound,
			scenario: name,
			seed,
			time: {
				startAt: store.clock.now(),
				startedAt: pace ? pace.now() : Date.now(),
				speed,
				...(pace && { pace: pace.shared }),
			},
			broker: broker ?? onThisMachine(mqttUrl),
			credentials: store.credentials.overlay(site.devices.keys()),
			...(ca !== undefined && { ca }),
		},
		(level, message, about) => log[level]({ ...about }, message),
	);
	const says = (words: string) => (at: number) => log.info({ scenario: name, at: new Date(at).toISOString() }, words);
	void simulation.began.then(says("the script begins"));
	void simulation.over.then(says("the script is over"));
	return simulation;
}

/** An address that is every address of this machine has no certificate of its own: the simulators go by its name. */
function onThisMachine(url: string): string {
	return url.replace(/\/\/(0\.0\.0\.0|\[::\]):/, "//localhost:");
}

/** Tells whoever started it where to look, and how to come in. */
async function invite(hub: Hub, log: Log): Promise<void> {
	const links = await demoLinks(hub);
	if (!process.stdout.isTTY) {
		for (const { role, url } of links) log.info({ role, url }, "sign-in link");
		return;
	}
	const rows = links.map(({ role, url }) => `  ${role.padEnd(9)} ${url}`);
	const how =
		links.length > 0
			? ["Sign in as (each link works once, for 15 minutes):", ...rows]
			: ["This folder has no demo users; sign in as one of its own."];
	print("", `${hub.configuration.site.words.en} is live: ${hub.http.url}`, ...how, "");
}

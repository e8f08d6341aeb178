import { realNow, type SimulatedTime, simulatedClock } from "./clock.ts";
import type { Compound, CompoundDevice } from "./compound.ts";
import { Link } from "./link.ts";
import { Pace } from "./pace.ts";
import { openPainter, type Painter } from "./picture/painter.ts";
import { loadScenario, misfits } from "./scenario.ts";
import { loadSimulators, type Simulator } from "./simulator.ts";
import { openStage, type Stage } from "./stage.ts";
import { randomOf } from "./world/random.ts";
import type { ToldRound } from "./world/told-round.ts";

const TICK_MS = 50;
/** 744 devices come within about three seconds: twelve in each tick, at the start and whenever a broker comes back. */
const CONNECTS_A_TICK = 12;
/** A commit and its way back take less on a machine that keeps up. */
const ACKNOWLEDGED_WITHIN_MS = 100;
/** Life begins without those who can't connect once nobody else has for so long. */
const BEGINS_WITHIN_MS = 15_000;
/** A heartbeat comes after a share of the interval between these, so that the devices don't beat in step. */
const BEAT = { from: 0.7, to: 0.95 };
const FIRMWARE = "1.4.2";

export interface SimulationGiven {
	readonly compound: Compound;
	/** A scenario's name. */
	readonly scenario: string;
	readonly seed: string;
	readonly time: SimulatedTime;
	/** `mqtt://127.0.0.1:1883`. */
	readonly broker: string;
	/** Passwords by device id; a device without one stays away. */
	readonly credentials: Readonly<Record<string, string>>;
	/** A certificate authority (PEM) to trust besides the known ones, for `mqtts:`. */
	readonly ca?: string;
	/** Where the simulators are, for kinds of one's own. */
	readonly simulatorsFolder?: string;
}

export type SimulationLog = (
	level: "info" | "warn" | "error",
	message: string,
	about?: Readonly<Record<string, unknown>>,
) => void;

export interface Simulation {
	/** When life and the script began (simulated epoch ms): once every device is connected, so that all is seen at any speed. */
	readonly began: Promise<number>;
	/** Resolves when the script's time is over (simulated epoch ms) and everything said in it has been acknowledged. */
	readonly over: Promise<number>;
	/** Tells the guards of rounds as the hub has planned them, again when one has changed. */
	tell(rounds: readonly ToldRound[]): void;
	/** Says goodbye for every device and ends, within about a second. */
	stop(): Promise<void>;
}

interface Running {
	readonly device: CompoundDevice;
	readonly link: Link;
	readonly heartbeatMs: number;
	/** Simulated. */
	bootedAt: number;
	beatsAt: number;
}

/**
 * Lets a scenario happen against a broker: one connection for each device, in simulated time. Keeps on after the
 * scenario's own script, with everyday life.
 *
 * @throws {Error} There is no such scenario, or it names what the compound does not have.
 */
export async function runSimulation(given: SimulationGiven, log: SimulationLog): Promise<Simulation> {
	const { compound, time } = given;
	const scenario = await loadScenario(given.scenario);
	const misfit = misfits(scenario, compound);
	if (misfit.length > 0)
		throw new Error(`scenario "${scenario.name}" does not fit ${compound.site}: ${misfit.join("; ")}`);
	const folder = given.simulatorsFolder;
	const kinds = compound.devices.map(({ kind }) => kind);
	const simulators = await (folder === undefined ? loadSimulators(kinds) : loadSimulators(kinds, new URL(folder)));
	const running = new Map<string, Running>();
	const now = simulatedClock(time);
	const painter = openPainter(compound, time.speed);
	const stage = openStage({
		compound,
		scenario,
		seed: given.seed,
		startAt: time.startAt,
		simulators,
		listener: {
			said: (device, said) => running.get(device)?.link.say(said),
			powered(device, on, at) {
				const it = running.get(device);
				it?.link.powered(on);
				if (it && on) it.bootedAt = at;
			},
		},
	});
	for (const device of compound.devices) {
		const simulator = simulators.get(device.kind);
		const it = simulator && start({ device, simulator, stage, painter, given, now, log });
		if (it) running.set(device.id, it);
	}
	log("info", "simulation started", {
		scenario: scenario.name,
		seed: given.seed,
		devices: running.size,
		speed: time.speed,
	});
	const driven = drive(stage, [...running.values()], {
		now,
		lastsMs: scenario.lastsS * 1_000,
		...(time.pace && { pace: new Pace(time.pace) }),
	});
	return {
		began: driven.began,
		over: driven.over,
		tell: (rounds) => stage.tell(rounds),
		async stop() {
			await Promise.all([driven.stop(), painter.close()]);
		},
	};
}

/** Keeps everything moving, lets the script begin once the devices are there, and tells when it is over. */
function drive(
	stage: Stage,
	running: readonly Running[],
	{ now, lastsMs, pace }: { readonly now: () => number; readonly lastsMs: number; readonly pace?: Pace },
): Omit<Simulation, "tell"> {
	const gathering = gather(running, pace);
	const tell = { began: (_at: number) => {}, over: (_at: number) => {} };
	const told = (what: keyof typeof tell) => new Promise<number>((resolve) => Object.assign(tell, { [what]: resolve }));
	const [began, over] = [told("began"), told("over")];
	let endsAt: number | undefined;
	const ticking = setInterval(() => {
		tick(stage, running, now());
		if (pace && endsAt !== undefined) hear(pace, running);
		if (endsAt === undefined) {
			if (!gathering.isOver()) return;
			const at = stage.begin();
			endsAt = at + lastsMs;
			tell.began(at);
			return;
		}
		const until = endsAt;
		if (now() < until || !running.every(({ link }) => link.isHeardUntil(until))) return;
		endsAt = Number.POSITIVE_INFINITY;
		tell.over(now());
	}, TICK_MS);
	return {
		began,
		over,
		async stop() {
			clearInterval(ticking);
			pace?.letGo();
			await Promise.all(running.map(({ link }) => link.close()));
		},
	};
}

/**
 * Waits for the devices to connect, as long as one does now and then. Fast time stands meanwhile: a hub would miss devices
 * that a slow machine has not connected yet, and at thirty times the speed nothing is left of a minute.
 */
function gather(running: readonly Running[], pace: Pace | undefined): { isOver(): boolean } {
	const startAt = pace?.now() ?? 0;
	let connected = -1;
	let beginBy = 0;
	return {
		isOver() {
			const settled = running.filter(({ link }) => link.isSettled).length;
			if (settled > connected) {
				connected = settled;
				beginBy = realNow() + BEGINS_WITHIN_MS;
				// A microsecond for each tells the pace that they are still coming.
				pace?.heard(startAt + settled / 1_000);
			}
			return settled === running.length || realNow() >= beginBy;
		},
	};
}

/** Lets time go on if none of them waits for an acknowledgement longer than one takes. */
function hear(pace: Pace, running: readonly Running[]): void {
	const since = realNow() - ACKNOWLEDGED_WITHIN_MS;
	if (!running.some(({ link }) => link.waitsSince(since))) pace.heard(pace.now());
}

function start({
	device,
	simulator: { kind },
	stage,
	painter,
	given,
	now,
	log,
}: {
	readonly device: CompoundDevice;
	readonly simulator: Simulator;
	readonly stage: Stage;
	readonly painter: Painter;
	readonly given: SimulationGiven;
	readonly now: () => number;
	readonly log: SimulationLog;
}): Running | undefined {
	const { compound, broker, credentials, ca, seed, time } = given;
	const password = credentials[device.id];
	if (password === undefined) return undefined;
	const random = randomOf(`${seed}/link/${device.id}`);
	const link = new Link(
		{
			device: device.id,
			topic: `gatehouse/v1/${compound.site}/${device.id}`,
			broker,
			password,
			...(ca !== undefined && { ca }),
			random,
			now,
			realNow,
			states: () => stage.states(device.id),
			obey: (command) => stage.obey(device.id, command),
			paint: painter.paint,
			refused: () => log("warn", "refused: the virtual device stays away for ten minutes", { device: device.id }),
		},
		realNow(),
	);
	const beatsAt = time.startAt + kind.heartbeatMs * random.between(0, BEAT.to);
	return { device, link, heartbeatMs: kind.heartbeatMs, bootedAt: time.startAt, beatsAt };
}

function tick(stage: Stage, running: readonly Running[], now: number): void {
	stage.advance(now);
	const real = realNow();
	let connects = CONNECTS_A_TICK;
	for (const it of running) {
		const { device, link, heartbeatMs } = it;
		if (connects > 0 && link.wantsAt !== undefined && link.wantsAt <= real) {
			link.connect();
			connects--;
		}
		if (it.beatsAt > now) continue;
		it.beatsAt = now + heartbeatMs * (BEAT.from + (BEAT.to - BEAT.from) * Math.random());
		link.beat({ ...stage.health(device.id), uptimeS: Math.floor((now - it.bootedAt) / 1_000), firmware: FIRMWARE });
	}
}

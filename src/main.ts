import { dirname } from "node:path";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import { AnonymousSockets } from "./admission/unauthenticated-sockets.ts";
import type { Certificates } from "./certificates/certificates.ts";
import type { TlsChoice } from "./certificates/open.ts";
import { type HttpServer, openHttp } from "./http/server.ts";
import type { Machine } from "./hub/clock.ts";
import { type ClockWatch, watchClock } from "./hub/clock-watch.ts";
import { openConfiguration } from "./hub/configuration.ts";
import { controlCommands } from "./hub/control-commands.ts";
import { openControl } from "./hub/control-socket.ts";
import { type OpenHealth, openHealth } from "./hub/health.ts";
import { sayStarted, sayStopped } from "./hub/lifecycle.ts";
import { boundLog } from "./hub/log-budget.ts";
import { onceStored } from "./hub/once-stored.ts";
import { newShutdownStack } from "./hub/shutdown-stack.ts";
import { type Startup, startUp } from "./hub/startup.ts";
import { openStore, refuseDemo, type Store } from "./hub/store.ts";
import { tick } from "./hub/timer-loop.ts";
import { openTls } from "./hub/tls.ts";
import { VERSION } from "./hub/version.ts";
import { type Intake, openIntake } from "./intake/open.ts";
import { publishIncidents } from "./live/mqtt-out.ts";
import { openLive } from "./live/open.ts";
import { newReached } from "./model/budgets.ts";
import type { CommandOutcome, CommandRequest } from "./model/command.ts";
import type { Log } from "./model/log.ts";
import type { Site } from "./model/site.ts";
import type { SiteConfiguration } from "./model/site-configuration.ts";
import { openNotify } from "./notify/open.ts";
import { loadKinds } from "./site/kinds.ts";
import { siteFrom } from "./site/transferable.ts";
import { requestSnapshots } from "./snapshots/snapshot-requester.ts";
import { openSnapshotStore } from "./snapshots/snapshot-store.ts";
import { sweepPictures } from "./snapshots/sweep.ts";

export interface HubOptions {
	readonly config: string;
	/** What was begun with the same file before this; absent, it is begun now. */
	readonly beginning?: Startup;
	readonly data: string;
	readonly http: { readonly host: string; readonly port: number };
	/** The embedded broker's address without TLS (absent: none), or the external broker's URL. */
	readonly mqtt?: { readonly host: string; readonly port: number } | { readonly broker: string };
	/** The embedded broker's address by TLS; absent: none. */
	readonly mqtts?: { readonly host: string; readonly port: number };
	/** What HTTP, and MQTT at `mqtts`, speak TLS with; absent: plain. */
	readonly tls?: TlsChoice;
	/** Addresses that others reach without TLS, because somebody said so. */
	readonly plain?: readonly string[];
	/** The devices are simulated; the folder may hold demo users. */
	readonly simulate: boolean;
	/** Simulated milliseconds for each real one. */
	readonly speed: number;
	/** When a simulation's clock starts, given the earliest it may (epoch ms); absent: then. */
	startsAt?(site: Site, earliest: number): number;
	/** The machine's clocks; absent, this one's. */
	readonly machine?: Machine;
	readonly log: Log;
	/** Nothing may be acknowledged any more: the process must end. */
	onFatal(error: Error): void;
}

export interface Hub {
	/** The site in force. */
	readonly site: Site;
	readonly configuration: SiteConfiguration;
	readonly store: Store;
	readonly intake: Intake;
	readonly http: HttpServer;
	/** What it speaks TLS with, if it does. */
	readonly certificates?: Certificates;
	/** What it can't do now. */
	readonly health: OpenHealth;
	/** What sets its time after a doubt. */
	readonly clockWatch: ClockWatch;
	/** Stops taking events, commits and acknowledges what is in hand, closes; within 5 s. */
	close(): Promise<void>;
}

/** Where the build puts the pages, beside the compiled hub. */
const WEB_ROOT = fileURLToPath(new URL("../web", import.meta.url));

/**
 * The hub, wired in the order data flows: the site, the journal with the engine behind it, the clock that makes entries
 * of what is due, those who may come in, what is told to whom, and last the devices. It closes the other way round.
 *
 * @throws {Refusal} Configuration, folder or ports are wrong or taken, in words.
 * @throws {StoreUnavailable} The data folder can't be written.
 */
export async function openHub(options: HubOptions): Promise<Hub> {
	const { config, data, speed, simulate, onFatal } = options;
	const reached = newReached();
	const bounded = boundLog(options.log, reached);
	const { log } = bounded;
	const { threads, described: reading } = options.beginning ?? startUp(config);
	const closing = newShutdownStack(log);
	try {
		closing.push(() => bounded.close());
		closing.push(() => threads.dismiss());
		const [kinds, described] = await Promise.all([loadKinds(), reading]);
		const first = { configuration: described.configuration, site: siteFrom(described.site, kinds) };
		const store = await openStore({
			...{ data, config: described, log, threads, speed, onFatal },
			firstUse: simulate ? "simulate" : "plain",
			startsAt: (earliest) => options.startsAt?.(first.site, earliest) ?? earliest,
			...(options.machine && { machine: options.machine }),
		});
		closing.push(() => store.close());
		if (!simulate) refuseDemo(store);
		const { journal, reader, clock, access, credentials, folder } = store;
		const configuration = openConfiguration(first, { path: config, kinds, journal, reader, clock, log });
		const { site } = configuration;
		const tls = await openTls(options, { folder: folder.certificates, configuration, clock, log });
		closing.push(() => tls.close());
		const album = openSnapshotStore(folder.pictures);
		const ending = new AbortController();
		closing.push(() => ending.abort());
		const untilClosed = { log, closed: ending.signal };
		await onceStored(() => sayStarted(store), untilClosed);
		await onceStored(() => configuration.begin(), untilClosed);

		const ticking = tick(journal, clock, log);
		closing.push(() => ticking.stop());

		const anonymous = new AnonymousSockets(reached);
		const parts: { intake?: Intake } = {};
		const lastSeenAt = (device: string) => parts.intake?.lastSeenAt(device);
		const healthOf = (device: string) => parts.intake?.healthOf(device);
		const hearing = () => (parts.intake ? (parts.intake.ready ? "ready" : "gone") : "opening");
		const health = await openHealth({ journal, reader, clock, log, hearing });
		closing.push(() => health.close());
		const told = { lastSeenAt, healthOf, health, reached };
		const live = await openLive({ journal, reader, site, ...told, clock, wall: clock.wall, log });
		closing.push(() => live.close());
		const clockWatch = watchClock({ clock, journal, access, known: store.known, log });
		closing.push(() => clockWatch.close());
		const view = {
			lastSeenAt,
			healthOf,
			acceptWebSocket: (stream: Duplex, address: string, onSignIn: () => void) =>
				parts.intake ? parts.intake.acceptWebSocket(stream, address, onSignIn) : stream.destroy(),
			command: (device: string, request: CommandRequest): Promise<CommandOutcome> =>
				parts.intake?.command(device, request) ?? Promise.resolve({ id: request.id ?? "", outcome: "absent" }),
			isThere: (device: string) => parts.intake?.isThere(device) ?? false,
			counters: () => ({ ...parts.intake?.counters }),
			ready: () => parts.intake?.ready ?? false,
		};
		const http = await openHttp({
			...{ site, configuration, journal, reader, access, live, health, clockWatch, album, clock, log },
			...{ version: VERSION, webRoot: WEB_ROOT },
			intake: view,
			...{ reached, anonymous, ...tls.console },
			listen: options.http,
		});
		closing.push(() => http.close());

		const disconnect = (id: string) => parts.intake?.disconnect(id);
		const desk = controlCommands({ site, journal, access, credentials, clock, disconnect, watching: clockWatch });
		const control = await openControl(folder.controlSocket, desk, log);
		closing.push(() => control.close());

		const known = await reader.devices();
		const intake = await openIntake({
			...{ site, journal, credentials, clock, log, known, album, reached, anonymous, ...tls.devices },
			isDeaf: () => health.deaf,
		});
		parts.intake = intake;
		configuration.follow(() => intake.turn());
		closing.push(async () => {
			health.close();
			await intake.close();
			await sayStopped(store);
		});
		const out = await publishIncidents({
			...{ journal, reader, siteId: site.id, discreet: live.discreet, log, now: clock.now() },
			publish: (topic, payload, { retain, qos }) => intake.publish(topic, payload, { retain, qos }),
		});
		closing.push(() => out.close());
		const asking = await requestSnapshots({
			...{ journal, reader, clock, log },
			command: (device, request) => intake.command(device, request),
		});
		closing.push(() => asking.close());
		const notify = await openNotify({
			...{ journal, reader, site, clock, log, folder: dirname(config) },
			command: (device, request) => intake.command(device, request),
			attending: () => live.attending(),
			hides: live.discreet.has,
		});
		configuration.follow(() => notify.turn());
		closing.push(() => notify.close());
		const sweeping = sweepPictures({ album, journal, reader, clock, log, reached });
		closing.push(() => sweeping.close());
		const opened = { site, configuration, store, intake, http, health, clockWatch, ...tls.console };
		return { ...opened, close: () => closing.close() };
	} catch (error) {
		// What could not be closed is in the log; the reason it did not open is what the caller must know.
		await closing.close().catch(() => undefined);
		throw error;
	}
}

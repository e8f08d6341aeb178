import { dirname } from "node:path";
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
import { keepJournalShort } from "./hub/retention.ts";
import { newShutdownStack } from "./hub/shutdown-stack.ts";
import { type Startup, startUp } from "./hub/startup.ts";
import { openStore, refuseDemo, type Store } from "./hub/store.ts";
import { tick } from "./hub/timer-loop.ts";
import { openTls } from "./hub/tls.ts";
import { VERSION } from "./hub/version.ts";
import { type Intake, newIntake } from "./intake/open.ts";
import { publishIncidents } from "./live/mqtt-out.ts";
import { openLive } from "./live/open.ts";
import { newReached } from "./model/budgets.ts";
import type { Log } from "./model/log.ts";
import type { Site } from "./model/site.ts";
import type { SiteConfiguration } from "./model/site-configuration.ts";
import { openNotify } from "./notify/open.ts";
import { openPush } from "./notify/push/open.ts";
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
	/** Where HTTP is below its origin, as browsers see it through a proxy: `/gatehouse`; absent, at its root. */
	readonly basePath?: string;
	/** The embedded broker's address without TLS (absent: none), or the external broker's URL. */
	readonly mqtt?: { readonly host: string; readonly port: number } | { readonly broker: string };
	/** The embedded broker's address by TLS; absent: none. */
	readonly mqtts?: { readonly host: string; readonly port: number };
	/** What HTTP, and MQTT at `mqtts`, speak TLS with; absent: plain. */
	readonly tls?: TlsChoice;
	/** Addresses that others reach without TLS, because somebody said so. */
	readonly plain?: readonly string[];
	/** Where the pages are; absent, where the build puts them. */
	readonly webRoot?: string;
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
	/** What the site's file says now, and the way to another. */
	readonly configuration: SiteConfiguration;
	readonly store: Store;
	readonly intake: Intake;
	/** Where devices connect: the embedded broker's real port, or the external broker without its credentials. */
	readonly mqttUrl: string;
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
 * of what is due, the link to devices, those who may come in, what is told to whom. Each part is given what was there
 * before it; devices are heard last. It closes the other way round.
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
		closing.add(bounded);
		closing.push(() => threads.dismiss());
		const [kinds, described] = await Promise.all([loadKinds(), reading]);
		const first = { ...described, site: siteFrom(described.site, kinds) };
		const store = closing.add(
			await openStore({
				...{ data, config: described, log, threads, speed, onFatal },
				firstUse: simulate ? "simulate" : "plain",
				startsAt: (earliest) => options.startsAt?.(first.site, earliest) ?? earliest,
				...(options.machine && { machine: options.machine }),
			}),
		);
		if (!simulate) refuseDemo(store);
		const { journal, reader, clock, access, credentials, folder } = store;
		const configuration = openConfiguration(first, { path: config, kinds, journal, reader, clock, log });
		const site = () => configuration.site;
		const tls = closing.add(await openTls(options, { folder: folder.certificates, configuration, clock, log }));
		const album = openSnapshotStore(folder.pictures);
		const ending = new AbortController();
		closing.push(() => ending.abort());
		const untilClosed = { log, closed: ending.signal };
		await onceStored(() => sayStarted(store), untilClosed);
		await onceStored(() => configuration.begin(), untilClosed);
		closing.add(tick(journal, clock, log));

		const anonymous = new AnonymousSockets(reached);
		const known = await reader.devices();
		const doors = { reached, anonymous };
		const heard = { site, journal, credentials, clock, log, known, album };
		const intake = newIntake({ ...heard, ...doors, ...tls.devices });
		configuration.follow(intake);
		const health = closing.add(await openHealth({ journal, reader, clock, log, intake }));

		const { lastSeenAt, healthOf, command, publish } = intake;
		const told = { lastSeenAt, healthOf, health, reached };
		const live = closing.add(await openLive({ journal, reader, site, ...told, clock, wall: clock.wall, log }));
		configuration.follow(live);
		const clockWatch = closing.add(watchClock({ clock, journal, access, known: store.known, log }));
		const http = closing.add(
			await openHttp({
				...{ site, configuration, journal, reader, access, live, intake, health, clockWatch, album, clock, log },
				...{ version: VERSION, webRoot: options.webRoot ?? WEB_ROOT, listen: options.http, ...doors, ...tls.console },
				...(options.basePath !== undefined && { basePath: options.basePath }),
			}),
		);
		const { disconnect } = intake;
		const watching = clockWatch;
		const address = http.reachedAt;
		const commands = controlCommands({ site, journal, access, credentials, clock, disconnect, watching, address });
		closing.add(await openControl(folder.controlSocket, commands, log));

		const mqttUrl = await intake.open();
		closing.push(async () => {
			health.close();
			await intake.close();
			await sayStopped(store);
		});
		const { discreet, attending } = live;
		const out = { journal, reader, siteId: site().id, discreet, log, now: clock.now(), publish };
		closing.add(await publishIncidents(out));
		closing.add(await requestSnapshots({ journal, reader, clock, log, command }));
		const notify = closing.add(
			await openNotify({
				...{ journal, reader, site, clock, log, folder: dirname(config) },
				...{ command, attending, hides: discreet.has },
			}),
		);
		configuration.follow(notify);
		const { push, people } = access;
		closing.add(await openPush({ journal, reader, clock, push, log, hides: discreet.has, named: people.withRole }));
		closing.add(keepJournalShort({ site, journal, clock, log }));
		closing.add(sweepPictures({ album, journal, reader, clock, log, reached }));
		const opened = { configuration, store, intake, mqttUrl, http, health, clockWatch, ...tls.console };
		return { ...opened, close: () => closing.close() };
	} catch (error) {
		// What could not be closed is in the log; the reason it did not open is what the caller must know.
		await closing.close().catch(() => undefined);
		throw error;
	}
}

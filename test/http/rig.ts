import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import pino from "pino";
import { WebSocket } from "ws";
import { type Access, openAccess } from "../../src/access/open.ts";
import { sealWith } from "../../src/access/sealing.ts";
import { toFollower } from "../../src/contract/live.ts";
import type { Hub } from "../../src/http/hub.ts";
import { type HttpOptions, type HttpServer, openHttp } from "../../src/http/server.ts";
import { openClock } from "../../src/hub/clock.ts";
import { openConfiguration } from "../../src/hub/configuration.ts";
import { Credentials } from "../../src/intake/credentials.ts";
import { newIntake } from "../../src/intake/open.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { Reader } from "../../src/journal/query.ts";
import { publishIncidents } from "../../src/live/mqtt-out.ts";
import { type Live, openLive } from "../../src/live/open.ts";
import type { Clock } from "../../src/model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../../src/model/command.ts";
import type { Draft, Source } from "../../src/model/entry.ts";
import type { Log } from "../../src/model/log.ts";
import type { Role } from "../../src/model/role.ts";
import type { Site } from "../../src/model/site.ts";
import type { SiteConfiguration } from "../../src/model/site-configuration.ts";
import { readConfiguration } from "../../src/site/configuration.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { siteFrom } from "../../src/site/transferable.ts";
import { openSnapshotStore, type SnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { CHOSEN_HOUR, gardenAt } from "../local-hour.ts";
import { type Answer, type Heard, Reply } from "./reply.ts";
import { plainSiteOf, withoutProcedures } from "./rig-site.ts";

export const PASSWORD = "correct horse 7 battery";
const SEALING = sealWith(() => Buffer.alloc(32, "the rig's own"));

const GARDEN = gardenAt(CHOSEN_HOUR, { walked: true });

/** Half a hub: journal, access, live and HTTP on real files and sockets, with nobody's devices. */
export interface Rig {
	/** The site in force now. */
	readonly site: Site;
	readonly configuration: SiteConfiguration;
	readonly journal: Journal;
	readonly reader: Reader;
	readonly access: Access;
	readonly live: Live;
	readonly http: HttpServer;
	/** What its handlers work with. */
	readonly hub: Hub;
	readonly album: SnapshotStore;
	/** Where devices sign in, and with what; a reader is called `another-system`. */
	readonly mqtt: { readonly url: string; readonly secrets: Readonly<Record<string, string>> };
	/** The devices that are there, and what each answers to a command. */
	readonly answers: Map<string, (request: CommandRequest) => Promise<CommandOutcome>>;
	readonly log: Log;
	/** What the hub logged as an error. */
	readonly errors: readonly string[];
	/** What it logged as a warning. */
	readonly warnings: readonly Readonly<Record<string, unknown>>[];
	/** A device says something. */
	says(device: string, type: string, data?: Record<string, unknown>, more?: Partial<Draft>): Promise<number>;
	/** Signs a new user of this role in. */
	person(role: Role, name?: string): Promise<Person>;
	close(): Promise<void>;
}

export interface Person {
	readonly name: string;
	readonly cookie: string;
	call<const Method extends string, const Address extends string>(
		method: Method,
		path: Address,
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Reply<Answer<Method, Address>>>;
	follow(since?: number, journal?: string): Promise<Console>;
}

/** A WebSocket client of `/live` and all it heard. */
export interface Console {
	readonly socket: WebSocket;
	readonly heard: Heard[];
	closed(): Promise<{ code: number; reason: string }>;
	until(matches: (message: Heard) => boolean): Promise<Heard>;
}

let count = 0;

export async function openRig({
	webRoot,
	config,
	acceptWebSocket = (stream) => stream.destroy(),
	clock: given,
	devices = [],
	file,
	...budgets
}: Pick<HttpOptions, "reached" | "anonymous" | "certificates" | "plain" | "basePath"> & {
	webRoot?: string;
	/** The site's file; without one, Jingxin Garden's, but for its written procedures; nobody is looked for who is late. */
	config?: string;
	acceptWebSocket?: (stream: Duplex, address: string, onSignIn: () => void) => void;
	/** The hub's clock, and then that of sessions too. */
	clock?: Clock;
	/** Devices that may sign in by MQTT, with a reader; without them nothing listens for devices. */
	devices?: readonly string[];
	/** The journal's file, where the test looks at it too; else one that is gone with the rig. */
	file?: string;
} = {}): Promise<Rig> {
	const folder = await mkdtemp(join(tmpdir(), "gatehouse-http-"));
	const errors: string[] = [];
	const warnings: Record<string, unknown>[] = [];
	const write = (line: string) => {
		const said = JSON.parse(line);
		if (said.level < 50) warnings.push(said);
		else errors.push(line);
	};
	const log = pino({ level: "warn" }, { write });
	const kinds = await loadKinds();
	const read = config === undefined ? await withoutProcedures(GARDEN) : await readConfiguration(config);
	const plain = plainSiteOf(read, kinds);
	const { journal, reader } = await openJournal({
		file: file ?? join(folder, "journal.sqlite"),
		siteSource: { configuration: read, site: plain },
		log,
	});
	const clock = given ?? openClock({ notBefore: journal.lastAt });
	const first = { configuration: read, site: siteFrom(plain, kinds) };
	const configuration = openConfiguration(first, { path: config ?? GARDEN, kinds, journal, reader, clock, log });
	const site = () => configuration.site;
	const access = await openAccess({
		journal,
		reader,
		clock,
		sealing: SEALING,
		...(given && { wall: () => given.now() }),
	});
	const album = openSnapshotStore(join(folder, "snapshots"));
	const credentials = new Credentials();
	const made = credentials.make(devices, 0);
	const reading = credentials.makeReader("another-system", 0);
	made.done();
	reading.done();
	const mqtt = { host: "127.0.0.1", port: 0 };
	const links = newIntake({ site, journal, credentials, clock, log, known: [], album, mqtt });
	configuration.follow(links);
	const { lastSeenAt, counters } = links;
	const live = await openLive({ journal, reader, site, lastSeenAt, clock, log, consoleLastsMs: 100 });
	configuration.follow(live);
	const answers: Rig["answers"] = new Map();
	const intake = {
		isThere: (device: string) => answers.has(device),
		command: (device: string, request: CommandRequest): Promise<CommandOutcome> =>
			answers.get(device)?.(request) ?? Promise.resolve({ id: request.id ?? "", outcome: "absent" }),
		acceptWebSocket,
		lastSeenAt,
		healthOf: () => undefined,
		counters,
		hearing: "ready" as const,
	};
	const hub: Hub = {
		...{ site, configuration, journal, reader, access, live, album, intake, clock, log },
		version: "0.0.0",
	};
	const http = await openHttp({
		...hub,
		listen: { host: "127.0.0.1", port: 0 },
		...budgets,
		...(webRoot !== undefined && { webRoot }),
	});
	let out: { close(): void } | undefined;
	let url = "";
	if (devices.length > 0) {
		url = await links.open();
		out = await publishIncidents({
			...{ journal, reader, siteId: site().id, discreet: live.discreet, log, now: clock.now() },
			publish: links.publish,
		});
	}
	return {
		hub,
		get site() {
			return configuration.site;
		},
		configuration,
		mqtt: { url, secrets: { ...made.secrets, ...reading.secrets } },
		journal,
		reader,
		access,
		live,
		http,
		album,
		answers,
		log,
		errors,
		warnings,
		async says(device, type, data = {}, more = {}) {
			const now = clock.now();
			const zone = site().devices.get(device)?.zone;
			const source: Source = `device:${device}`;
			const draft = { source, type, id: `e${++count}`, at: now, receivedAt: now, data, ...(zone && { zone }), ...more };
			const appended = await journal.append(draft);
			if (!("seq" in appended)) throw new Error(JSON.stringify(appended));
			return appended.seq;
		},
		async person(role, name = `${role}-${++count}`) {
			await access.people.add({ name, role, password: PASSWORD, by: "hub" });
			return signIn(http.url, name);
		},
		async close() {
			await http.close();
			out?.close();
			await links.close();
			await reader.close();
			await journal.close();
			await rm(folder, { recursive: true });
		},
	};
}

export async function signIn(url: string, name: string, password = PASSWORD): Promise<Person> {
	const reply = await request(url, "POST", "/session", { body: { username: name, password } });
	if (reply.status !== 200) throw new Error(`sign-in: ${reply.status} ${reply.text}`);
	const cookie = reply.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
	return {
		name,
		cookie,
		call: (method, path, body, headers) => request(url, method, path, { body, headers: { cookie, ...headers } }),
		follow: (since = 0, journal) => follow(url, { cookie, origin: new URL(url).origin }, { since, journal }),
	};
}

export async function request<const Method extends string, const Address extends string>(
	url: string,
	method: Method,
	path: Address,
	{ body, headers = {} }: { body?: unknown; headers?: Record<string, string> | undefined } = {},
): Promise<Reply<Answer<Method, Address>>> {
	const at =
		/^\/(healthz|readyz|metrics|openapi|asyncapi|docs)/.test(path) || !path.startsWith("/") ? path : `/api/v1${path}`;
	const raw = typeof body === "string";
	const response = await fetch(`${url}${at}`, {
		method,
		redirect: "manual",
		headers: {
			origin: new URL(url).origin,
			...(body !== undefined && { "content-type": "application/json" }),
			...headers,
		},
		...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
	});
	return new Reply(response, await response.text());
}

export async function follow(
	url: string,
	headers: Record<string, string>,
	say?: { since: number; journal?: string | undefined } | undefined,
	path = "/live",
): Promise<Console> {
	const socket = new WebSocket(`${url.replace("http", "ws")}${path}`, { headers });
	const heard: Heard[] = [];
	let wake = () => {};
	socket.on("message", (data) => {
		const message = JSON.parse(data.toString());
		toFollower.parse(message);
		heard.push(message);
		wake();
	});
	const closed = new Promise<{ code: number; reason: string }>((done) =>
		socket.on("close", (code, reason) => done({ code, reason: reason.toString() })),
	);
	await new Promise<void>((done, failed) => {
		socket.on("open", done);
		socket.on("error", failed);
		socket.on("unexpected-response", (_request, response) => failed(new Error(String(response.statusCode))));
	});
	if (say) socket.send(JSON.stringify({ type: "follow", ...say }));
	return {
		socket,
		heard,
		closed: () => closed,
		async until(matches) {
			for (;;) {
				const found = heard.find(matches);
				if (found) return found;
				await new Promise<void>((done, failed) => {
					wake = done;
					void closed.then(({ code }) => failed(new Error(`closed with ${code} while waiting`)));
				});
			}
		},
	};
}

import { z } from "zod";
import { type Access, openAccess } from "../access/open.ts";
import { sealWith } from "../access/sealing.ts";
import { Credentials } from "../intake/credentials.ts";
import type { Journal } from "../journal/journal.ts";
import { openJournal } from "../journal/open.ts";
import type { Reader } from "../journal/query.ts";
import type { Threads } from "../journal/threads.ts";
import { hubStarted } from "../model/entries/hub-started.ts";
import type { Draft } from "../model/entry.ts";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import type { Described } from "../site/read-in-thread.ts";
import { type HubClock, type Machine, machineNow, movedMachine, openClock } from "./clock.ts";
import { type LastKnown, startOf } from "./clock-start.ts";
import { type Folder, takeFolder } from "./data-folder.ts";
import { standingCauses } from "./health.ts";
import { sealingKey } from "./sealing-key.ts";
import { newShutdownStack } from "./shutdown-stack.ts";

/** Everything that stands in the data folder, opened for this process alone. */
export interface Store {
	readonly folder: Folder;
	readonly journal: Journal;
	readonly reader: Reader;
	readonly clock: HubClock;
	/** What the journal knew of time when it was opened. */
	readonly known: LastKnown;
	readonly access: Access;
	readonly credentials: Credentials;
	/** True where the folder was first opened with `--simulate`: it holds demo users. */
	readonly isDemo: boolean;
	/** Commits what is in hand, closes, gives the folder free. */
	close(): Promise<void>;
}

export interface StoreOptions {
	readonly data: string;
	/** The site's file, or what was read of it. */
	readonly config: string | Described;
	/** Started before, to lose no time; absent, now. */
	readonly threads?: Threads;
	readonly log: Log;
	/** What a folder becomes that is opened for the first time. */
	readonly firstUse: "simulate" | "plain";
	readonly speed?: number;
	/** When the clock starts, given the earliest it may (epoch ms); absent: then. It moves with the machine's from there. */
	readonly startsAt?: (earliest: number) => number;
	/** The machine's clocks; absent, this one's. */
	readonly machine?: Machine;
	readonly onFatal?: (error: Error) => void;
}

const secrets = z.object({ name: z.string(), hash: z.instanceof(Uint8Array) });
const mark = z.object({ value: z.enum(["simulate", "plain"]) });

/**
 * Opens the data folder; creates it and its database if need be.
 *
 * @throws {Refusal} `folder-in-use`, `newer-database`.
 * @throws {StoreUnavailable} The folder or the database can't be written.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
	const { data, config, log, threads, firstUse, speed = 1, startsAt, machine, onFatal } = options;
	const closing = newShutdownStack(log);
	try {
		const folder = takeFolder(data);
		closing.push(() => folder.release());
		const { journal, reader } = await openJournal({
			file: folder.journalFile,
			siteSource: typeof config === "string" ? { configFile: config } : config,
			log,
			...(threads && { threads }),
			...(onFatal && { onFatal }),
		});
		closing.push(() => reader.close());
		closing.push(() => journal.close());
		const known = await lastKnown(journal, reader);
		const clock = startedClock({ known, simulated: firstUse === "simulate", speed, startsAt, machine });
		journal.timeBy(clock.now);
		const sealing = sealWith(sealingKey(folder.sealingKey));
		const access = await openAccess({ journal, reader, clock, sealing, wall: clock.wall });
		closing.push(() => access.refusedSignIns.flush().catch(() => undefined));
		return {
			...{ folder, journal, reader, clock, known, access },
			credentials: await readCredentials(reader),
			isDemo: (await usedFirstTo(firstUse, { journal, reader, clock })) === "simulate",
			close: () => closing.close(),
		};
	} catch (error) {
		await closing.close().catch(() => undefined);
		throw error;
	}
}

/** What the journal knows of time: a clock that was suspect when the last hub ended still is. */
async function lastKnown({ lastAt }: Journal, reader: Reader): Promise<LastKnown> {
	const [started] = (await reader.entries({ type: hubStarted.type, limit: 1, order: "desc" })).items;
	const causes = await standingCauses(reader);
	return { lastAt, ran: started !== undefined, suspect: causes.includes("clock-suspect") };
}

/**
 * The hub's clock. A simulation's devices live by the machine's, so its clock only counts from there. One that is told to
 * start at another time moves with the machine's from there.
 */
function startedClock({
	known,
	simulated,
	speed,
	startsAt,
	machine,
}: {
	known: LastKnown;
	simulated: boolean;
	speed: number;
	startsAt: StoreOptions["startsAt"];
	machine: Machine | undefined;
}): HubClock {
	const wall = machineNow(machine);
	const earliest = Math.max(wall, known.lastAt);
	const told = startsAt?.(earliest) ?? earliest;
	const given = machine && { machine };
	if (simulated || speed !== 1) return openClock({ notBefore: told, speed, simulated: true, ...given });
	if (told !== earliest) return openClock({ notBefore: told, machine: movedMachine(told - wall, machine) });
	return openClock({ notBefore: known.lastAt, start: startOf(wall, known), ...given });
}

/** Refuses a folder with demo users to a hub that guards something. */
export function refuseDemo({ isDemo, folder }: Store): void {
	if (!isDemo) return;
	const detail = `${folder.path} was first opened with --simulate and holds demo users; name another folder with --data`;
	throw new Refusal({ code: "demo-folder", detail });
}

async function readCredentials(reader: Reader): Promise<Credentials> {
	const devices = await reader.rows(
		"SELECT device AS name, secret_hash AS hash FROM device_credential WHERE revoked_at IS NULL",
		[],
	);
	const revoked = await reader.rows("SELECT device FROM device_credential WHERE revoked_at IS NOT NULL", []);
	const readers = await reader.rows("SELECT name, secret_hash AS hash FROM reader", []);
	return new Credentials({
		devices: z
			.array(secrets)
			.parse(devices)
			.map(({ name, hash }) => ({ device: name, secretHash: hash })),
		readers: z
			.array(secrets)
			.parse(readers)
			.map(({ name, hash }) => ({ name, secretHash: hash })),
		revoked: revoked.map(({ device }) => String(device)),
	});
}

async function usedFirstTo(
	firstUse: StoreOptions["firstUse"],
	{ journal, reader, clock }: Pick<Store, "journal" | "reader" | "clock">,
): Promise<StoreOptions["firstUse"]> {
	const [known] = await reader.rows("SELECT value FROM folder WHERE key = 'first-use'", []);
	if (known) return mark.parse(known).value;
	const now = clock.now();
	const draft: Draft = {
		source: "hub",
		type: "hub.folder-opened",
		id: crypto.randomUUID(),
		at: now,
		receivedAt: now,
		data: { firstUse },
	};
	await journal.append(draft, [{ sql: "INSERT INTO folder (key, value) VALUES ('first-use', ?)", params: [firstUse] }]);
	return firstUse;
}

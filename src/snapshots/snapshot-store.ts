import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BUDGETS } from "../model/budgets.ts";
import { StoreUnavailable } from "../model/problem.ts";
import { boundedQueue, oneByOne } from "./work-queue.ts";

/** The pictures on disk, each once, under the SHA-256 of its bytes: `ab/cdef….jpg`. */
export interface SnapshotStore {
	/**
	 * Keeps a picture and then lets `record` say so, with its hash (hex). When `record` begins, the file survives a power
	 * cut; until it ends, the file is not erased.
	 *
	 * @throws {StoreUnavailable} The disk is full or failing, or too many wait. Nothing is promised: do not acknowledge.
	 */
	keep<T>(bytes: Uint8Array<ArrayBuffer>, record: (hash: string) => Promise<T>): Promise<T>;
	/** The picture's bytes, or undefined where there is none (any more). */
	read(hash: string): Promise<Buffer | undefined>;
	/** Deletes the file if `may` says so; nobody keeps the same picture anew meanwhile. */
	erase(hash: string, may: () => Promise<boolean>): Promise<void>;
	/** The hashes of all files written before `before` (epoch ms, by the machine's clock); halves of files are removed. */
	olderThan(before: number): AsyncGenerator<string>;
}

/** So many are written at a time: the pool that writes files has four threads, and others need it too. */
const AT_A_TIME = 2;
const HASH = /^[0-9a-f]{64}$/;
const FOLDER = /^[0-9a-f]{2}$/;
const FILE = /^([0-9a-f]{62})\.jpg$/;

/** The album in the folder `path`, which is made with the first picture. */
export function openSnapshotStore(path: string): SnapshotStore {
	const turn = boundedQueue(AT_A_TIME, BUDGETS["pictures-waiting"].limit);
	const alone = oneByOne();
	const fileOf = (hash: string) => join(path, hash.slice(0, 2), `${hash.slice(2)}.jpg`);
	return {
		async keep(bytes, record) {
			const hash = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
			return alone(hash, async () => {
				await turn(bytes.length, () => write(fileOf(hash), bytes));
				return record(hash);
			});
		},
		async read(hash) {
			if (!HASH.test(hash)) return undefined;
			return readFile(fileOf(hash)).catch(unlessAbsent(undefined));
		},
		erase: (hash, may) =>
			alone(hash, async () => {
				if (await may()) await rm(fileOf(hash), { force: true });
			}),
		async *olderThan(before) {
			for (const folder of await readdir(path).catch(unlessAbsent([]))) {
				if (!FOLDER.test(folder)) continue;
				for (const name of await readdir(join(path, folder)).catch(unlessAbsent([]))) {
					const file = join(path, folder, name);
					const made = await stat(file).catch(unlessAbsent(undefined));
					if (!made || made.mtimeMs >= before) continue;
					const rest = FILE.exec(name)?.[1];
					if (rest !== undefined) yield folder + rest;
					else if (name.endsWith(".part")) await rm(file, { force: true });
				}
			}
		},
	};
}

/** Writes the file so that it is there whole or not at all, whatever happens; one that is there already stays. */
async function write(file: string, bytes: Uint8Array): Promise<void> {
	const folder = dirname(file);
	const part = join(folder, `.${randomUUID()}.part`);
	try {
		if ((await stat(file).catch(unlessAbsent(undefined)))?.size === bytes.length) return;
		const made = await mkdir(folder, { recursive: true, mode: 0o700 });
		if (made !== undefined) for (const one of [dirname(made), dirname(folder)]) await sync(one);
		const handle = await open(part, "wx", 0o600);
		await closing(handle, async () => {
			await handle.writeFile(bytes);
			await handle.sync();
		});
		await rename(part, file);
		await sync(folder);
	} catch (error) {
		await rm(part, { force: true }).catch(() => undefined);
		const why = error instanceof Error ? error.message : String(error);
		throw new StoreUnavailable(`a picture could not be written: ${why}`, { cause: error });
	}
}

async function sync(folder: string): Promise<void> {
	const handle = await open(folder, "r");
	await closing(handle, () => handle.sync());
}

async function closing(handle: FileHandle, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} finally {
		await handle.close();
	}
}

function unlessAbsent<T>(otherwise: T): (error: unknown) => T {
	return (error) => {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return otherwise;
		throw error;
	};
}

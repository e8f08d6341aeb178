import type { Journal } from "./journal.ts";
import { openReader } from "./open-reader.ts";
import { type JournalLog, openWriter } from "./open-writer.ts";
import type { Reader } from "./query.ts";
import type { SiteSource } from "./thread-messages.ts";
import { Threads } from "./threads.ts";

/**
 * Opens the journal of one file, with its two threads: one writes and runs the engine, one reads. The file is created
 * and its schema brought up to date; entries are not replayed, so it takes no longer when the journal grows.
 *
 * `onFatal` is called once, when nothing may be acknowledged any more (a sync failed, the file is damaged, the writer
 * crashed): the process must end. By default it does, with exit code 1.
 *
 * @throws {Refusal} `newer-database`, `wrong-configuration`: with what to do.
 * @throws {StoreUnavailable} The file can't be opened or written.
 */
export async function openJournal({
	file,
	siteSource,
	maxBytes,
	log,
	threads = new Threads(),
	onFatal = () => process.exit(1),
}: {
	file: string;
	siteSource: SiteSource;
	/** The file grows no larger than this; absent, as the disk allows. */
	maxBytes?: number;
	log: JournalLog;
	/** Absent, they are started now. */
	threads?: Threads;
	onFatal?: (error: Error) => void;
}): Promise<{ journal: Journal; reader: Reader }> {
	const start = { file, siteSource, ...(maxBytes !== undefined && { maxBytes }) };
	let journal: Journal | undefined;
	try {
		journal = await openWriter(threads, start, { log, onFatal });
		return { journal, reader: await openReader(threads, start, journal) };
	} catch (error) {
		threads.dismiss();
		await journal?.close();
		throw error;
	}
}

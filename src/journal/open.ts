import type { Journal } from "./journal.ts";
import { openReader } from "./open-reader.ts";
import { type JournalLog, openWriter } from "./open-writer.ts";
import type { Reader } from "./query.ts";
import type { SiteSource } from "./wire.ts";

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
	log,
	onFatal = () => process.exit(1),
}: {
	file: string;
	siteSource: SiteSource;
	log: JournalLog;
	onFatal?: (error: Error) => void;
}): Promise<{ journal: Journal; reader: Reader }> {
	const start = { file, siteSource };
	const journal = await openWriter(start, { log, onFatal });
	try {
		return { journal, reader: await openReader(start) };
	} catch (error) {
		await journal.close();
		throw error;
	}
}

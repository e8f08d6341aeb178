import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Commit, Journal } from "../../src/journal/journal.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { Reader } from "../../src/journal/query.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { configurationOf } from "../../src/site/configuration.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { transferableSiteOf } from "../../src/site/read.ts";
import { ONE_PLACE } from "../site/one-place.ts";
import { folder, NIGHT } from "./rig.ts";

const textOf = (keepClear: boolean) =>
	`${ONE_PLACE}overrides:\n  cam-south-1: { options: { keepClear: ${keepClear} } }\n`;
const open = configurationOf([{ name: "one-place.yaml", text: textOf(false) }]);
const clear = configurationOf([{ name: "one-place.yaml", text: textOf(true) }]);
const kinds = await loadKinds();
const described = (configuration: Configuration) => ({ configuration, site: transferableSiteOf(configuration, kinds) });
const silent = { info() {}, warn() {}, error() {}, fatal() {} };

interface Opened {
	readonly journal: Journal;
	readonly reader: Reader;
	readonly commits: Commit[];
	close(): Promise<void>;
}

async function opened(file: string, configuration: Configuration): Promise<Opened> {
	const { journal, reader } = await openJournal({ file, siteSource: { configuration }, log: silent });
	const commits: Commit[] = [];
	journal.follow((commit) => commits.push(commit));
	const close = async () => {
		await journal.close();
		await reader.close();
	};
	onTestFinished(close);
	return { journal, reader, commits, close };
}

let made = 0;
const person = (journal: Journal) =>
	journal.append({
		source: "device:cam-south-1",
		type: "camera.object-detected",
		id: `seen-${++made}`,
		at: NIGHT,
		receivedAt: NIGHT,
		zone: "south-1",
		data: { label: "person", score: 1, box: [0, 0, 1, 1] },
	});
const change = (journal: Journal, after: Configuration) =>
	journal.append({
		source: "hub",
		type: "configuration.changed",
		id: `change-${++made}`,
		at: NIGHT,
		receivedAt: NIGHT,
		data: { after: after.hash },
	});
const reasons = async (reader: Reader) =>
	(await reader.entries({ type: "camera.object-detected", limit: 100, order: "asc" })).items.map(
		({ outcomes }) => outcomes[0]?.because,
	);

test("entries before the change are judged by what was in force, entries behind it by the new one, in one commit too", async () => {
	const { journal, reader, commits } = await opened(join(folder(), "journal.sqlite"), open);
	await journal.storeConfiguration(described(clear));
	await Promise.all([person(journal), person(journal), change(journal, clear), person(journal), person(journal)]);
	expect(await reasons(reader)).toEqual(["not-a-reason", "not-a-reason", "raised", "repeated"]);
	expect(commits.flatMap(({ configuration }) => configuration ?? [])).toEqual([clear.hash]);
});

test("what was in force goes on after a restart, whatever the file says by then, until an entry says otherwise", async () => {
	const file = join(folder(), "journal.sqlite");
	const first = await opened(file, open);
	await first.journal.storeConfiguration(described(clear));
	await change(first.journal, clear);
	await first.close();
	const { journal, reader } = await opened(file, open);
	await person(journal);
	await journal.storeConfiguration(described(open));
	await change(journal, open);
	await person(journal);
	expect(await reasons(reader)).toEqual(["raised", "not-a-reason"]);
	const kept = await reader.rows("SELECT from_seq, hash FROM configuration_in_force ORDER BY from_seq", []);
	expect(kept).toEqual([
		{ from_seq: 1, hash: clear.hash },
		{ from_seq: 3, hash: open.hash },
	]);
});

test("a configuration that was not kept can't come into force: the entry is set aside, and nothing else with it", async () => {
	const { journal, reader } = await opened(join(folder(), "journal.sqlite"), open);
	expect(await change(journal, clear)).toEqual({ setAside: "engine failed" });
	await person(journal);
	expect(await reasons(reader)).toEqual(["not-a-reason"]);
});

test("a device cannot say that the configuration changed", async () => {
	const { journal, reader, commits } = await opened(join(folder(), "journal.sqlite"), open);
	await journal.storeConfiguration(described(clear));
	const at = { at: NIGHT, receivedAt: NIGHT };
	await journal.append({
		...{ source: "device:cam-south-1", type: "configuration.changed", id: "sly", ...at },
		data: { after: clear.hash },
	});
	await person(journal);
	expect(await reasons(reader)).toEqual(["not-a-reason"]);
	expect(commits.some(({ configuration }) => configuration !== undefined)).toBe(false);
});

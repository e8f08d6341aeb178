import { onTestFinished } from "vitest";
import type { Grouping } from "../../src/contract/statistics/groupings.ts";
import { isFromOutside } from "../../src/hub/replay.ts";
import type { Rows } from "../../src/journal/reader/presenter.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { Database } from "../../src/journal/store/sqlite.ts";
import { JournalWriter } from "../../src/journal/writer/journal-writer.ts";
import type { Draft } from "../../src/model/entry.ts";
import type { Incident } from "../../src/model/incident.ts";
import type { Site } from "../../src/model/site.ts";
import { openPresenter } from "../../src/statistics/presenter.ts";
import type { Page } from "../../src/statistics/question.ts";
import { countedSite } from "../../src/statistics/site-words.ts";
import { run } from "../engine/any-journal/run.ts";

type Db = InstanceType<typeof Database>;

/** The journal that these drafts make, and what of it each incident is in the end. */
export function journalOf(drafts: readonly Draft[], judge: Site): { db: Db; incidents: readonly Incident[] } {
	const db = new Database(":memory:");
	onTestFinished(() => void db.close());
	migrate(db);
	const writer = new JournalWriter(db, { sites: { given: judge }, inForce: judge, tell: () => {} });
	for (let at = 0; at < drafts.length; at += 3) {
		const some = drafts.slice(at, at + 3);
		writer.commit([{ op: "batch", drafts: JSON.stringify(some), count: some.length }]);
	}
	const rows = db.prepare<[], { value: string }>(
		"SELECT value FROM object WHERE kind = 'incident' AND value IS NOT NULL",
	);
	return { db, incidents: rows.all().map(({ value }) => JSON.parse(value)) };
}

/** What came from outside in a random journal, so much later. */
export function given(lines: Parameters<typeof run>[0], later: number): Draft[] {
	const keys = ["id", "source", "type", "at", "receivedAt", "zone", "data", "late", "initial", "clockSkew", "noTime"];
	return run(lines)
		.journal.filter((draft) => isFromOutside(draft))
		.map((entry) => {
			const draft = Object.fromEntries(Object.entries(entry).filter(([key]) => keys.includes(key)));
			return { ...draft, at: entry.at + later, receivedAt: entry.receivedAt + later } as Draft;
		});
}

interface Asking {
	readonly from: number;
	readonly to: number;
	readonly now?: number;
	readonly groupBy?: Grouping;
	readonly zone?: string;
	readonly kind?: string;
	readonly isPublic?: boolean;
	readonly drill?: boolean;
}

/** What the hub answers of these figures. */
export function asker(db: Db, judge: Site) {
	const read: Rows["read"] = (sql, params) =>
		db
			.prepare<unknown[], unknown[]>(sql)
			.raw()
			.all(...params);
	const present = openPresenter({ read } as Rows, countedSite(judge));
	return (page: Page, asking: Asking) => {
		const { now = asking.to, drill = false, isPublic = false, ...rest } = asking;
		const [text = "{}"] = present({ page, now, drill, isPublic, ...rest });
		return JSON.parse(text);
	};
}

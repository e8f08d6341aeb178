import { join } from "node:path";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { named } from "../../src/journal/store/name.ts";
import type { Draft } from "../../src/model/entry.ts";
import { DAY_MS } from "../../src/model/retention.ts";
import { folder, NIGHT, report } from "./rig.ts";
import smallSite from "./small-site.ts";
import { batch, closing, type Db, writer } from "./writer/nights.ts";

export const HOW = { judge: smallSite, markEveryMs: DAY_MS };
export const judges = { first: smallSite, of: () => smallSite };
export const dayOf = (n: number) => NIGHT + n * DAY_MS;

/** An empty journal in a file, as a hub that fills it has it open. */
function inFile(file: string): Db {
	const db = closing(connectToWrite(file));
	migrate(db);
	named(db);
	db.pragma("synchronous = OFF");
	return db;
}

export interface Story {
	readonly file: string;
	readonly db: Db;
	/** Incidents that were resolved on the first day: held since, open again by now, with a picture that stands, and no more than that. */
	readonly incidents: readonly [held: string, again: string, pictured: string, past: string];
}

/** Four incidents of the first day, and a few passages on each day after it. */
export function story({
	days,
	passages,
	site = HOW,
}: {
	days: number;
	passages: (day: number) => number;
	site?: typeof HOW;
}): Story {
	const file = join(folder(), "journal.sqlite");
	const db = inFile(file);
	const journal = writer(db, site);
	const say = (at: number, more: Partial<Draft>) =>
		Number(journal.commit([batch([report({ at, receivedAt: at, ...more })])]).answers[0]);
	say(dayOf(0), { source: "hub", type: "hub.started", data: { version: "1" } });
	const incidents = ["gate-1", "gate-2", "gate-3", "gate-1"].map((gate, n) => {
		const at = dayOf(0) + n * 3_600_000;
		const raised = say(at, {
			source: `device:${gate}`,
			type: "gate.broken",
			zone: gate === "gate-1" ? "north" : "south",
		});
		const incident = String(db.prepare("SELECT incident FROM entry WHERE seq = ?").pluck().get(raised));
		const does = (after: number, type: string, data: object) =>
			say(at + after, { source: "user:li", type, data: { incident, ...data } });
		const rev = () =>
			Number(db.prepare("SELECT rev FROM object WHERE kind = 'incident' AND id = ?").pluck().get(incident));
		does(1_000, "incident.acknowledged", { rev: rev() });
		does(2_000, "incident.resolved", { rev: rev(), cause: "false", detail: "mistake" });
		return incident;
	});
	const [held = "", again = "", pictured = "", past = ""] = incidents;
	say(dayOf(0) + 5 * 3_600_000, {
		source: "user:wang",
		type: "incident.held",
		data: { incident: held, reason: "police" },
	});
	db.prepare(
		"INSERT INTO picture (seq, hash, device, received_at) SELECT max(seq), 'stands', 'gate-3', ? FROM entry WHERE incident = ?",
	).run(dayOf(0), pictured);
	for (let day = 1; day < days; day++) {
		const passed = Array.from({ length: passages(day) }, () => report({ at: dayOf(day), receivedAt: dayOf(day) }));
		journal.commit([batch(passed)]);
	}
	say(dayOf(days), { source: "user:wang", type: "incident.reopened", data: { incident: again, reason: "back" } });
	return { file, db, incidents: [held, again, pictured, past] };
}

export const retaining = (db: Db, before: number, at: number) =>
	writer(db, HOW).commit([batch([], undefined, { before, at })]);
export const entriesOf = (db: Db, incident: string) =>
	db.prepare<[string], number>("SELECT seq FROM entry WHERE incident = ? ORDER BY seq").pluck().all(incident);
export const anchorOf = (db: Db) =>
	db.prepare<[], { seq: number; done: number; entry: number }>("SELECT * FROM anchor").get();

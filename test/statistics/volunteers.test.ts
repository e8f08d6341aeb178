import { expect, test } from "vitest";
import type { Draft } from "../../src/model/entry.ts";
import { garden, instant } from "../scenario.ts";
import { asker, journalOf } from "./asked.ts";

const MINUTE_MS = 60_000;
const START = instant("22:00");
let told = 0;

/** A draft of li's, so many minutes into the night. */
const say = (minutes: number, type: string, data: Draft["data"] = {}, source = "user:li"): Draft => ({
	...{ source: source as Draft["source"], type, id: `v-${told++}`, data },
	...{ at: START + minutes * MINUTE_MS, receivedAt: START + minutes * MINUTE_MS },
});
const report = { kind: "nuisance", zone: "b05-1", reportedBy: "phone", note: "by the bins" };

/** What was told, and then a nuisance that somebody reports and li takes. */
function reporting(minutes: number, before: readonly Draft[]): Draft[] {
	const told = [...before, say(minutes, "incident.reported", report)];
	const newest = journalOf(told, garden).incidents.toSorted((a, b) => b.openedAt - a.openedAt)[0];
	return [...told, say(minutes, "incident.acknowledged", { incident: newest?.id, rev: newest?.rev })];
}

/** The report's incident, and the three who live nearest to it. */
function known() {
	const reported = reporting(1, [say(0, "hub.started", {}, "hub")]);
	const [{ id: incident } = { id: "" }] = journalOf(reported, garden).incidents;
	const [asked] = journalOf([...reported, say(2, "incident.volunteers-asked", { incident })], garden).incidents;
	return { reported, incident, near: asked?.volunteers?.map(({ volunteer }) => volunteer) ?? [] };
}

const asked = (minutes: number) => [minutes, "asked"] as const;
const said = (minutes: number, nth: number, answer: string) => [minutes, nth, answer] as const;
type Told = ReturnType<typeof asked> | ReturnType<typeof said>;

function draftsOf(told: readonly Told[]): Draft[] {
	const { reported, incident, near } = known();
	const more = told.map(([minutes, what, answer]) =>
		what === "asked"
			? say(minutes, "incident.volunteers-asked", { incident })
			: say(minutes, "incident.volunteer-answered", { incident, volunteer: near[what], answer }),
	);
	return [...reported, ...more];
}

const period = { from: START, to: START + 60 * MINUTE_MS, now: START + 120 * MINUTE_MS };

test.each([
	{ what: "nobody is asked", told: [], figures: { asked: 0, coming: 0, cannot: 0 } },
	{ what: "three are asked, none has answered", told: [asked(2)], figures: { asked: 3, coming: 0, cannot: 0 } },
	{
		what: "one comes, one cannot",
		told: [asked(2), said(3, 0, "coming"), said(4, 1, "cannot")],
		figures: { asked: 3, coming: 1, cannot: 1 },
	},
	{
		what: "the last word of each counts",
		told: [asked(2), said(3, 0, "coming"), said(4, 0, "cannot")],
		figures: { asked: 3, coming: 0, cannot: 1 },
	},
	{
		what: "the next three are asked too",
		told: [asked(2), said(3, 2, "coming"), asked(5)],
		figures: { asked: 6, coming: 1, cannot: 0 },
	},
])("$what: that is what the figures say, and they name nobody", ({ told, figures }) => {
	const { db, incidents } = journalOf(draftsOf(told), garden);
	const ask = asker(db, garden);
	expect(ask("response", period).totals.volunteers).toEqual(figures);
	const { groups } = ask("response", { ...period, groupBy: "priority" });
	expect(groups.map(({ volunteers }: { volunteers: object }) => volunteers)).toEqual([figures]);
	const shown = JSON.stringify(ask("response", period));
	for (const { name } of incidents.flatMap(({ volunteers = [] }) => volunteers)) expect(shown).not.toContain(name);
});

test("what was asked about one incident counts for the one that it is merged into, each volunteer once", () => {
	const { incident } = known();
	const twice = reporting(6, draftsOf([asked(2), said(3, 0, "coming")]));
	const other = journalOf(twice, garden).incidents.find(({ id }) => id !== incident)?.id ?? "";
	const drafts = [
		...twice,
		say(7, "incident.volunteers-asked", { incident: other }),
		say(8, "incident.merged", { incident, into: other }),
	];
	const { db } = journalOf(drafts, garden);
	expect(asker(db, garden)("response", period).totals.volunteers).toEqual({ asked: 3, coming: 1, cannot: 0 });
});

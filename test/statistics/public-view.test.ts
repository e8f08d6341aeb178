import { expect, test } from "vitest";
import {
	DEVICE_GROUPINGS,
	type Grouping,
	HEALTH_GROUPINGS,
	INCIDENT_GROUPINGS,
	PATROL_GROUPINGS,
	PRIVATE_GROUPINGS,
} from "../../src/contract/statistics/groupings.ts";
import { snapshotReceived } from "../../src/model/entries/snapshot-received.ts";
import type { Draft } from "../../src/model/entry.ts";
import { PAGES, type Page } from "../../src/statistics/question.ts";
import { always } from "../engine/any-journal/run.ts";
import { START, site } from "../engine/any-journal/site.ts";
import { asker, given, journalOf } from "./asked.ts";

const DAY_MS = 86_400_000;
const GROUPINGS: Readonly<Record<Page, readonly Grouping[]>> = {
	overview: INCIDENT_GROUPINGS,
	incidents: INCIDENT_GROUPINGS,
	response: INCIDENT_GROUPINGS,
	patrol: PATROL_GROUPINGS,
	devices: DEVICE_GROUPINGS,
	health: HEALTH_GROUPINGS,
	heatmap: [],
};
const panels = [...site.devices.values()]
	.filter(({ kind, zone }) => kind === "home" && zone === "b07-1")
	.map(({ id }) => id);

/** All that the public view says of the day of a journal, by page and by what its figures are told apart by. */
function publicView(drafts: readonly Draft[]): Readonly<Record<string, string>> {
	const { db } = journalOf(drafts, site);
	const ask = asker(db, site);
	const asking = { from: START - DAY_MS, to: START + DAY_MS, now: START + 2 * DAY_MS, isPublic: true };
	const said = PAGES.flatMap((page) => {
		const groupings = GROUPINGS[page].filter((one) => !PRIVATE_GROUPINGS.includes(one));
		return [undefined, ...groupings].map((groupBy) => {
			const answer = ask(page, { ...asking, ...(groupBy && { groupBy }) });
			return [`${page} by ${groupBy ?? "nothing"}`, JSON.stringify(answer)];
		});
	});
	db.close();
	return Object.fromEntries(said);
}

test("the public view of any journal is the same, byte for byte, whichever flats and guards it was", () => {
	const [first = "", second = ""] = panels;
	/** Each flat is its neighbour, and either guard the other. */
	const other = new Map([
		...panels.map((id, n) => [id, panels[n ^ 1] ?? id] as const),
		...([
			["zhao", "qian"],
			["qian", "zhao"],
		] as const),
	]);
	const exchanged = (drafts: readonly Draft[]): Draft[] =>
		JSON.parse(JSON.stringify(drafts).replace(/[\w-]+/g, (word) => other.get(word) ?? word));
	const some = { source: `device:${first}`, data: { guards: ["zhao"] } };
	expect(exchanged([some as never])).toEqual([{ source: `device:${second}`, data: { guards: ["qian"] } }]);
	always(
		(lines) => {
			const drafts = given(lines, 0);
			const said = publicView(drafts);
			expect(publicView(exchanged(drafts))).toEqual(said);
			const names = [...panels, ...panels.map((id) => site.devices.get(id)?.unit ?? id), "zhao", "qian"];
			expect(names.filter((name) => JSON.stringify(said).includes(`"${name}`))).toEqual([]);
		},
		{ oneIn: 15 },
	);
});

test("the public view is the same, byte for byte, whatever special incidents and pictures there were", () => {
	const say = (sort: Partial<Draft>, minutes: number): Draft => ({
		...{ source: "user:li" as const, type: "x", id: `d${minutes}`, data: {} },
		...{ at: START + minutes * 60_000, receivedAt: START + minutes * 60_000 },
		...sort,
	});
	const broken = { source: "device:beam-east-3", type: "perimeter.beam-broken", zone: "east-3" } as const;
	const usual = [
		say({ source: "hub", type: "hub.started" }, 0),
		say({ ...broken, data: { beams: [1, 2], direction: "in" } }, 1),
	];
	const home = (n: number, type: string, minutes: number) =>
		say(
			{
				...{ source: `device:${panels[n]}` as const, type, zone: "b07-1" },
				data: type === "home.panic" ? { button: "wall" } : {},
			},
			minutes,
		);
	const picture = say(
		{
			source: "hub",
			type: snapshotReceived.type,
			zone: "east-3",
			data: { device: "cam-east-3", hash: "0".repeat(64) },
		},
		8,
	);
	const plain = publicView([...usual, home(0, "home.panic", 5)]);
	expect(publicView([...usual, home(1, "home.panic", 5), home(2, "home.duress", 7), picture])).toEqual(plain);
	expect(JSON.stringify(plain)).not.toMatch(/b07-1-\d{4}|special/);
});

import { expect, test } from "vitest";
import type { Flag } from "../../../src/model/patrol.ts";
import { instant } from "../../scenario.ts";
import { PatrolNight } from "./patrol-night.ts";
import { smallNight, smallSite } from "./small-site.ts";

const SITE = smallSite();
let ids = 0;

/** Scans of plates one after the other: when each was made, when it came in, and what else the phone says. */
type Scan = readonly [checkpoint: string, made: string, came: string, more?: Record<string, unknown>, guard?: string];

const scanned = (night: PatrolNight, scans: readonly Scan[]) =>
	scans.map(([checkpoint, at, came, more = {}, guard = "wang"], i) => {
		night.until(came);
		const proved = { grade: "plate", checkpoint } as const;
		const said = { id: `s${++ids}`, checkpoint, at, counter: i + 1, proved, ...more };
		return night.phone(came, said, guard);
	});

/** Of each stop, what makes it doubtful. */
const flags = (night: PatrolNight) => night.round.stops.map(({ flags: said = [] }) => [...said].sort());

const HONEST: readonly Scan[] = [
	["cp-b01", "02:00", "02:00"],
	["cp-b02", "02:10", "02:10"],
	["cp-b03", "02:20", "02:20"],
	["cp-b04", "02:30", "02:30"],
];
const none: Flag[] = [];

test.each<[string, readonly Scan[], readonly Flag[][]]>([
	["nobody cheats", HONEST, [none, none, none, none]],
	[
		"a guard out of reach for an hour, all told at once, the last first",
		HONEST.map(([checkpoint, at], i) => [checkpoint, at, `03:30:0${4 - i}`, { counter: i + 1 }] as const).reverse(),
		[none, none, none, none],
	],
	[
		"four plates scanned at a desk",
		HONEST.map(([checkpoint], i) => [checkpoint, `02:00:0${i * 2}`, `02:00:0${i * 2}`] as const),
		[
			["copied-plate"],
			["copied-plate", "implausible"],
			["copied-plate", "implausible"],
			["copied-plate", "implausible"],
		],
	],
	[
		"the same, told an hour later and the other way round",
		HONEST.map(([checkpoint], i) => [checkpoint, `02:00:0${i * 2}`, `03:00:0${9 - i}`, { counter: i + 1 }] as const)
			.slice()
			.reverse(),
		[
			["copied-plate"],
			["copied-plate", "implausible"],
			["copied-plate", "implausible"],
			["copied-plate", "implausible"],
		],
	],
	[
		"four tags read one after the other: nothing shows a tag but the tag",
		HONEST.map(
			([checkpoint], i) =>
				[
					...([checkpoint, `02:00:0${i * 2}`, `02:00:0${i * 2}`] as const),
					{ method: "nfc", proved: { grade: "tag", checkpoint } },
				] as const,
		),
		[none, ["implausible"], ["implausible"], ["implausible"]],
	],
	[
		"a lent phone",
		[
			["cp-b01", "02:01", "02:01", { bootId: "lent", counter: 0 }, "zhou"],
			["cp-b02", "02:10", "02:10", { bootId: "lent" }],
		],
		[none, ["shared-phone"], none, none],
	],
	[
		"a clock an hour back, by its own count",
		[
			["cp-b01", "02:00", "02:00"],
			["cp-b02", "02:30", "02:30"],
			["cp-b03", "02:20", "03:20"],
		],
		[none, none, ["clock-set-back"], none],
	],
	[
		"a clock an hour back, by the hub's time as it sent",
		[["cp-b02", "02:10", "03:10", { clock: { aheadMs: -3_600_000 } }]],
		[none, ["clock-set-back"], none, none],
	],
	[
		"a clock an hour back, of a phone that had nothing left to send meanwhile",
		[["cp-b02", "02:10", "03:10", { clock: { notBefore: instant("03:05") } }]],
		[none, ["clock-set-back"], none, none],
	],
	[
		"what was sent before, by another who has it from the phone",
		[
			["cp-b02", "02:10", "02:10", { counter: 7, bootId: "of-zhou" }, "zhou"],
			["cp-b02", "02:10", "02:12", { counter: 7, bootId: "of-zhou" }],
		],
		[none, ["replayed", "shared-phone"], none, none],
	],
	[
		"a phone that counts badly",
		[
			["cp-b01", "02:00", "02:00", { counter: 7 }],
			["cp-b02", "02:10", "02:10", { counter: 7 }],
		],
		[none, none, none, none],
	],
	[
		"a position far from the plate: it is a picture of it",
		[["cp-b02", "02:10", "02:10", { position: { x: -500, y: 0, accuracyM: 10 } }]],
		[none, ["copied-plate", "far"], none, none],
	],
])("%s", (_what, scans, expected) => {
	const night = new PatrolNight(SITE);
	for (const said of scanned(night, scans)) expect(said).not.toHaveProperty("refused");
	expect(flags(night)).toEqual(expected);
});

test("a day's upload counts without a flag, one of two days flagged, one of more than a week not at all", () => {
	const night = smallNight();
	const made = (at: string, came: string) => {
		night.until(came);
		return night.phone(came, { id: `u${++ids}`, checkpoint: "cp-b01", at, counter: ids });
	};
	const why = (said: ReturnType<typeof made>) => ("refused" in said ? [] : said.outcomes.map(({ because }) => because));
	expect(why(made("02:00", "24 01:59"))).toEqual(["taken-back", "checked-in"]);
	expect(why(made("02:01", "25 02:30"))).toEqual(["uploaded-late", "checked-in-again"]);
	expect(why(made("02:02", "30 02:03"))).toEqual(["uploaded-late", "too-old"]);
});

import type { Line } from "./line.ts";

interface Found {
	readonly what: string;
	readonly given: readonly Line[];
}

const watched = { guards: [], note: "note", standIn: "li" };
const nothing = { data: {}, mark: "", ageMs: 0 } as const;

/** Journals that once made a property fall, as they were shrunk: each is tried of every property. */
export const FOUND: readonly Found[] = [
	{
		what: "one drilled incident goes into another, then something real ends the drill",
		given: [
			{ waitMs: 0, sort: "watch", who: "li", type: "drill.begun", data: { ...watched, scenario: "smoke-in-flat" } },
			{ waitMs: 40_000, sort: "act", type: "incident.merged", which: 0, stale: 0, data: {} },
			{ waitMs: 2_000, sort: "report", device: "beam-east-2", type: "perimeter.tamper", ...nothing },
		],
	},
	{
		what: "two real incidents are put together beside a drill",
		given: [
			{ waitMs: 0, sort: "report", device: "panel-b07-1-0502", type: "home.tamper", ...nothing },
			{ waitMs: 0, sort: "report", device: "beam-east-2", type: "perimeter.tamper", ...nothing },
			{ waitMs: 0, sort: "watch", who: "li", type: "drill.begun", data: { ...watched, scenario: "wall-climb" } },
			{ waitMs: 3_000, sort: "act", type: "incident.merged", which: 0, stale: 0, data: { reason: "because" } },
		],
	},
	{
		what: "an alarm comes off the shelf after its episode would have been over",
		given: [
			{ waitMs: 0, sort: "report", device: "beam-east-2", type: "perimeter.tamper", ...nothing },
			{
				...{ waitMs: 262_123, sort: "quiet", type: "alarm.shelved", which: 0, forMs: 337_878 },
				data: { reason: "a branch", role: "captain" },
			},
			{ waitMs: 337_878, sort: "report", device: "panel-b07-1-0401", type: "home.tamper", ...nothing },
		],
	},
	{
		what: "two are put together at the very moment at which the shift leader would be told of one",
		given: [
			{ waitMs: 0, sort: "hub", type: "device.lost", data: { device: "beam-east-2", why: "silent" } },
			{ waitMs: 13_703, sort: "watch", who: "li", type: "shift.signed-on", data: watched },
			{ waitMs: 1_377_329, sort: "report", device: "beam-east-2", type: "perimeter.tamper", ...nothing },
			{ waitMs: 408_968, sort: "act", type: "incident.merged", which: 0, stale: 0, data: { reason: "because" } },
			{ waitMs: 0, sort: "report", device: "beam-east-2", type: "perimeter.tamper", ...nothing },
		],
	},
];

import type { Line } from "./line.ts";

interface Found {
	readonly what: string;
	readonly given: readonly Line[];
}

const watched = { guards: [], note: "note", standIn: "li" };

/** Journals that once made a property fall, as they were shrunk. */
export const FOUND: readonly Found[] = [
	{
		what: "one drilled incident goes into another, then something real ends the drill",
		given: [
			{
				waitMs: 0,
				sort: "watch",
				who: "li",
				type: "drill.begun",
				data: { ...watched, scenario: "smoke-in-flat" },
			},
			{ waitMs: 40_000, sort: "act", type: "incident.merged", which: 0, stale: 0, data: {} },
			{
				waitMs: 2_000,
				sort: "report",
				device: "beam-east-2",
				type: "perimeter.tamper",
				data: {},
				mark: "",
				ageMs: 0,
			},
		],
	},
];

import fc from "fast-check";
import type { Draft } from "../../../src/model/entry.ts";
import { garden, Night } from "../../scenario.ts";
import { FOUND } from "./found.ts";
import type { Line } from "./line.ts";
import { action, quieting, restart, watch } from "./persons.ts";
import { finding, press, report } from "./reports.ts";
import { START, site } from "./site.ts";

export type { Line } from "./line.ts";

const lines: fc.Arbitrary<Line[]> = fc.array(
	fc.oneof(
		{ weight: 12, arbitrary: report },
		{ weight: 1, arbitrary: press },
		{ weight: 4, arbitrary: finding },
		{ weight: 6, arbitrary: action },
		{ weight: 3, arbitrary: quieting },
		{ weight: 4, arbitrary: watch },
		{ weight: 1, arbitrary: restart },
	),
	{ minLength: 1, maxLength: 60 },
);

/** One flat that calls for help, and whatever could keep that from being heard or answered. */
const calls: fc.Arbitrary<Line[]> = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: press },
		{ weight: 5, arbitrary: quieting },
		{ weight: 8, arbitrary: action },
		{ weight: 1, arbitrary: finding },
		{ weight: 1, arbitrary: watch },
		{ weight: 1, arbitrary: restart },
	),
	{ minLength: 1, maxLength: 60 },
);

/** How often each property is tried; `RUNS=2000` in the environment tries it more often. */
const RUNS = Number(process.env.RUNS ?? 150);
/** `JOURNAL_SEED=… JOURNAL_PATH=…` repeat what a run has printed. */
const SEED = Number(process.env.JOURNAL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PATH = process.env.JOURNAL_PATH;

process.stdout.write(`journals: JOURNAL_SEED=${SEED}, ${RUNS} of each property\n`);

/**
 * Holds for any journal. What falls says by which seed and path it is to be had again, as it was shrunk. `oneIn`: tried so
 * much more seldom than others, since it takes so much longer.
 */
export function always(property: (given: Line[]) => void, { of = lines, oneIn = 1 } = {}): void {
	for (const { what, given } of FOUND) {
		try {
			property([...given]);
		} catch (error) {
			throw new Error(`the journal in which ${what} fails again`, { cause: error });
		}
	}
	const repeats = PATH === undefined ? {} : { path: PATH, endOnFailure: true };
	const found = fc.check(fc.property(of, property), { numRuns: Math.ceil(RUNS / oneIn), seed: SEED, ...repeats });
	if (!found.failed) return;
	const again = `JOURNAL_SEED=${found.seed} JOURNAL_PATH=${found.counterexamplePath}`;
	const message = `the journal below fails; to repeat it: ${again}\n${fc.stringify(found.counterexample?.[0])}`;
	throw new Error(message, { cause: found.errorInstance });
}

/** Holds whatever befalls a call for help. */
export function alwaysWithCalls(property: (given: Line[]) => void): void {
	always(property, { of: calls });
}

/** Runs a random journal on the real engine; `each` sees the night after every line, as it was before, and when a person asked. */
export function run(
	given: readonly Line[],
	each: (
		night: Night,
		before: ReturnType<typeof snapshot>,
		line: Line,
		asked: ReturnType<typeof snapshot>,
	) => void = () => {},
): Night {
	const night = new Night(site, undefined, { entriesAtMost: 20_000 });
	let now = START;
	for (const [i, line] of given.entries()) {
		now += line.waitMs;
		const before = snapshot(night);
		let asked = before;
		const draft = { id: `line-${i}`, at: now, receivedAt: now };
		if (line.sort === "report") night.append(reportDraft(line, draft, now));
		else if (line.sort === "restart") {
			const devices = new Map([...garden.devices].filter(([id]) => id !== line.without));
			night.restart({ ...site, devices });
			night.append({ ...draft, source: "hub", type: "hub.started", data: {} });
		} else if (line.sort === "hub") night.append({ ...draft, source: "hub", type: line.type, data: line.data });
		else if (line.sort === "quiet") {
			night.append({ ...draft, id: `wait-${i}`, source: "hub", type: "hub.waited", data: {} });
			const alarm = night.alarms.sort((a, b) => Number(a.id.slice(4)) - Number(b.id.slice(4))).at(-1 - line.which);
			const [id] = night.state[line.type.startsWith("weather") ? "weather" : "walk-test"].keys();
			const data = { ...line.data, alarm: alarm?.id ?? "alm-0", until: now + line.forMs, id: id ?? "wlk-0" };
			night.append({ ...draft, source: "user:li", type: line.type, data });
		} else if (line.sort === "watch") {
			const [drill] = night.state.drill.keys();
			const data = { ...line.data, until: now + 600_000, ...(drill !== undefined && { drill }) };
			night.append({ ...draft, source: `user:${line.who}`, type: line.type, data });
		} else {
			night.append({ ...draft, id: `wait-${i}`, source: "hub", type: "hub.waited", data: {} });
			asked = snapshot(night);
			const byAge = night.incidents.sort((a, b) => Number(a.id.slice(4)) - Number(b.id.slice(4)));
			const incident = byAge[line.which % Math.max(1, byAge.length)];
			const other = byAge[(line.which + 1) % Math.max(1, byAge.length)];
			const past = /reopened|review|police/.test(line.type) ? night.ended.at(-1 - (line.which % 3)) : undefined;
			const data = {
				...line.data,
				incident: past?.id ?? incident?.id ?? "inc-0",
				rev: (incident?.rev ?? 0) - line.stale,
				...{ into: other?.id ?? "inc-0", alarms: incident?.alarms.slice(0, 1 + (line.which % 2)) ?? [] },
				...{ until: now + line.waitMs, dispatch: incident?.dispatches?.at(-1)?.id ?? "dsp-0" },
			};
			night.append({ ...draft, source: line.which % 3 === 0 ? "user:wang" : "user:li", type: line.type, data });
		}
		each(night, before, line, asked);
	}
	return night;
}

function reportDraft(
	line: Extract<Line, { sort: "report" }>,
	draft: { id: string; receivedAt: number },
	now: number,
): Draft {
	const zone = garden.devices.get(line.device)?.zone;
	return {
		...draft,
		source: `device:${line.device}`,
		type: line.type,
		data: line.data,
		at: line.mark === "late" ? now - line.ageMs : now,
		...(zone !== undefined && { zone }),
		...(line.mark === "late" && { late: true }),
		...(line.mark === "initial" && { initial: true }),
	};
}

function snapshot(night: Night) {
	return {
		incidents: new Map(night.state.incident),
		alarms: new Map(night.state.alarm),
		ended: night.ended.length,
		entries: night.journal.length,
	};
}

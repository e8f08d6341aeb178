import { expect, test } from "vitest";
import type { Compound } from "../../simulators/compound.ts";
import { letGuardsPatrol } from "../../simulators/world/guards.ts";
import { createWorld } from "../../simulators/world/world.ts";
import { DESK_POST } from "../../src/model/roster-pattern.ts";
import { rosterAt } from "../../src/model/rostered.ts";
import { Night } from "../scenario.ts";
import { compound, site } from "./jingxin.ts";

const HOUR_MS = 3_600_000;
const STEP_MS = 20_000;
/** What is due falls due so often at least. */
const TICK_MS = 60_000;
/** An upload by a reader that had no network. */
const LATE_MS = 5 * 60_000;
/** What of the rounds rang and what became of them, in so many hours. */
interface Lived {
	readonly rang: readonly string[];
	readonly rounds: readonly string[];
	readonly flagged: readonly string[];
}

/** Guards walk against the whole engine, which tells them of its rounds; nothing else happens. */
function live({
	from,
	hours,
	seed = "7",
	of = compound,
	at = {},
	tells = true,
}: {
	from: string;
	hours: number;
	seed?: string;
	of?: Compound;
	/** What people do: by the hour after the start. */
	at?: Readonly<Record<number, (night: Night, now: number) => void>>;
	tells?: boolean;
}): Lived {
	const startAt = Date.parse(from);
	const night = new Night(site);
	const world = createWorld({ compound: of, seed, startAt });
	let n = 0;
	const say = (source: "hub" | `device:${string}`, type: string, data: object, more: object = {}) =>
		night.append({
			...{ source, type, id: `demo-${n++}`, at: world.now, receivedAt: Math.round(world.now), data: { ...data } },
			...more,
		});
	say("hub", "hub.started", {});
	letGuardsPatrol(world);
	let toldTo = 0;
	const rounds = new Map<string, string>();
	const rang: string[] = [];
	const flagged: string[] = [];
	const due = Object.entries(at).map(([hour, act]) => ({ at: startAt + Number(hour) * HOUR_MS, act }));
	for (let now = startAt; now <= startAt + hours * HOUR_MS; now += STEP_MS) {
		world.advance(now);
		for (const one of due.filter((act) => act.at >= now - STEP_MS && act.at < now)) one.act(night, now);
		const held = [...world.takeHappenings()].flatMap(([reader, all]) => all.map((one) => ({ reader, ...one })));
		for (const one of held.sort((a, b) => a.at - b.at)) {
			if (one.what !== "badge") continue;
			const heldAt = Math.round(one.heldAt ?? one.at);
			const late = one.at - heldAt > LATE_MS ? { late: true as const } : {};
			const zone = site.devices.get(one.reader)?.zone ?? "";
			const when = { at: heldAt, receivedAt: Math.round(one.at), zone, ...late };
			say(`device:${one.reader}`, "patrol.checkin", { guard: one.guard, method: "nfc" }, when);
		}
		if ((now - startAt) % TICK_MS === 0) say("hub", "hub.tick", {});
		for (const { changes, outcomes, type } of night.journal.slice(toldTo)) {
			if (type === "patrol.checkin") {
				const why = outcomes.map(({ because }) => because);
				flagged.push(...why.filter((one) => one === "not-on-duty" || one === "no-round"));
			}
			for (const change of changes) {
				if (!("value" in change)) continue;
				if (
					change.kind === "incident" &&
					change.value.type.startsWith("round.") &&
					!rang.includes(change.value.words.en)
				)
					rang.push(change.value.words.en);
				if (change.kind !== "round") continue;
				const { id, plan, startsAt, guard, stops, state } = change.value;
				rounds.set(id, `${plan} ${state} ${guard}`);
				const told = stops.map(({ checkpoint, dueAt }) => ({ checkpoint, afterMs: dueAt - startsAt }));
				if (tells) world.tell([{ id, startsAt, stops: told, ...(plan && { plan }), ...(guard && { guard }) }]);
			}
		}
		toldTo = night.journal.length;
	}
	const began = [...rounds.values()].filter((one) => !one.includes("scheduled"));
	return { rang, rounds: began, flagged };
}

/** Li signs on with those whom the roster names, as the sheet proposes. */
const signsOnByRoster = (night: Night, now: number) => {
	const row = rosterAt({ site, changes: new Map() }, now);
	const guards = (row?.posts ?? [])
		.filter(({ post }) => post !== DESK_POST)
		.map(({ guard, post }) => ({ guard, post }));
	expect(guards.length).toBeGreaterThan(1);
	const said = { source: "user:li" as const, type: "shift.signed-on", at: now, receivedAt: now };
	expect(night.append({ ...said, id: `on-${now}`, data: { guards, startList: {} } })).not.toHaveProperty("refused");
};

function expectQuiet({ rang, flagged, rounds }: Lived, atLeast: number): void {
	expect(rang).toEqual([]);
	expect(flagged).toEqual([]);
	expect(rounds.length).toBeGreaterThan(atLeast);
	for (const one of rounds) expect(site.staff?.has(one.split(" ").at(-1) ?? ""), one).toBe(true);
}

test("of a simulated day nothing about rounds rings where nobody signs on, and each round is one of the staff's", () => {
	expectQuiet(live({ from: "2026-11-26T13:10:00+08:00", hours: 24 }), 18);
});

test("nor where somebody signs on with the roster's guards, and stays into the next shift", () => {
	expectQuiet(live({ from: "2026-11-26T20:45:00+08:00", hours: 7, at: { 0: signsOnByRoster } }), 7);
});

test("guards whom nobody knows, or who are not told what was drawn, would be heard", () => {
	const { roster: _nobody, ...duty } = compound.duty;
	const strangers = live({ from: "2026-11-27T00:00:00+08:00", hours: 2, of: { ...compound, duty }, tells: false });
	expect(strangers.rang.filter((one) => one.includes("not started"))).not.toEqual([]);
	expect(strangers.flagged).toContain("not-on-duty");
	const untold = live({ from: "2026-11-27T01:30:00+08:00", hours: 5, tells: false });
	expect(untold.rang.filter((one) => one.includes("Unpredictable night round"))).not.toEqual([]);
});

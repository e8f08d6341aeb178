import { expect, test } from "vitest";
import type { Accepted } from "../../../src/engine/kernel/decision.ts";
import { chanceOf } from "../../../src/engine/patrol/chance.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { Stop } from "../../../src/model/objects/round.ts";
import type { PatrolPlan, PatrolRoute } from "../../../src/model/patrol.ts";
import { instant, Night } from "../../scenario.ts";
import { LANE, NIGHTLY } from "./patrol-night.ts";
import { patrolTimersOnly, smallSite } from "./small-site.ts";

/*
 * Random histories: readers and phones, hours without a link, the same thing sent twice, uploads in any order, stops forgotten,
 * phones whose clock is wrong. Whatever came in, and in whatever order, the rounds must be judged as a small judge written
 * here judges them from all that was made, at once. `PATROL_SEED=…` tells one history again.
 */

const MINUTE_MS = 60_000;
const HISTORIES = 60;

interface Made {
	readonly id: string;
	readonly checkpoint: string;
	readonly at: number;
	readonly receivedAt: number;
	readonly by: "reader" | "phone";
}

const LOOP: PatrolRoute = { ...LANE, id: "loop", order: "any-order" };
const PLANS: readonly PatrolPlan[] = [
	{ ...NIGHTLY, at: ["01:00", "03:00", "05:00"] },
	{ ...NIGHTLY, id: "loops", route: "loop", at: ["02:00", "04:00", "06:00"] },
];

const SITE = smallSite([LANE, LOOP], PLANS);

/** What a night's rounds are, by their start, as they are planned. */
const ROUNDS = PLANS.flatMap(({ route, at }) => at.map((time) => ({ route, startsAt: instant(time) }))).sort(
	(a, b) => a.startsAt - b.startsAt,
);

/** Everything that one guard did in a night, and when it came in. */
function aHistory(seed: string): readonly Made[] {
	const chance = chanceOf(seed);
	const offline = { from: instant("01:00") + chance() * 5 * 60 * MINUTE_MS, ms: chance() * 120 * MINUTE_MS };
	const made: Made[] = [];
	for (const { startsAt } of ROUNDS) {
		const stops = LANE.stops.map((stop) => ({ ...stop, off: (chance() - 0.4) * 9 * MINUTE_MS }));
		const [, second, third] = stops;
		if (chance() < 0.2 && second && third) [second.off, third.off] = [11 * MINUTE_MS, -MINUTE_MS];
		for (const { checkpoint, afterMinutes, off } of stops) {
			if (chance() < 0.15) continue;
			const visits = chance() < 0.15 ? 2 : 1;
			for (let n = 0; n < visits; n++) {
				const at = Math.round(startsAt + afterMinutes * MINUTE_MS + off + n * chance() * 4 * MINUTE_MS);
				const down = at > offline.from && at < offline.from + offline.ms;
				const later = chance() < 0.15 ? chance() * 180 * MINUTE_MS : 0;
				const receivedAt = Math.round(Math.max(down ? offline.from + offline.ms : at, at + later));
				const by = chance() < 0.5 ? "reader" : "phone";
				made.push({ id: `c${made.length}`, checkpoint, at, receivedAt, by });
			}
		}
	}
	// What a wrong clock says was made tomorrow, or last month.
	for (const off of [86_400_000, -30 * 86_400_000]) {
		const at = Math.round(instant("03:00") + off + chance() * 1_000);
		made.push({ id: `wrong${off}`, checkpoint: "cp-b01", at, receivedAt: instant("03:05"), by: "phone" });
	}
	const twice = made
		.filter(() => chance() < 0.2)
		.map((one) => ({ ...one, receivedAt: one.receivedAt + Math.round(chance() * 9 * MINUTE_MS) }));
	return [...made, ...twice].sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
}

/** Each round's statuses, from all that was made, at once: the small judge. */
function reference(history: readonly Made[]): readonly (readonly string[])[] {
	const once = [...new Map(history.map((one) => [one.id, one])).values()].filter(
		({ at, receivedAt }) => at < receivedAt + 120_000 && receivedAt - at < 7 * 86_400_000,
	);
	const due = (round: (typeof ROUNDS)[number], stop: (typeof LANE.stops)[number]) =>
		round.startsAt + stop.afterMinutes * MINUTE_MS;
	const ofRound = ({ checkpoint, at }: Made) =>
		[...ROUNDS].sort((a, b) => {
			const stop = LANE.stops.find((one) => one.checkpoint === checkpoint);
			return stop ? Math.abs(at - due(a, stop)) - Math.abs(at - due(b, stop)) : 0;
		})[0];
	return ROUNDS.map((round) => {
		const best = LANE.stops.map((stop) => {
			const here = once.filter((one) => one.checkpoint === stop.checkpoint && ofRound(one) === round);
			const off = ({ at }: Made) => Math.abs(at - due(round, stop));
			return here.sort((a, b) => off(a) - off(b) || a.at - b.at)[0]?.at;
		});
		return best.map((at, i) => {
			const stop = LANE.stops[i];
			if (at === undefined || !stop) return "missed";
			const ordered = round.route === "lane" && best.slice(i + 1).some((later) => later !== undefined && later < at);
			if (ordered) return "out-of-order";
			const off = at - due(round, stop);
			return Math.abs(off) <= stop.toleranceMinutes * MINUTE_MS ? "on-time" : off < 0 ? "early" : "late";
		});
	});
}

/** The same on the real engine. */
function judged(history: readonly Made[], mutate?: (said: Accepted, entry: Entry) => Accepted) {
	const night = new Night(SITE, (said, entry) => patrolTimersOnly(mutate?.(said, entry) ?? said), {
		entriesAtMost: 500,
	});
	night.hub("00:00", "hub.started");
	night.person("00:01", "li", "shift.signed-on", { guards: [{ guard: "wang", post: "patrol" }], startList: {} });
	const entered = new Map<string, number>();
	for (const { id, checkpoint, at, receivedAt, by } of history) {
		if (entered.has(id)) continue;
		entered.set(id, receivedAt);
		const late = receivedAt - at > 5 * MINUTE_MS;
		if (by === "reader") {
			const data = { guard: "wang", method: "nfc" };
			const zone = night.site.devices.get(checkpoint)?.zone ?? "";
			const draft = { source: `device:${checkpoint}`, type: "patrol.checkin", id, at, receivedAt, zone, data } as const;
			night.append(late ? { ...draft, late } : draft);
		} else {
			const data = {
				...{ guard: "wang", checkpoint, method: "qr", bootId: "a" },
				counter: entered.size,
				at: new Date(at).toISOString(),
			};
			night.append({ source: "user:wang", type: "patrol.checkin", id, at: Math.min(at, receivedAt), receivedAt, data });
		}
	}
	night.until("10:00");
	const ids = new Set(
		night.journal.flatMap(({ changes }) => changes.flatMap(({ kind, id }) => (kind === "round" ? [id] : []))),
	);
	const rounds = [...ids].flatMap((id) => night.state.round.get(id) ?? night.state.past.round(id) ?? []);
	const first = rounds.filter(({ startsAt }) => startsAt < instant("08:00")).sort((a, b) => a.startsAt - b.startsAt);
	return { night, stops: first.map(({ stops }) => stops), entered };
}

function statuses(stops: readonly (readonly Stop[])[]) {
	return stops.map((of) => of.map(({ status }) => status));
}

const seeds =
	process.env.PATROL_SEED === undefined
		? Array.from({ length: HISTORIES }, () => String(Math.random()))
		: [process.env.PATROL_SEED];

test("whatever comes in, in whatever order, rounds are judged as by the reference judge; no check-in is lost or counted twice", () => {
	for (const seed of seeds) {
		const history = aHistory(seed);
		const { night, stops, entered } = judged(history);
		expect(statuses(stops), `PATROL_SEED=${seed}`).toEqual(reference(history));
		const counted = stops.flat().flatMap(({ visit }) => (visit ? [visit.seq] : []));
		expect(new Set(counted).size, `PATROL_SEED=${seed}`).toBe(counted.length);
		const kept = night.journal.filter(({ type }) => type === "patrol.checkin");
		expect(kept.length, `PATROL_SEED=${seed}`).toBe(entered.size);
		for (const { outcomes } of kept) {
			const said = outcomes.filter(({ because }) =>
				["checked-in", "checked-in-again", "future", "too-old", "no-round"].includes(because),
			);
			expect(said, `PATROL_SEED=${seed}`).toHaveLength(1);
		}
	}
});

test("the reference judge sees what a broken engine does", () => {
	/** An engine that forgets late uploads, one that counts the last check-in of a stop, one that never revises. */
	const mutants: Readonly<Record<string, (said: Accepted, entry: Entry) => Accepted>> = {
		"late uploads do nothing": (said, { type, late }) =>
			type === "patrol.checkin" && late
				? { ...said, changes: said.changes.filter(({ kind }) => kind !== "round") }
				: said,
		"a stop that was missed stays so": (said) => ({
			...said,
			changes: said.changes.map((change) =>
				change.kind === "round" && "value" in change
					? {
							...change,
							value: {
								...change.value,
								stops: change.value.stops.map((stop) =>
									stop.revisedFrom ? { ...stop, status: "missed" as const } : stop,
								),
							},
						}
					: change,
			),
		}),
		"every second check-in of a phone is lost": (said, { type, source, seq }) =>
			type === "patrol.checkin" && source === "user:wang" && seq % 2 === 0 ? { ...said, changes: [] } : said,
	};
	for (const [name, mutate] of Object.entries(mutants)) {
		const caught = Array.from({ length: 4 }, (_, i) => aHistory(`mutant ${i}`)).some(
			(history) => JSON.stringify(statuses(judged(history, mutate).stops)) !== JSON.stringify(reference(history)),
		);
		expect([name, caught]).toEqual([name, true]);
	}
});

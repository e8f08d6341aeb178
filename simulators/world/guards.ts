import type { Compound } from "../compound.ts";
import type { Random } from "./random.ts";
import { walkAlong } from "./walk.ts";
import type { LivingWorld } from "./world.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const PACE = 1.3;
/** How people keep to a plan. Our own settings. */
const AT_READER_MS = 8_000;
const SETS_OUT_WITHIN_MS = 90_000;
const EARLY_AT_MOST_MS = 40_000;
const LATE_AT_MOST_MS = 100_000;
const FORGETS = 0.015;
const WITHOUT_NETWORK = 0.02;
const NETWORK_AGAIN_MS = [6 * MINUTE_MS, 40 * MINUTE_MS] as const;
const BADGES = 16;

type Round = Compound["rounds"][number];

/** Guards walk the rounds of the plans at their times and hold their badge to each checkpoint's reader. */
export function letGuardsPatrol(world: LivingWorld): void {
	world.compound.rounds.forEach((round, i) => {
		const random = world.random(`guards ${round.id}`);
		for (const minute of round.minutes) {
			const shown = world.minuteOfDay(world.now);
			const wait = ((minute - shown + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS;
			const start = () => {
				const badge = `g${String(1 + ((i * 5 + Math.floor(random.next() * 3)) % BADGES)).padStart(2, "0")}`;
				walkRound(world, round, { badge, random });
				// The clocks may be put forward or back meanwhile: by the next time that they show it.
				world.at(world.now + untilShown(world, minute), start);
			};
			world.at(world.now + wait, start);
		}
	});
}

/** How long until the clocks show this minute again, ms. */
function untilShown(world: LivingWorld, minute: number): number {
	const day = DAY_MINUTES * MINUTE_MS;
	const off = world.minuteOfDay(world.now + day) - minute;
	const folded = ((off + 1.5 * DAY_MINUTES) % DAY_MINUTES) - DAY_MINUTES / 2;
	return day - folded * MINUTE_MS;
}

/** One guard from checkpoint to checkpoint, as the plan says and as people are: a little early, a little late, now and then not. */
function walkRound(world: LivingWorld, { stops }: Round, { badge, random }: { badge: string; random: Random }): void {
	const start = world.now + random.between(0, SETS_OUT_WITHIN_MS);
	const places = stops.flatMap(({ checkpoint, afterMs }) => {
		const reader = world.compound.devices.find((device) => device.id === checkpoint);
		return reader ? [{ reader, dueAt: start + afterMs }] : [];
	});
	let at = start;
	places.forEach(({ reader }, i) => {
		badgeAt(world, reader.id, { at, badge, random });
		const next = places[i + 1];
		if (!next) return;
		const path = world.paths.path(reader.at, next.reader.at);
		const soonest = walkAlong(path, at + AT_READER_MS, PACE);
		const wanted = next.dueAt + random.between(-EARLY_AT_MOST_MS, LATE_AT_MOST_MS);
		// Whoever has time looks around before going on.
		const leaves = at + AT_READER_MS + Math.max(0, wanted - soonest.endAt);
		const walk = walkAlong(path, leaves, PACE);
		world.walk({ id: `guard-${badge}-${Math.round(at)}`, sort: "person", heightM: 1.75, walk });
		at = walk.endAt;
	});
}

/** The badge is held to the reader, unless it is forgotten; a reader without network tells of it once it has one again. */
function badgeAt(
	world: LivingWorld,
	reader: string,
	{ at, badge: guard, random }: { at: number; badge: string; random: Random },
): void {
	const [forgets, unheard, away] = [random.next(), random.next(), random.between(...NETWORK_AGAIN_MS)];
	if (forgets < FORGETS) return;
	if (unheard < WITHOUT_NETWORK) world.at(at + away, () => world.happen(reader, { what: "badge", guard, heldAt: at }));
	else world.at(at, () => world.happen(reader, { what: "badge", guard }));
}

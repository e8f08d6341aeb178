import { localDaysOf } from "../../src/model/local-days.ts";
import { DAYS } from "../../src/model/patrol.ts";
import { rosteredFor } from "../../src/model/rostered.ts";
import type { Compound, CompoundStop } from "../compound.ts";
import type { Random } from "./random.ts";
import { walkAlong } from "./walk.ts";
import type { LivingWorld } from "./world.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const PACE = 1.3;
/** How people keep to a plan. Our own settings. */
const AT_READER_MS = 8_000;
const SETS_OUT_AFTER_MS = 10_000;
const SETS_OUT_WITHIN_MS = 90_000;
const EARLY_AT_MOST_MS = 40_000;
const LATE_AT_MOST_MS = 100_000;
const FORGETS = 0.015;
const WITHOUT_NETWORK = 0.02;
const NETWORK_AGAIN_MS = [6 * MINUTE_MS, 40 * MINUTE_MS] as const;
const TRIES_AGAIN_MS = 10_000;
/** Where nobody is down for anything, so many badges go round. */
const BADGES = 16;
/** The first day of the calendar's count, 1970-01-01, was a Thursday. */
const FIRST_WEEKDAY = DAYS.indexOf("thu");

type Planned = Compound["rounds"][number];

/** Who walks what, until when: nobody is on two rounds at once, and they take turns. */
type Walked = Map<string, { readonly from: number; readonly until: number }>;

/**
 * Guards walk the rounds of the plans at their times and hold their badge to each checkpoint's reader. They are those whom
 * the roster puts on the plan's posts, and take turns; what a hub tells of a round, its guard and its stops, goes before.
 */
export function letGuardsPatrol(world: LivingWorld): void {
	const walked: Walked = new Map();
	world.compound.rounds.forEach((round, i) => {
		const random = world.random(`guards ${round.id}`);
		for (const minute of round.minutes) {
			const shown = world.minuteOfDay(world.now);
			const wait = ((minute - shown + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS;
			const start = () => {
				const stranger = 1 + ((i * 5 + Math.floor(random.next() * 3)) % BADGES);
				if (round.days.includes(weekday(world))) setOut(world, { round, walked, random, stranger });
				// The clocks may be put forward or back meanwhile: by the next time that they show it.
				world.at(world.now + untilShown(world, minute), start);
			};
			world.at(world.now + wait, start);
		}
	});
	const random = world.random("guards beside the plans");
	world.onTold((told) => {
		const { plan, startsAt } = told;
		const known = world.compound.rounds.some(({ id }) => id === plan);
		if (known || startsAt < world.now) return;
		const posts = [...new Set(world.compound.rounds.flatMap((one) => one.posts))];
		const round = { id: told.id, days: DAYS, minutes: [], posts, stops: told.stops };
		world.at(startsAt, () => setOut(world, { round, walked, random, stranger: 1 }));
	});
}

function weekday({ compound, now }: LivingWorld): (typeof DAYS)[number] {
	const day = localDaysOf(compound.timeZone).dayAt(now);
	return DAYS[(((day + FIRST_WEEKDAY) % DAYS.length) + DAYS.length) % DAYS.length] ?? "mon";
}

/** How long until the clocks show this minute again, ms. */
function untilShown(world: LivingWorld, minute: number): number {
	const day = DAY_MINUTES * MINUTE_MS;
	const off = world.minuteOfDay(world.now + day) - minute;
	const folded = ((off + 1.5 * DAY_MINUTES) % DAY_MINUTES) - DAY_MINUTES / 2;
	return day - folded * MINUTE_MS;
}

interface Leaving {
	readonly round: Planned;
	readonly walked: Walked;
	readonly random: Random;
	/** The badge where nobody is down for it. */
	readonly stranger: number;
}

/** Somebody sets out within a moment, who was told by then that it is theirs. */
function setOut(world: LivingWorld, { round, walked, random, stranger }: Leaving): void {
	const from = world.now;
	world.at(from + random.between(SETS_OUT_AFTER_MS, SETS_OUT_WITHIN_MS), () => {
		const told = world.toldOf(round.id, from);
		const stops = told?.stops ?? round.stops;
		const until = from + Math.max(0, ...stops.map(({ afterMs }) => afterMs));
		const badge = told?.guard ?? inTurn(world, round, { walked, from, until }) ?? badgeOf(stranger);
		walked.set(badge, { from, until });
		walkRound(world, stops, { badge, random });
	});
}

function badgeOf(n: number): string {
	return `g${String(n).padStart(2, "0")}`;
}

/** Of those who are down for the round's posts whoever is free and walked longest ago. */
function inTurn(
	{ compound }: LivingWorld,
	{ posts }: Planned,
	{ walked, from, until }: { readonly walked: Walked; readonly from: number; readonly until: number },
): string | undefined {
	const roster = { site: compound.duty, changes: new Map() };
	const down = [...new Set(posts)].flatMap((post) => rosteredFor(roster, from, post));
	const free = down.filter((guard) => {
		const last = walked.get(guard);
		return !last || last.until <= from || until <= last.from;
	});
	const since = (guard: string) => walked.get(guard)?.from ?? 0;
	return free.sort((a, b) => since(a) - since(b))[0];
}

/** One guard from checkpoint to checkpoint, as the plan says and as people are: a little early, a little late, now and then not. */
function walkRound(
	world: LivingWorld,
	stops: readonly CompoundStop[],
	{ badge, random }: { badge: string; random: Random },
): void {
	const start = world.now;
	const places = [...stops]
		.sort((a, b) => a.afterMs - b.afterMs)
		.flatMap(({ checkpoint, afterMs }) => {
			const reader = world.compound.devices.find((device) => device.id === checkpoint);
			return reader ? [{ reader, dueAt: start + afterMs }] : [];
		});
	let at = start;
	let mayFail = false;
	places.forEach(({ reader }, i) => {
		// The first says that the round has begun; and nobody lets two in a row pass by.
		mayFail = badgeAt(world, reader.id, { at, badge, random, mayFail });
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

interface Held {
	readonly at: number;
	readonly badge: string;
	readonly random: Random;
	readonly mayFail: boolean;
}

/**
 * The badge is held to the reader, unless it is forgotten; a reader without network tells of it once it has one again.
 * Whether it was heard at once.
 */
function badgeAt(world: LivingWorld, reader: string, { at, badge: guard, random, mayFail }: Held): boolean {
	const [forgets, unheard, away] = [random.next(), random.next(), random.between(...NETWORK_AGAIN_MS)];
	if (mayFail && forgets < FORGETS) return false;
	const isUnheard = mayFail && unheard < WITHOUT_NETWORK;
	if (isUnheard) world.at(at + away, () => heard(world, reader, { guard, heldAt: at }));
	else world.at(at, () => heard(world, reader, { guard }));
	return !isUnheard;
}

/** The reader tells of it; without power it keeps it, on its battery, until it has some again. */
function heard(world: LivingWorld, reader: string, held: { readonly guard: string; readonly heldAt?: number }): void {
	const isDark = world.compound.devices.find(({ id }) => id === reader)?.fedBy.some((feed) => world.dark.has(feed));
	const kept = { heldAt: world.now, ...held };
	if (isDark) world.at(world.now + TRIES_AGAIN_MS, () => heard(world, reader, kept));
	else world.happen(reader, { what: "badge", ...held });
}

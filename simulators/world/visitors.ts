import type { Doors } from "./door.ts";
import { type Gate, nearestGate } from "./gates.ts";
import { type Home, homesOf } from "./home.ts";
import type { Random } from "./random.ts";
import { walkAlong } from "./walk.ts";
import type { LivingWorld } from "./world.ts";

const HOUR_MS = 3_600_000;
/** Visitors and deliveries per hour of the day; our own guess, about 230 a day. */
const VISITS = [0.2, 0.1, 0.1, 0.1, 0.1, 0.5, 1, 5, 10, 15, 18, 18, 15, 12, 12, 12, 15, 20, 20, 15, 8, 3, 1, 0.3];
const ANSWERED_SHARE = 0.85;
const LET_IN_SHARE = 0.9;
const RINGS_MS = 30_000;
const HANGS_UP_MS = 1_000;

/** Visitors come through a gate, call a flat at its door station, and are let in, or not. */
export function letVisitorsCome(world: LivingWorld, doors: Doors, gates: readonly Gate[]): void {
	const random = world.random("visitors");
	const homes = homesOf(world.compound);
	if (homes.length === 0 || gates.length === 0) return;
	const wait = () => random.waiting(HOUR_MS / (VISITS[Math.floor(world.minuteOfDay(world.now) / 60)] ?? 1));
	let count = 0;
	const next = () => {
		const home = random.pick(homes);
		if (home) visit({ world, doors, gates, random, home, id: `visitor-${count++}` });
		world.at(world.now + wait(), next);
	};
	world.at(world.now + wait(), next);
}

/** One person's way to a flat. */
export interface Visit {
	readonly world: LivingWorld;
	readonly doors: Doors;
	readonly gates: readonly Gate[];
	readonly random: Random;
	readonly home: Home;
	readonly id: string;
}

/** Walks in from the street, calls, and what follows. */
export function visit(given: Visit): void {
	const { world, gates, random, home, id } = given;
	const gate = nearestGate(gates, home.door);
	if (!gate) return;
	const way = [gate.street, ...world.paths.path(gate.inner, home.door)];
	const walk = walkAlong(way, world.now, random.between(1.1, 1.5));
	world.walk({ id, sort: "person", heightM: random.between(1.5, 1.9), walk });
	world.at(walk.endAt, () => call(given));
}

function call(given: Visit): void {
	const { world, doors, random, home, id } = given;
	const callId = `call-${id}-${Math.round(world.now).toString(36)}`;
	world.happen(home.station, { what: "called", unit: home.unit, callId });
	if (random.next() >= ANSWERED_SHARE) {
		world.at(world.now + RINGS_MS, () => {
			world.happen(home.station, { what: "hung-up", callId, reason: "missed" });
			walkOff(given, world.now);
		});
		return;
	}
	const answeredAt = world.now + random.between(4_000, 12_000);
	const isLetIn = random.next() < LET_IN_SHARE;
	const staysMs = random.between(2 * 60_000, 90 * 60_000);
	world.at(answeredAt, () => world.happen(home.station, { what: "answered", callId }));
	world.at(answeredAt + 5_000, () => {
		world.at(world.now + HANGS_UP_MS, () =>
			world.happen(home.station, { what: "hung-up", callId, reason: isLetIn ? "hung-up" : "declined" }),
		);
		if (!isLetIn) return walkOff(given, world.now);
		doors.pass(home.station, "resident", callId);
		world.at(world.now + staysMs, () => walkOff(given, doors.pass(home.station, "exit-button")));
	});
}

function walkOff({ world, gates, random, home, id }: Visit, at: number): void {
	const gate = nearestGate(gates, home.door);
	if (!gate) return;
	const way = [...world.paths.path(home.door, gate.inner), gate.street];
	world.walk({ id: `${id}-off`, sort: "person", heightM: 1.7, walk: walkAlong(way, at, random.between(1.1, 1.5)) });
}

import type { Doors } from "./door.ts";
import { type Gate, nearestGate } from "./gates.ts";
import type { Release } from "./happening.ts";
import { homesOf } from "./home.ts";
import type { Visit } from "./visitors.ts";
import { walkAlong } from "./walk.ts";
import type { LivingWorld } from "./world.ts";

const HOUR_MS = 3_600_000;
/** How many people set out per hour of the day, in a compound of 618 flats. Our own guess; it makes about 1,200 a day. */
const OUTINGS = [3, 2, 1, 1, 3, 15, 60, 160, 140, 70, 50, 50, 60, 60, 50, 50, 60, 80, 90, 70, 50, 30, 15, 8];
const FLATS_OF_TABLE = 618;
const AWAY_MEAN_MS = 3 * HOUR_MS;
const AWAY_LEAST_MS = 5 * 60_000;
/** Outings this long before the start still bring people home after it. */
const BEFORE_MS = 8 * HOUR_MS;
const HEIGHT_M = { from: 1.5, to: 1.9 };
const PACE = { from: 1, to: 1.5 };
const ARMS_SHARE = 0.2;
const KEYS: readonly Release[] = ["card", "card", "card", "card", "pin", "key"];

/** Residents leave their flats and come home, by the hour of the day. */
export function letResidentsLive(world: LivingWorld, doors: Doors, gates: readonly Gate[]): void {
	const random = world.random("residents");
	const homes = homesOf(world.compound);
	if (homes.length === 0 || gates.length === 0) return;
	const meanMs = (at: number) =>
		HOUR_MS / (((OUTINGS[Math.floor(world.minuteOfDay(at) / 60)] ?? 1) * homes.length) / FLATS_OF_TABLE);
	let count = 0;

	const outing = (at: number, leaves: boolean) => {
		const home = random.pick(homes);
		const backAt = at + AWAY_LEAST_MS + random.waiting(AWAY_MEAN_MS);
		if (!home) return;
		const person = { world, doors, gates, random, home, id: `resident-${count++}`, arms: random.next() < ARMS_SHARE };
		if (leaves) leave(person);
		if (backAt > world.now) world.at(backAt, () => comeHome(person));
	};
	for (
		let at = world.now - BEFORE_MS + random.waiting(meanMs(world.now - BEFORE_MS));
		at < world.now;
		at += random.waiting(meanMs(at))
	) {
		outing(at, false);
	}
	const next = () => {
		outing(world.now, true);
		world.at(world.now + random.waiting(meanMs(world.now)), next);
	};
	world.at(world.now + random.waiting(meanMs(world.now)), next);
}

interface Resident extends Visit {
	/** The flat is empty meanwhile, and they arm it. */
	readonly arms: boolean;
}

function leave({ world, doors, gates, random, home, id, arms }: Resident): void {
	const gate = nearestGate(gates, home.door);
	if (!gate) return;
	if (arms) world.happen(home.panel, { what: "armed", mode: "away" });
	world.at(world.now + random.between(20_000, 60_000), () => {
		const outAt = doors.pass(home.station, "exit-button");
		const way = [...world.paths.path(home.door, gate.inner), gate.street];
		world.walk({
			id,
			sort: "person",
			heightM: random.between(HEIGHT_M.from, HEIGHT_M.to),
			walk: walkAlong(way, outAt, random.between(PACE.from, PACE.to)),
		});
	});
}

function comeHome({ world, doors, gates, random, home, id, arms }: Resident): void {
	const gate = nearestGate(gates, home.door);
	if (!gate) return;
	const way = [gate.street, ...world.paths.path(gate.inner, home.door)];
	const walk = walkAlong(way, world.now, random.between(PACE.from, PACE.to));
	world.walk({ id: `${id}-back`, sort: "person", heightM: random.between(HEIGHT_M.from, HEIGHT_M.to), walk });
	world.at(walk.endAt, () => {
		const inAt = doors.pass(home.station, random.pick(KEYS) ?? "card");
		if (arms)
			world.at(inAt + random.between(15_000, 40_000), () =>
				world.happen(home.panel, { what: "disarmed", mode: "away" }),
			);
	});
}

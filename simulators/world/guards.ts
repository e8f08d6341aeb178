import { walkAlong } from "./walk.ts";
import type { LivingWorld } from "./world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Each round is walked once an hour, the next one so much later. Our own setting; patrol plans come from the site later. */
const FIRST_AT_MINUTE = 5;
const APART_MINUTES = 25;
const PACE = 1.3;
const AT_READER_MS = 8_000;
const BADGES = 16;

/** Guards walk the rounds and hold their badge to each checkpoint's reader. */
export function letGuardsPatrol(world: LivingWorld): void {
	const random = world.random("guards");
	world.compound.rounds.forEach((round, i) => {
		const minute = (FIRST_AT_MINUTE + i * APART_MINUTES) % 60;
		const wait = ((minute - (world.minuteOfDay(world.now) % 60) + 60) % 60) * MINUTE_MS;
		const start = () => {
			const badge = `g${String(1 + Math.floor(random.next() * BADGES)).padStart(2, "0")}`;
			walkRound(world, round.checkpoints, badge);
			world.at(world.now + HOUR_MS, start);
		};
		world.at(world.now + wait, start);
	});
}

/** One guard from checkpoint to checkpoint, starting at the first one now. */
function walkRound(world: LivingWorld, checkpoints: readonly string[], badge: string): void {
	const readers = checkpoints.flatMap((id) => world.compound.devices.find((device) => device.id === id) ?? []);
	let at = world.now;
	readers.forEach((reader, i) => {
		world.at(at, () => world.happen(reader.id, { what: "badge", guard: badge }));
		const next = readers[i + 1];
		if (!next) return;
		const walk = walkAlong(world.paths.path(reader.at, next.at), at + AT_READER_MS, PACE);
		world.walk({ id: `guard-${badge}-${Math.round(at)}`, sort: "person", heightM: 1.75, walk });
		at = walk.endAt;
	});
}

import { type Beat, presentBlindness } from "../contract/live.ts";
import { instantOf } from "../contract/primitives.ts";
import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Health } from "../model/health.ts";
import type { Wall } from "./wall.ts";

/** The text of one beat for a follower who was told all up to `seq`; a wall screen's says how the watch is kept, too. */
export type BeatText = (seq: number, to: { readonly wall: boolean }) => Buffer;

/** What the hub says each second, made once for all who are told the same. */
export function beatNow({
	journal,
	clock,
	health,
	wall,
}: {
	journal: Pick<Journal, "availability">;
	clock: Pick<Clock, "now" | "speed">;
	health: Pick<Health, "blind"> | undefined;
	wall: Wall;
}): BeatText {
	const said: Omit<Beat, "seq" | "wall"> = {
		type: "beat",
		at: instantOf(clock.now()),
		...(clock.speed !== 1 && { speed: clock.speed }),
		...(!journal.availability.available && { store: "unavailable" }),
		...(health && health.blind.length > 0 && { blind: health.blind.map(presentBlindness) }),
	};
	const texts = new Map<string, Buffer>();
	return (seq, to) => {
		const key = `${seq} ${to.wall}`;
		const beat: Beat = { ...said, seq, ...(to.wall && { wall: wall.now() }) };
		const text = texts.get(key) ?? Buffer.from(JSON.stringify(beat));
		texts.set(key, text);
		return text;
	};
}

import { z } from "zod";
import { BLIND_CAUSES, type Blindness } from "../model/blindness.ts";
import { PUBLISHED, type Published } from "../model/objects.ts";
import { OBJECTS, type Shapes } from "./objects.ts";
import { instant, instantOf } from "./primitives.ts";
import { entryShape } from "./shapes.ts";

/** What a browser says on `/live`. */
export const fromFollower = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("follow"),
		since: z.int().nonnegative(),
		journal: z.string().optional(),
	}),
	z.object({
		type: z.literal("presence"),
		sound: z.boolean(),
		elsewhere: z.literal(true).optional().meta({
			description: "The page is carried about: whoever has it is told there, and the guard room is not kept by it",
		}),
		used: z
			.boolean()
			.optional()
			.meta({ description: "Somebody has done something on the page since it was last said: its session is not idle" }),
	}),
]);

const head = {
	id: z.string(),
	rev: z.int(),
	shortened: z.literal(true).optional().meta({
		description: "Larger than its budget: of each list the newest 32, of each text 1,000 letters; whole by request",
	}),
};

type Shown = {
	[K in Published]: { kind: K; id: string; rev: number; value: Shapes[K]; shortened?: true | undefined };
}[Published];

/** One object as it is now, or `gone`. */
export type Upsert =
	| Shown
	| { kind: "call"; id: string; rev: number; value: Record<string, unknown> }
	| { kind: string; id: string; rev: number; gone: true };

// A kind and its value belong together by the table; the compiler can't follow a pair through it.
const upsert = z.union([
	...PUBLISHED.map((kind) => z.object({ kind: z.literal(kind), ...head, value: OBJECTS[kind].shape })),
	z.object({ kind: z.literal("call"), id: z.string(), rev: z.int(), value: z.looseObject({}) }),
	z.object({ kind: z.string(), id: z.string(), rev: z.int(), gone: z.literal(true) }),
]) as z.ZodType<Upsert>;

export const sync = z.object({
	type: z.literal("sync"),
	seq: z.int(),
	journal: z.string(),
	upserts: z.array(upsert),
	more: z.literal(true).optional(),
	reset: z.literal(true).optional(),
});

export const change = z.object({
	type: z.literal("change"),
	seq: z.int(),
	upserts: z.array(upsert),
	/** The newest entries of the commit for the tape; a large commit carries only its last ones. */
	events: z.array(entryShape).optional(),
	/** How many entries of the commit are not in `events`. */
	skipped: z.int().optional(),
});

/** One thing that the hub can't do. */
export const blindness = z.object({ cause: z.enum(BLIND_CAUSES), since: instant });

export const beat = z.object({
	type: z.literal("beat"),
	seq: z.int(),
	at: instant,
	/** How fast the hub's clock runs, its seconds in one real second; absent: 1. Only a simulation has another. */
	speed: z.number().positive().optional(),
	/** The store takes nothing now: what happens is not recorded and not acknowledged. */
	store: z.literal("unavailable").optional(),
	/** What keeps the hub from hearing, keeping or dating what happens, and since when; absent, nothing does. */
	blind: z.array(blindness).optional(),
	/** To a wall screen (`/live?as=kiosk`), which is told of no shift and no person. */
	wall: z
		.object({
			unattended: z.enum(["nobody", "told"]).optional().meta({
				description: "Nobody is signed on, or the hub has found nobody there and says so in an incident; absent: kept",
			}),
			drill: z.string().optional().meta({ description: "The exercise under way, by its id in the site's file" }),
			configuration: z.string().optional().meta({ description: "Another value: the site is to be read anew" }),
		})
		.optional(),
});

/** One cause of blindness as the world sees it. */
export function presentBlindness({ cause, since }: Blindness): z.input<typeof blindness> {
	return { cause, since: instantOf(since) };
}

/** What the hub says on `/live`. */
export const toFollower = z.union([sync, change, beat]);

export type FromFollower = z.output<typeof fromFollower>;
export type Sync = z.output<typeof sync>;
export type Change = z.output<typeof change>;
export type Beat = z.output<typeof beat>;

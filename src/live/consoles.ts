import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import { consoleAttended } from "../model/entries/console-attended.ts";
import { consoleUnattended } from "../model/entries/console-unattended.ts";
import type { Log } from "../model/log.ts";
import type { Follower } from "./follower.ts";

/** A change is told only once it has lasted this long: a page that is loaded again makes no entry. */
const LASTS_MS = 5_000;

/** What is known of a person's pages: none, some that sound, or some of which none does. */
type Attendance = "none" | "sounding" | "silent";

interface Seen {
	now: Attendance;
	since: number;
	/** What the journal was told last; a journal that was just opened takes nobody's page for open. */
	told: Attendance;
	telling: boolean;
}

/** Tells the journal whose pages are open and whether they sound, so that the engine sees a guard room that is left. */
export interface Consoles {
	/** Looks at who follows; call it about once a second. */
	look(followers: Iterable<Pick<Follower, "user" | "present" | "sound" | "elsewhere">>): void;
}

/** Appends `console.attended` and `console.unattended`; what the store does not take now is told at the next look. */
export function watchConsoles({
	journal,
	clock,
	log,
	lastsMs = LASTS_MS,
}: {
	journal: Pick<Journal, "append">;
	clock: Pick<Clock, "now">;
	log: Log;
	lastsMs?: number;
}): Consoles {
	const people = new Map<string, Seen>();
	const tell = async (user: string, seen: Seen) => {
		const { now: attendance } = seen;
		const at = clock.now();
		const [{ type }, data] =
			attendance === "none"
				? [consoleUnattended, { user } satisfies z.output<typeof consoleUnattended.data>]
				: [consoleAttended, { user, sound: attendance === "sounding" } satisfies z.output<typeof consoleAttended.data>];
		seen.telling = true;
		try {
			await journal.append({ source: "hub", type, id: randomUUID(), at, receivedAt: at, data });
			seen.told = attendance;
		} catch (error) {
			log.debug({ err: error, user }, "whose page is open could not be journalled; it is tried again");
		}
		seen.telling = false;
	};
	return {
		look(followers) {
			const attendances = new Map<string, Attendance>();
			for (const { user, present, sound, elsewhere } of followers) {
				// A phone on the street sees and rings, and the guard room is as empty as without it.
				if (!present || elsewhere || attendances.get(user) === "sounding") continue;
				attendances.set(user, sound ? "sounding" : "silent");
			}
			const at = performance.now();
			for (const user of new Set([...people.keys(), ...attendances.keys()])) {
				const now = attendances.get(user) ?? "none";
				const seen = people.get(user) ?? { now: "none", since: at, told: "none", telling: false };
				people.set(user, seen);
				if (seen.now !== now) Object.assign(seen, { now, since: at });
				if (now !== seen.told && !seen.telling && at - seen.since >= lastsMs) void tell(user, seen);
				if (now === "none" && seen.told === "none" && !seen.telling) people.delete(user);
			}
		},
	};
}

import type { Availability, Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { type BlindCause, type Blindness, HUB_BLIND, HUB_SIGHTED, isBlindCause, isDeaf } from "../model/blindness.ts";
import type { Health } from "../model/health.ts";
import type { Log } from "../model/log.ts";
import { Episodes } from "./blindness-episodes.ts";
import type { HubClock } from "./clock.ts";

const LOOK_MS = 200;
/** What mends itself within this, ms, is not worth waking anybody for; a page must know within three seconds. */
const LASTS_MS: Readonly<Partial<Record<BlindCause, number>>> = { "broker-gone": 1_500, "intake-not-ready": 2_000 };
/** A start that takes this long, ms, is an incident; a page says sooner that nothing is heard yet. */
const OPENS_WITHIN_MS = 10_000;
/** What has been well for so long, ms, is well. */
const WELL_MS = 1_000;

/** The same, held by whoever opened it. */
export interface OpenHealth extends Health {
	close(): void;
}

/** Whether devices can be heard: not yet, yes, or no more. */
export type Hearing = "opening" | "ready" | "gone";

interface Parts {
	readonly clock: Pick<HubClock, "now" | "uptime" | "suspectSince">;
	readonly journal: Pick<Journal, "append" | "availability" | "onAvailability">;
	readonly reader: Pick<Reader, "rows">;
	hearing(): Hearing;
	readonly log: Log;
}

interface Seen {
	/** Hub's time at which it was first so, and the uptimes at which it was first and last so. */
	readonly since: number;
	readonly firstAt: number;
	lastAt: number;
	/** Pages are told. */
	counts: boolean;
	/** The journal is told. */
	entered: boolean;
}

/** Looks at what the hub must be able to do, and tells the journal what it can't as soon as that takes it. */
export async function openHealth(parts: Parts): Promise<OpenHealth> {
	const { clock, journal } = parts;
	const seen = new Map<BlindCause, Seen>();
	const listeners = new Set<() => void>();
	const episodes = new Episodes(parts, await standingCauses(parts.reader));
	let blind: readonly Blindness[] = [];
	const look = () => {
		const at = clock.uptime();
		const now = new Set(causesNow(journal.availability, parts.hearing(), clock.suspectSince !== undefined));
		let turned = false;
		for (const cause of now) {
			const it = seen.get(cause) ?? { since: clock.now(), firstAt: at, lastAt: at, counts: false, entered: false };
			it.lastAt = at;
			seen.set(cause, it);
			const lastsMs = LASTS_MS[cause] ?? 0;
			if (!it.counts && at - it.firstAt >= lastsMs) it.counts = turned = true;
			if (it.entered || at - it.firstAt < (cause === "intake-not-ready" ? OPENS_WITHIN_MS : lastsMs)) continue;
			it.entered = true;
			episodes.say(cause, HUB_BLIND);
		}
		for (const [cause, it] of seen) {
			if (now.has(cause) || at - it.lastAt < (it.counts ? WELL_MS : 0)) continue;
			seen.delete(cause);
			if (it.counts) turned = true;
			if (it.entered) episodes.say(cause, HUB_SIGHTED);
		}
		for (const cause of episodes.standing) if (!seen.has(cause)) episodes.say(cause, HUB_SIGHTED);
		if (!turned) return;
		blind = [...seen].flatMap(([cause, { since, counts }]) => (counts ? [{ cause, since }] : []));
		parts.log[blind.length > 0 ? "error" : "info"](
			{ blind },
			blind.length > 0 ? "the hub is blind" : "the hub is well",
		);
		for (const listener of listeners) listener();
	};
	const looking = setInterval(look, LOOK_MS);
	const unwatch = journal.onAvailability(look);
	look();
	return {
		get blind() {
			return blind;
		},
		get deaf() {
			return causesNow(journal.availability, parts.hearing(), false).some(isDeaf);
		},
		watch(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close() {
			clearInterval(looking);
			unwatch();
			episodes.close();
		},
	};
}

function causesNow(store: Availability, hearing: Hearing, suspect: boolean): readonly BlindCause[] {
	return [
		...(hearing === "ready" ? [] : [hearing === "opening" ? ("intake-not-ready" as const) : ("broker-gone" as const)]),
		...(store.available ? [] : [store.cause]),
		...(suspect ? ["clock-suspect" as const] : []),
	];
}

/** Causes of which the journal was told that they began, and never that they ended: the last hub died with them. */
export async function standingCauses(reader: Pick<Reader, "rows">): Promise<readonly BlindCause[]> {
	const rows = await reader.rows(
		`SELECT value ->> '$.part' AS cause FROM object
		 WHERE kind = 'alarm' AND open = 1 AND value ->> '$.type' = '${HUB_BLIND}' AND value ->> '$.active' = 1`,
		[],
	);
	return rows.flatMap(({ cause }) => (isBlindCause(cause) ? [cause] : []));
}

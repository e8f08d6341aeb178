import type { Outcome } from "../model/outcome.ts";
import type { Effect, Replay } from "./replay.ts";

/** A delay or another event may raise the same alarm so much later. */
const SAME_WITHIN_MS = 60 * 60_000;

/** An event that counts as an alarm under one configuration only. */
export interface Turned {
	readonly effect: Effect;
	/** Why, under the one in which it does not count (silenced), or does (raised). */
	readonly why: Outcome | undefined;
}

/** An event that counts under both, otherwise. */
export interface Moved {
	readonly before: Effect;
	readonly after: Effect;
	readonly how: readonly string[];
}

/** One rule's decisions, counted under both configurations. */
export interface RuleCount {
	readonly rule: string;
	readonly because: Outcome["because"];
	readonly before: number;
	readonly after: number;
}

/** What another configuration would have changed. */
export interface Rehearsal {
	readonly raised: readonly Turned[];
	readonly silenced: readonly Turned[];
	readonly moved: readonly Moved[];
	/** Only those that differ. */
	readonly rules: readonly RuleCount[];
	readonly rang: { readonly before: number; readonly after: number };
}

/** Compares two replays of the same entries, event by event. */
export function compare(before: Replay, after: Replay): Rehearsal {
	const raised: Effect[] = [];
	const silenced: Turned[] = [];
	const moved: Moved[] = [];
	for (const [name, was] of before.effects) {
		const is = after.effects.get(name);
		if (was.counts && !is?.counts) silenced.push({ effect: was, why: is && whyNot(is) });
		else if (was.counts && is) {
			const how = howMoved(was, is);
			if (how.length > 0) moved.push({ before: was, after: is, how });
		}
	}
	for (const [name, is] of after.effects) {
		if (is.counts && !before.effects.get(name)?.counts) raised.push(is);
	}
	const later = laterOf(silenced, raised);
	return {
		raised: raised
			.filter((effect) => ![...later.values()].includes(effect))
			.map((effect) => ({ effect, why: decisive(effect) })),
		silenced: silenced.filter(({ effect }) => !later.has(effect)),
		moved: [
			...moved,
			...[...later].map(([was, is]) => ({
				before: was,
				after: is,
				how: [`${seconds(was, is)} s later`, ...howMoved(was, is)],
			})),
		].sort((a, b) => a.before.entry.receivedAt - b.before.entry.receivedAt),
		rules: ruleCounts(before, after),
		rang: { before: rangIn(before), after: rangIn(after) },
	};
}

function howMoved(was: Effect, is: Effect): string[] {
	const how: string[] = [];
	const [from, to] = [was.alarm, is.alarm];
	if (from?.priority !== to?.priority) how.push(`${from?.priority} → ${to?.priority}`);
	if (was.rang !== is.rang) how.push(is.rang ? "rings" : "rings no more");
	if (from?.incident !== to?.incident) how.push(`${from?.incident} → ${to?.incident}`);
	return how;
}

/** What is raised later by the hub's clock is the same alarm: same type, source and zone, within the hour. */
function laterOf(silenced: readonly Turned[], raised: readonly Effect[]): ReadonlyMap<Effect, Effect> {
	const later = new Map<Effect, Effect>();
	const taken = new Set<Effect>();
	for (const { effect: was } of silenced) {
		const found = raised.find(
			(is) =>
				!taken.has(is) &&
				is.entry.source === "hub" &&
				isSame(was, is) &&
				seconds(was, is) >= 0 &&
				seconds(was, is) * 1_000 <= SAME_WITHIN_MS,
		);
		if (!found) continue;
		taken.add(found);
		later.set(was, found);
	}
	return later;
}

function isSame({ alarm: a }: Effect, { alarm: b }: Effect): boolean {
	return a !== undefined && b !== undefined && a.type === b.type && a.source === b.source && a.zone === b.zone;
}

function seconds(was: Effect, is: Effect): number {
	return Math.round((is.entry.receivedAt - was.entry.receivedAt) / 1_000);
}

/** Reasons that say what an activation did, not why it is kept quiet. */
const DID: ReadonlySet<string> = new Set(["raised", "repeated", "reactivated", "opened", "joined", "corroborated"]);

function whyNot({ outcomes }: Effect): Outcome | undefined {
	return outcomes.find(({ because }) => !DID.has(because)) ?? outcomes.at(-1);
}

function decisive({ outcomes }: Effect): Outcome | undefined {
	return outcomes.find(({ alarm }) => alarm !== undefined) ?? outcomes.at(-1);
}

function rangIn({ effects }: Replay): number {
	return [...effects.values()].filter(({ rang }) => rang).length;
}

function ruleCounts(before: Replay, after: Replay): RuleCount[] {
	const counts = new Map<string, { rule: string; because: Outcome["because"]; before: number; after: number }>();
	for (const [when, { effects }] of [
		["before", before],
		["after", after],
	] as const) {
		for (const { outcomes } of effects.values()) {
			for (const { rule, because } of outcomes) {
				if (rule === undefined) continue;
				const key = `${rule} ${because}`;
				const count = counts.get(key) ?? { rule, because, before: 0, after: 0 };
				count[when]++;
				counts.set(key, count);
			}
		}
	}
	return [...counts.values()].filter((one) => one.before !== one.after).sort((a, b) => a.rule.localeCompare(b.rule));
}

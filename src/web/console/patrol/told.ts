import { computed } from "@preact/signals";
import type { FindingShape, PlanShape, RouteShape } from "../../../contract/patrol-shapes.ts";
import { live, now } from "../../app/follow.ts";
import { groupRounds, type Rounds } from "./rounds.ts";

/** The feed's maps stay the same objects; these say when one has changed. */
const turns = {
	round: computed(() => live.value.feed.turns.round),
	route: computed(() => live.value.feed.turns.route),
	plan: computed(() => live.value.feed.turns.plan),
	finding: computed(() => live.value.feed.turns.finding),
};

/** What has ended moves out of sight within a minute. */
const minute = computed(() => Math.floor(now.value / 60_000) * 60_000);

/** The rounds of the last day, under way and to come, as the hub has judged them. */
export const rounds = computed<Rounds>(() => {
	turns.round.value;
	return groupRounds(live.peek().feed.told.round.values(), minute.value);
});

/** The routes in force, by id. */
export const routes = computed<readonly RouteShape[]>(() => {
	turns.route.value;
	return [...live.peek().feed.told.route.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
});

/** The plans in force, by id. */
export const plans = computed<readonly PlanShape[]>(() => {
	turns.plan.value;
	return [...live.peek().feed.told.plan.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
});

/** Findings that nobody has closed: those that were asked about first, then by when they are due. */
export const findings = computed<readonly FindingShape[]>(() => {
	turns.finding.value;
	return [...live.peek().feed.told.finding.values()]
		.filter(({ state }) => state !== "closed")
		.sort((a, b) => Date.parse(a.dueAt ?? a.since) - Date.parse(b.dueAt ?? b.since));
});

import type { Site } from "../../model/site.ts";
import { seenAlong } from "../kernel/line-of-sight.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { checkpointsOf } from "./ground.ts";

/** A checkpoint whose ways no camera sees is due so much more often. Our own setting. */
const UNSEEN_WEIGHT = 3;
/** Each incident lately in its zone makes it due so much more often, up to so many. Our own settings. */
const INCIDENT_WEIGHT = 1;
const INCIDENTS_AT_MOST = 3;
/** Incidents count for so long. Our own setting. */
const LATELY_MS = 30 * 24 * 3_600_000;
/** The ways to so many of the nearest other stops are looked at. */
const WAYS = 3;

/** How much more often each of these checkpoints is due than others: by what no working camera sees, and by what was there. */
export function weightsOf(context: StepContext, checkpoints: readonly string[]): (checkpoint: string) => number {
	const weights = new Map(checkpoints.map((id) => [id, weightOf(context, id, checkpoints)]));
	return (checkpoint) => weights.get(checkpoint) ?? 1;
}

function weightOf(context: StepContext, id: string, all: readonly string[]): number {
	const zone = checkpointsOf(context.site).get(id)?.zone ?? "";
	const times = context.get("memory", incidentsIn(zone))?.incidentsAt ?? [];
	const lately = times.filter((at) => context.now - at < LATELY_MS).length;
	return 1 + UNSEEN_WEIGHT * unseen(context, id, all) + INCIDENT_WEIGHT * Math.min(INCIDENTS_AT_MOST, lately);
}

/** The share of the ways to its nearest neighbours that no working camera sees. */
function unseen(context: StepContext, id: string, all: readonly string[]): number {
	const { site } = context;
	const works = (camera: string) => {
		const device = context.get("device", camera);
		return !device || device.state === "online" || device.state === "unknown";
	};
	const shares = neighbours(site, id, all).map((other) => {
		const [from, to] = [checkpointsOf(site).get(id)?.place.at, checkpointsOf(site).get(other)?.place.at];
		if (!from || !to) return 0;
		const points = seenAlong(site, from, to);
		return points.filter((cameras) => !cameras.some(works)).length / points.length;
	});
	return shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

function neighbours(site: Site, id: string, all: readonly string[]): readonly string[] {
	const at = checkpointsOf(site).get(id)?.place.at;
	if (!at) return [];
	const far = (other: string) => {
		const there = checkpointsOf(site).get(other)?.place.at;
		return there ? Math.hypot(there[0] - at[0], there[1] - at[1]) : Number.POSITIVE_INFINITY;
	};
	return all
		.filter((other) => other !== id)
		.sort((a, b) => far(a) - far(b) || (a < b ? -1 : 1))
		.slice(0, WAYS);
}

/** So many of a zone's newest incidents are remembered. */
const REMEMBERED = 8;

/** Remembers where incidents were, for the draws to come. Call it when all else is judged. */
export function rememberIncidents(context: StepContext): void {
	if (context.state.plan.size === 0) return;
	const opened = `inc-${context.entry.seq}`;
	for (const change of context.changed("incident")) {
		if (change.id !== opened || !("value" in change) || change.value.drill || change.value.zone === undefined) continue;
		const id = incidentsIn(change.value.zone);
		const known = context.get("memory", id)?.incidentsAt ?? [];
		context.remember(id, { incidentsAt: [...known, context.now].slice(-REMEMBERED) });
	}
}

function incidentsIn(zone: string): string {
	return `patrol.zone|${zone}`;
}

import type { Alarm } from "../../model/alarm.ts";
import type { Dispatch } from "../../model/dispatch.ts";
import type { Incident } from "../../model/incident.ts";
import type { AgencyTold } from "../../model/procedure.ts";
import type { Picture } from "../../model/snapshot.ts";
import { engage } from "../kernel/current-shift.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isUnderWay } from "./dispatched.ts";
import { camerasFor } from "./snapshots.ts";

/** What was done and seen about an incident, as it is shared out when alarms are split off it. */
interface Done {
	readonly dispatches: readonly Dispatch[];
	readonly agencies: readonly AgencyTold[];
	readonly pictures: readonly Picture[];
	readonly merged: readonly string[];
}

export interface Shared {
	/** Goes with the alarms that are split off. */
	readonly goes: Done;
	/** Stays with the others. */
	readonly stays: Done;
	/** The incidents that were folded in, and come out again whole, as they were then. */
	readonly parts: readonly Incident[];
}

/**
 * Shares out what was done about `from` when `moved` leave it and `left` stay. What came with alarms by a merge goes with
 * them again: guards who were sent, agencies that were told. Pictures go where a camera was asked for the alarms, to both
 * where it was for both; one that has not come yet stays where it was asked for. What was done for the whole stays.
 */
export function sharedOut(
	context: StepContext,
	from: Incident,
	moved: readonly Alarm[],
	left: readonly Alarm[],
): Shared {
	const ids = new Set(moved.map(({ id }) => id));
	const parts = (from.merged ?? [])
		.flatMap((id) => context.anyIncident(id) ?? [])
		.filter(({ alarms }) => alarms.length > 0 && alarms.every((id) => ids.has(id)));
	const sent = new Set(parts.flatMap(({ dispatches = [] }) => dispatches.map(({ id }) => id)));
	const told = new Set(parts.flatMap(({ agencies = [] }) => agencies.map(toldOnce)));
	const dispatches = halves(from.dispatches, ({ id }) => sent.has(id));
	const agencies = halves(from.agencies, (one) => told.has(toldOnce(one)));
	const merged = halves(from.merged, (id) => parts.some((part) => part.id === id));
	const there = new Set(moved.flatMap((alarm) => camerasFor(context, alarm)));
	const here = new Set(left.flatMap((alarm) => camerasFor(context, alarm)));
	const pictures = from.pictures ?? [];
	const comes = ({ device, hash }: Picture) => hash !== undefined && there.has(device);
	return {
		goes: { dispatches: dispatches[0], agencies: agencies[0], merged: merged[0], pictures: pictures.filter(comes) },
		stays: {
			...{ dispatches: dispatches[1], agencies: agencies[1], merged: merged[1] },
			pictures: pictures.filter((one) => !comes(one) || here.has(one.device)),
		},
		parts,
	};
}

/** The incident with its share, in place of what it had. */
export function withShare(
	{ dispatches: _d, agencies: _a, pictures: _p, merged: _m, ...incident }: Incident,
	{ dispatches, agencies, pictures, merged }: Done,
): Incident {
	return {
		...incident,
		...(dispatches.length > 0 && { dispatches }),
		...(agencies.length > 0 && { agencies }),
		...(pictures.length > 0 && { pictures }),
		...(merged.length > 0 && { merged }),
	};
}

/** How far an incident is by the guards who were sent to it. */
export function reachedBy(dispatches: readonly Dispatch[]): "acknowledged" | "dispatched" | "on-scene" {
	if (dispatches.some(({ arrivedAt }) => arrivedAt !== undefined)) return "on-scene";
	return dispatches.length > 0 ? "dispatched" : "acknowledged";
}

/** What was folded in is folded into `into` from now on, and its guards are on that. */
export function follow(context: StepContext, { parts, goes }: Shared, into: string): void {
	for (const part of parts) context.keepIncident({ ...part, mergedInto: into });
	for (const { guard, ...sent } of goes.dispatches) if (isUnderWay(sent)) engage(context, guard, { incident: into });
}

function toldOnce({ agency, by, at }: AgencyTold): string {
	return `${agency} ${by} ${at}`;
}

function halves<T>(all: readonly T[] = [], goes: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
	return [all.filter(goes), all.filter((one) => !goes(one))];
}

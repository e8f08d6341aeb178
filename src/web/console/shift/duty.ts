import type { Beat } from "../../../contract/live.ts";
import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";
import type { ShiftShape } from "../../../contract/work-shapes.ts";
import { UNATTENDED_ALARM } from "../../../model/unattended.ts";
import { loginOf } from "../../app/people.ts";

/** The shift that has not ended, the newest if there are several. */
export function currentOf(shifts: Iterable<ShiftShape>): ShiftShape | undefined {
	return openOf(shifts).at(-1);
}

/** The shift that ended last. */
export function lastEnded(shifts: Iterable<ShiftShape>): ShiftShape | undefined {
	return [...shifts]
		.filter(({ endedAt }) => endedAt !== undefined)
		.sort((a, b) => Date.parse(a.endedAt ?? "") - Date.parse(b.endedAt ?? ""))
		.at(-1);
}

/** What has not ended, in the order in which it began. */
export function openOf<T extends { readonly since: string; readonly endedAt?: string | undefined }>(
	all: Iterable<T>,
): T[] {
	return [...all]
		.filter(({ endedAt }) => endedAt === undefined)
		.sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

/** Why nobody keeps the watch: nobody is signed on, or the hub has found it out and says so in an incident. */
export type Absence = { readonly why: "nobody" } | { readonly why: "told"; readonly incident: IncidentShape };

/** The watch, to a reader whom the hub tells of none: that they know of nobody says nothing about who is there. */
export const UNTOLD = "untold";

/**
 * Whether the guard room counts as unattended. Somebody is back once the alarm has returned to normal; its incident stays
 * in the queue until a person resolves it.
 */
export function attendance(
	shift: ShiftShape | typeof UNTOLD | undefined,
	incidents: Iterable<IncidentShape>,
	alarms: ReadonlyMap<string, Pick<AlarmShape, "active">>,
): Absence | undefined {
	if (!shift) return { why: "nobody" };
	for (const incident of incidents) {
		if (incident.type !== UNATTENDED_ALARM || incident.state === "resolved") continue;
		if (incident.alarms.some((id) => alarms.get(id)?.active !== false)) return { why: "told", incident };
	}
	return undefined;
}

/** The same on the wall, which is told of no shift: the hub has judged it, and the incident that says so is told to all. */
export function absenceToldOf(
	{ unattended }: NonNullable<Beat["wall"]>,
	incidents: Iterable<IncidentShape>,
): Absence | undefined {
	if (unattended === "nobody") return { why: "nobody" };
	if (unattended === undefined) return undefined;
	for (const incident of incidents) {
		if (incident.type === UNATTENDED_ALARM && incident.state !== "resolved") return { why: "told", incident };
	}
	return undefined;
}

/** The guards on duty by post, in the order of the plan's posts; the operator's own post is not among them. */
export function byPost(shift: Pick<ShiftShape, "guards">): ShiftShape["guards"] {
	return shift.guards.toSorted((a, b) => a.post.localeCompare(b.post) || a.guard.localeCompare(b.guard));
}

export interface Named {
	readonly guard: string;
	readonly post: string;
	readonly leader: boolean;
}

/** The rows in which somebody is named, as the API takes them; one without a post gets a free one from the hub. */
export function guardsSaid(rows: readonly Named[]): { guard: string; post?: string; leader?: true }[] {
	return rows
		.map(({ guard, post, leader }) => ({ guard: loginOf(guard), post, leader }))
		.filter(({ guard }) => guard !== "")
		.map(({ guard, post, leader }) => ({ guard, ...(post !== "" && { post }), ...(leader && { leader }) }));
}

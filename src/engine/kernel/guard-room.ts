import { guardRoomAttended } from "../../model/entries/guard-room-attended.ts";
import { guardRoomUnattended } from "../../model/entries/guard-room-unattended.ts";
import { GUARD_ROOM_ZONE } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import type { UnattendedReason } from "../../model/shift.ts";
import type { Site } from "../../model/site.ts";
import { watchers } from "./current-shift.ts";
import type { GuardRoom } from "./memory.ts";
import type { StepContext } from "./step-context.ts";

const MEMORY = "guard-room";

const EMPTY: GuardRoom = { pages: {}, missing: {} };

export function roomOf(context: StepContext): GuardRoom {
	return context.get("memory", MEMORY)?.guardRoom ?? EMPTY;
}

export function keepRoom(context: StepContext, guardRoom: GuardRoom): void {
	context.remember(MEMORY, { guardRoom });
}

export function guardRoomZone(site: Site): string | undefined {
	return site.zones.has(GUARD_ROOM_ZONE) ? GUARD_ROOM_ZONE : undefined;
}

/** Whether somebody or something is missing in the guard room, so that what is urgent is told on at once. */
export function isUnattended(context: StepContext): boolean {
	return Object.keys(roomOf(context).missing).length > 0;
}

/**
 * Why what an empty guard room would end can't begin in one. An operator who only did not answer whether they are there
 * answers it by this. `found`: what is asked for.
 */
export function nobodyThere(context: StepContext, found: string): Problem | undefined {
	const { missing, shift: id = "" } = roomOf(context);
	const shift = context.get("shift", id);
	const answers = shift !== undefined && watchers(shift).includes(context.actor);
	const left = Object.keys(missing).filter((why) => !answers || why !== "presence-unanswered");
	if (left.length === 0) return undefined;
	const detail = `the guard room is unattended (${left.join(", ")}): found ${found}, which needs somebody there`;
	return { code: "wrong-state", detail, state: "unattended", allowed: [] };
}

/**
 * Says that something is missing. A hub on which nobody ever signed on has no watch to be missed, unless the site says that
 * somebody always watches.
 */
export function missed(context: StepContext, why: UnattendedReason): void {
	const room = roomOf(context);
	if (!(room.watched || context.site.settings.guardRoom.staffed) || room.missing[why] !== undefined) return;
	keepRoom(context, { ...room, missing: { ...room.missing, [why]: context.now } });
	context.derive(guardRoomUnattended, guardRoomZone(context.site), { why });
}

/** Says that these are missing no more; if nothing else is, the guard room is attended again. */
export function putRight(context: StepContext, ...whys: readonly UnattendedReason[]): void {
	const room = roomOf(context);
	const before = Object.entries(room.missing);
	const left = before.filter(([why]) => !whys.some((right) => right === why));
	if (left.length === before.length) return;
	keepRoom(context, { ...room, missing: Object.fromEntries(left) });
	if (left.length === 0) context.derive(guardRoomAttended, guardRoomZone(context.site), {});
}

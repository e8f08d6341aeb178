import { guardRoomAttended } from "../../model/entries/guard-room-attended.ts";
import { guardRoomUnattended } from "../../model/entries/guard-room-unattended.ts";
import { GUARD_ROOM_ZONE } from "../../model/incident.ts";
import type { UnattendedReason } from "../../model/shift.ts";
import type { Site } from "../../model/site.ts";
import type { GuardRoom } from "./memory.ts";
import type { Work } from "./step-context.ts";

const MEMORY = "guard-room";

const EMPTY: GuardRoom = { pages: {}, missing: {} };

export function roomOf(work: Work): GuardRoom {
	return work.get("memory", MEMORY)?.guardRoom ?? EMPTY;
}

export function keepRoom(work: Work, guardRoom: GuardRoom): void {
	work.remember(MEMORY, { guardRoom });
}

export function guardRoomZone(site: Site): string | undefined {
	return site.zones.has(GUARD_ROOM_ZONE) ? GUARD_ROOM_ZONE : undefined;
}

/** Whether somebody or something is missing in the guard room, so that what is urgent is told on at once. */
export function isUnattended(work: Work): boolean {
	return Object.keys(roomOf(work).missing).length > 0;
}

/**
 * Says that something is missing. A hub on which nobody ever signed on has no watch to be missed, unless the site says that
 * somebody always watches.
 */
export function missed(work: Work, why: UnattendedReason): void {
	const room = roomOf(work);
	if (!(room.watched || work.site.settings.guardRoom.staffed) || room.missing[why] !== undefined) return;
	keepRoom(work, { ...room, missing: { ...room.missing, [why]: work.now } });
	work.derive(guardRoomUnattended, guardRoomZone(work.site), { why });
}

/** Says that these are missing no more; if nothing else is, the guard room is attended again. */
export function putRight(work: Work, ...whys: readonly UnattendedReason[]): void {
	const room = roomOf(work);
	const before = Object.entries(room.missing);
	const left = before.filter(([why]) => !whys.some((right) => right === why));
	if (left.length === before.length) return;
	keepRoom(work, { ...room, missing: Object.fromEntries(left) });
	if (left.length === 0) work.derive(guardRoomAttended, guardRoomZone(work.site), {});
}

import type { IncidentShape } from "../../../contract/shapes.ts";
import type { ShiftShape } from "../../../contract/work-shapes.ts";

/** The shift that has not ended, the newest if there are several. */
export function currentOf(shifts: Iterable<ShiftShape>): ShiftShape | undefined {
	return openOf(shifts).at(-1);
}

/** What has not ended, in the order in which it began. */
export function openOf<T extends { readonly since: string; readonly endedAt?: string | undefined }>(
	all: Iterable<T>,
): T[] {
	return [...all].filter(({ endedAt }) => endedAt === undefined).sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

/** Why nobody keeps watch: nobody is signed on, relief is late, or the hub says so. */
export type Absence = "nobody" | "away-too-long" | "told";

/** Whether the guard room counts as unattended. `now` is the hub's time, epoch ms. */
export function attendance(
	shift: ShiftShape | undefined,
	incidents: Iterable<Pick<IncidentShape, "type" | "state">>,
	now: number,
): Absence | undefined {
	if (!shift) return "nobody";
	if (shift.away && Date.parse(shift.away.until) < now) return "away-too-long";
	for (const { type, state } of incidents) {
		if (type.includes("unattended") && state !== "resolved") return "told";
	}
	return undefined;
}

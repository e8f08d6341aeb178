import { dayOf } from "../model/local-days.ts";
import type { Mistake } from "../model/problem.ts";
import type { RosterPattern } from "../model/roster-pattern.ts";
import type { StaffMember, Volunteer } from "../model/site.ts";
import type { KeyPath } from "./config-file.ts";
import type { Checked } from "./cross-check.ts";

const HOUR_MS = 3_600_000;
/** A day of the cycle without a duty. */
const OFF = "off";

/** Who works here, the roster's pattern, and what of it stands for nothing. */
export interface ReadRoster {
	readonly staff: ReadonlyMap<string, StaffMember>;
	readonly volunteers: ReadonlyMap<string, Volunteer>;
	readonly roster?: RosterPattern;
	readonly mistakes: readonly Mistake[];
}

/** Reads `staff`, `roster` and `volunteers`. */
export function readRoster({ given, expanded, file, maybe }: Checked): ReadRoster {
	const { roster, shifts } = given;
	const checkpoints = new Set(expanded.devices.flatMap(({ id, kind }) => (kind === "patrol" ? [id] : [])));
	const buildings = new Set(expanded.buildings.map(({ id }) => id));
	const mistakes: Mistake[] = [];
	const mustBe = (path: KeyPath, found: string, isSo: boolean, expected: string) => {
		if (!isSo && !maybe(found)) mistakes.push({ path: file.where(path), found: JSON.stringify(found), expected });
	};
	for (const [id, { home, route }] of Object.entries(given.volunteers)) {
		mustBe(["volunteers", id, "home"], home, buildings.has(home), "the id of a building");
		for (const [i, stop] of route.entries()) {
			mustBe(["volunteers", id, "route", i], stop, checkpoints.has(stop), "the id of a checkpoint");
		}
	}
	for (const [i, shift] of roster?.cycle.entries() ?? []) {
		mustBe(["roster", "cycle", i], shift, shift === OFF || shift in shifts, "the id of a shift, or off");
	}
	for (const [at, { leader, members }] of roster?.teams.entries() ?? []) {
		for (const [i, one] of members.entries()) {
			mustBe(["roster", "teams", at, "members", i], one, one in given.staff, "a login of staff");
		}
		if (leader !== undefined) {
			mustBe(["roster", "teams", at, "leader"], leader, members.includes(leader), "one of the team's members");
		}
	}
	const people = { staff: new Map(Object.entries(given.staff)), volunteers: new Map(Object.entries(given.volunteers)) };
	if (!roster) return { ...people, mistakes };
	const isAtDesk = (one: string) => given.staff[one]?.role === "operator";
	const pattern: RosterPattern = {
		firstDay: dayOf(roster.first) ?? 0,
		cycle: roster.cycle.map((shift) => (shift === OFF ? null : shift)),
		stepDays: roster.step,
		teams: roster.teams.map(({ members, leader }) => ({
			members,
			desk: members.some(isAtDesk) ? members.filter(isAtDesk) : members,
			...(leader !== undefined && { leader }),
		})),
		restMs: roster.rest,
		weekMs: roster.hoursPerWeek * HOUR_MS,
		...(roster.late !== undefined && { lateMs: roster.late }),
	};
	return { ...people, roster: pattern, mistakes };
}

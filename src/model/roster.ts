import { localDaysOf } from "./local-days.ts";
import { DESK_POST, type RosterPattern, type RosterTeam } from "./roster-pattern.ts";
import type { Shift, Site } from "./site.ts";

/** Who is down for a post. */
export interface RosteredPost {
	readonly post: string;
	/** The login. */
	readonly guard: string;
	/** The shift's leader (班长). */
	readonly leader?: true;
}

/** The roster of one shift of one day, written by a captain in place of what the site's pattern says. */
export interface RosterChange {
	/** `2026-11-26.night`. */
	readonly id: string;
	readonly rev: number;
	/** The day on which the shift begins, by the site's calendar. */
	readonly date: string;
	readonly shift: string;
	/** Epoch ms. */
	readonly from: number;
	readonly to: number;
	readonly posts: readonly RosteredPost[];
	readonly by: string;
	readonly at: number;
}

/** What a roster is read from: the site's pattern, and what captains wrote since. */
export interface Roster {
	readonly site: Pick<Site, "shifts" | "timeZone"> & { readonly roster?: RosterPattern };
	readonly changes: ReadonlyMap<string, RosterChange>;
}

/** A shift of a day with who is down for it. */
export interface RosterRow {
	readonly day: number;
	readonly shift: Shift;
	/** Epoch ms. */
	readonly from: number;
	readonly to: number;
	readonly posts: readonly RosteredPost[];
	readonly change?: RosterChange;
}

/** From when to when a shift lasts that begins on this day, epoch ms. */
export function shiftSpan(
	timeZone: string,
	{ fromMinute, toMinute }: Pick<Shift, "fromMinute" | "toMinute">,
	day: number,
): { from: number; to: number } {
	const { instantOf } = localDaysOf(timeZone);
	const end = toMinute > fromMinute ? toMinute : toMinute + 24 * 60;
	return { from: instantOf(day, fromMinute), to: instantOf(day, end) };
}

/** Who is down for a shift of a day. */
export function rosterRow({ site, changes }: Roster, day: number, shift: Shift, date: string): RosterRow {
	const change = changes.get(`${date}.${shift.id}`);
	const posts = change?.posts ?? (site.roster ? patternOn(site.roster, shift, day) : []);
	return { day, shift, ...shiftSpan(site.timeZone, shift, day), posts, ...(change && { change }) };
}

/** What the pattern says of a shift of a day, whatever was written since. */
function patternOn(pattern: RosterPattern, shift: Pick<Shift, "id" | "posts">, day: number): RosteredPost[] {
	return pattern.teams.flatMap((team, at) => {
		const since = day - pattern.firstDay + at * pattern.stepDays;
		const phase = modulo(since, pattern.cycle.length);
		if (pattern.cycle[phase] !== shift.id) return [];
		return posted(team, shift.posts, turnOf(pattern.cycle, since, phase));
	});
}

/** How many duties a team has had since its cycle began, so that its members take the posts in turn. */
function turnOf(cycle: RosterPattern["cycle"], since: number, phase: number): number {
	const duties = (days: readonly (string | null)[]) => days.filter((one) => one !== null).length;
	return Math.floor(since / cycle.length) * duties(cycle) + duties(cycle.slice(0, phase));
}

function posted({ members, desk, leader }: RosterTeam, posts: readonly string[], turn: number): RosteredPost[] {
	const atDesk = turned(desk, turn)[0];
	const others = turned(
		members.filter((one) => one !== atDesk),
		turn,
	);
	return posts.flatMap((post) => {
		const guard = post === DESK_POST && atDesk !== undefined ? atDesk : others.shift();
		return guard === undefined ? [] : [{ post, guard, ...(guard === leader && { leader: true as const }) }];
	});
}

function turned<T>(all: readonly T[], turn: number): T[] {
	const by = all.length === 0 ? 0 : modulo(turn, all.length);
	return [...all.slice(by), ...all.slice(0, by)];
}

function modulo(n: number, by: number): number {
	return ((n % by) + by) % by;
}

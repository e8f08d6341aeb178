import { expect, test } from "vitest";
import { dateOf, dayOf, localDaysOf } from "../../../src/model/local-days.ts";
import { rosterAt, rosterRows } from "../../../src/model/rostered.ts";
import type { Site } from "../../../src/model/site.ts";
import { localDays, localMinutes } from "../../../src/site/local-time.ts";
import { garden, instant, Night } from "../../scenario.ts";

const MINUTE_MS = 60_000;
const { roster } = garden;
if (!roster) throw new Error("the garden has no roster");
const looking: Site = { ...garden, roster: { ...roster, lateMs: 5 * MINUTE_MS } };
const TYPE = "shift.guards-missing";

/** Who is down for the shift that runs then, but for the desk, as they are entered at sign-on. */
const down = (told: Night, time: string) =>
	(rosterAt({ site: told.site, changes: told.state.roster }, instant(time))?.posts ?? []).filter(
		({ post }) => post !== "operator",
	);

/** A hub whose watch began at 07:40 and is relieved at 07:50 by somebody who enters these for the day. */
function morning(enters: (down: { guard: string; post: string }[]) => readonly object[], site = looking): Night {
	const told = new Night(site);
	told.hub("07:30", "hub.started");
	expect(told.person("07:40", "wu", "shift.signed-on", { guards: [] })).toBeUndefined();
	expect(told.person("07:50", "li", "shift.taken-over", { guards: enters(down(told, "08:00")) })).toBeUndefined();
	return told;
}

const missing = (told: Night) => told.incidents.filter(({ type }) => type === TYPE);
const about = (told: Night) => told.alarms.filter(({ type }) => type === TYPE);

test("five minutes after the start of the shift, posts for which nobody came are one medium alarm that names no person", () => {
	const told = morning(([gate]) => (gate ? [gate] : []));
	told.until("08:04:59");
	expect(missing(told)).toEqual([]);
	told.until("08:05");
	expect(missing(told)).toMatchObject([{ priority: "medium", state: "open" }]);
	const [one] = missing(told);
	expect(one?.words.en).toBe("Posts unfilled, Day shift 08:00, North gate, Patrol");
	expect(one?.words["zh-CN"]).toBe("逾时缺岗，早班 08:00，北门，巡逻");
	told.until("15:00");
	expect(told.journal.filter(({ type }) => type === TYPE)).toHaveLength(1);
});

test("whoever joins is missing no more: what is left is said, and the last ends it; a person resolves it all the same", () => {
	const told = morning(([gate]) => (gate ? [gate] : []));
	told.until("08:06");
	const [, north, patrol] = down(told, "08:00");
	expect(told.person("08:07", "li", "shift.guards-changed", { join: [north] })).toBeUndefined();
	expect(missing(told)[0]?.words.en).toBe("Posts unfilled, Day shift 08:00, Patrol");
	expect(about(told)).toMatchObject([{ active: true }]);
	const rang = missing(told)[0]?.rang;
	expect(told.person("08:08", "li", "shift.guards-changed", { join: [patrol] })).toBeUndefined();
	expect(about(told)).toMatchObject([{ active: false }]);
	expect(missing(told)).toMatchObject([{ state: "open", rang }]);
});

test("nobody is missing who came, whose duty was swapped, or for whom another stands in", () => {
	const punctual = morning((all) => all);
	punctual.until("08:30");
	expect(missing(punctual)).toEqual([]);

	const standIn = morning(([gate, north, patrol]) => [gate, north, { ...patrol, guard: "chen" }] as object[]);
	standIn.until("08:30");
	expect(missing(standIn)).toEqual([]);

	const swapped = morning((all) => all.slice(0, 2));
	const [, , patrol] = down(swapped, "08:00");
	const duty = { date: "2026-11-23", shift: "day", guard: patrol?.guard };
	expect(swapped.person("07:55", "chen", "roster.swapped", { ...duty, with: { guard: "chen" } })).toBeUndefined();
	expect(
		swapped.person("07:56", "li", "shift.guards-changed", { join: [{ guard: "chen", post: "patrol" }] }),
	).toBeUndefined();
	swapped.until("08:30");
	expect(missing(swapped)).toEqual([]);
});

test("a captain who takes the post out of the roster ends it, and so does the end of the shift", () => {
	const told = morning((all) => all.slice(0, 2));
	told.until("08:06");
	const posts = rosterAt({ site: told.site, changes: new Map() }, instant("08:06"))?.posts.slice(0, 3);
	expect(told.person("08:10", "chen", "roster.set", { date: "2026-11-23", shift: "day", posts })).toBeUndefined();
	expect(about(told)).toMatchObject([{ active: false }]);

	const over = morning((all) => all.slice(0, 2));
	expect(over.person("15:50", "wu", "shift.taken-over", { guards: [] })).toBeUndefined();
	over.until("16:04:59");
	expect(about(over)).toMatchObject([{ active: true }]);
	over.until("16:05");
	expect(about(over)).toMatchObject([{ active: false }, { active: true }]);
});

test("the guards of a watch that nobody relieved stand in for nobody; nobody signed on at all is no excuse", () => {
	const told = new Night(looking);
	told.hub("07:30", "hub.started");
	const stays = [{ guard: "chen", post: "patrol" }];
	expect(told.person("07:30:01", "wu", "shift.signed-on", { guards: [] })).toBeUndefined();
	expect(told.person("07:31", "wu", "shift.signed-off", {})).toBeUndefined();
	told.until("08:05");
	expect(missing(told)).toHaveLength(1);

	const unrelieved = new Night(looking);
	unrelieved.hub("06:00", "hub.started");
	expect(unrelieved.person("06:01", "wu", "shift.signed-on", { guards: stays })).toBeUndefined();
	unrelieved.until("08:05");
	expect(missing(unrelieved)[0]?.words.en).toContain("South gate, North gate, Patrol");
});

test.each<[string, Site]>([
	["a site without a roster", { ...looking, roster: { ...roster, lateMs: 5 * MINUTE_MS, teams: [] } }],
	["a site whose file does not say how late", garden],
])("%s looks for nobody", (_what, site) => {
	const told = morning(() => [], site);
	told.until("24 08:30");
	expect(missing(told)).toEqual([]);
});

test("a hub on which nobody ever signed on looks for nobody, and of the shift in which it begins to look, too", () => {
	const told = new Night(looking);
	told.hub("07:30", "hub.started");
	told.until("10:00");
	expect(told.person("10:00", "li", "shift.signed-on", { guards: [] })).toBeUndefined();
	told.until("16:00");
	expect(missing(told)).toEqual([]);
});

test("where the hub was down when they were due, they have as long again to be entered", () => {
	const told = morning(() => []);
	told.restart();
	told.hub("08:10", "hub.started");
	told.until("08:14:59");
	expect(missing(told)).toEqual([]);
	told.until("08:15");
	expect(missing(told)).toHaveLength(1);
});

test("a clock that is set past the time skips nobody", () => {
	const told = morning(() => []);
	const [from, to] = [instant("07:55"), instant("08:55")];
	told.hub("07:55", "clock.set", { from, to, after: from - 1 });
	told.until("09:10");
	expect(missing(told)).toHaveLength(1);
});

const timeZone = "Europe/Berlin";
const berlin: Site = {
	...looking,
	...{ timeZone, minuteOfDay: localMinutes(timeZone), dayOfWeek: localDays(timeZone) },
	shifts: looking.shifts.map((shift) => (shift.id === "night" ? { ...shift, fromMinute: 120, toMinute: 480 } : shift)),
};

test.each([
	["spring, when 02:00 is passed over", "2027-03-28"],
	["autumn, when 02:00 comes twice", "2026-10-25"],
	["autumn, the day after", "2026-10-26"],
])("in %s, each shift's guards are due once, five minutes after its start", (_what, date) => {
	const day = dayOf(date) ?? 0;
	const { instantOf } = localDaysOf(timeZone);
	const told = new Night(berlin);
	const say = (at: number, source: "hub" | "user:li", type: string, data: object) =>
		told.append({ source, type, id: `${type} ${at}`, at, receivedAt: at, data: { ...data } });
	say(instantOf(day - 1, 22 * 60), "hub", "hub.started", {});
	say(instantOf(day - 1, 22 * 60), "user:li", "shift.signed-on", { guards: [], startList: {} });
	say(instantOf(day, 23 * 60), "hub", "hub.noted", {});
	const found = told.journal.filter(({ type }) => type === TYPE);
	expect(found.map(({ data }) => `${data.date} ${data.shift}`)).toEqual([
		`${dateOf(day)} night`,
		`${dateOf(day)} day`,
		`${dateOf(day)} evening`,
	]);
	const starts = rosterRows({ site: berlin, changes: new Map() }, day, day + 1).map(({ from }) => from);
	expect(found.map(({ receivedAt }) => receivedAt)).toEqual(starts.map((from) => from + 5 * MINUTE_MS));
});

import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/model/settings.ts";
import { readSite } from "../../src/site/read.ts";
import { ONE_PLACE } from "./one-place.ts";
import { lineOf, spoilt, toldOf, written } from "./spoilt.ts";

const withRules = (rules: string) => written(`${ONE_PLACE}rules:\n${rules}`);
const settingsOf = async (rules: string) => (await readSite(await withRules(rules))).settings;

test("a file that says nothing of rules has the defaults", async () => {
	expect((await readSite(await written(ONE_PLACE))).settings).toEqual(DEFAULT_SETTINGS);
});

test("one figure that is said leaves all others as they are", async () => {
	expect(await settingsOf("  silence: { high: { again: 30 s } }\n  priorities: { high: { act: 5 min } }\n")).toEqual({
		...DEFAULT_SETTINGS,
		silence: {
			...DEFAULT_SETTINGS.silence,
			pace: { ...DEFAULT_SETTINGS.silence.pace, high: { againMs: 30_000, chatteringMs: 900_000 } },
		},
		priorities: {
			...DEFAULT_SETTINGS.priorities,
			high: { ...DEFAULT_SETTINGS.priorities.high, actMs: 300_000 },
		},
	});
	const { guardRoom } = await settingsOf('  guardRoom: { presence: { between: "22:00-05:00" }, stepAway: 10 min }\n');
	expect(guardRoom).toEqual({
		...DEFAULT_SETTINGS.guardRoom,
		presence: { ...DEFAULT_SETTINGS.guardRoom.presence, fromMinute: 1_320, toMinute: 300 },
		stepAwayMs: 600_000,
	});
});

test("Jingxin Garden's file says the defaults, its own of four types of alarm, and that somebody always watches", async () => {
	const { settings } = await readSite("config/jingxin-garden.yaml");
	const { staffed, ...guardRoom } = settings.guardRoom;
	expect(staffed).toBe(true);
	expect({ ...settings, alarms: {}, reports: {}, guardRoom: { ...guardRoom, staffed: false } }).toEqual(
		DEFAULT_SETTINGS,
	);
	const night = [{ fromMinute: 22 * 60, toMinute: 6 * 60 }];
	expect(settings.alarms["camera.line-crossed"]).toEqual([
		{ where: ["square"], schedule: night, line: `jingxin-garden.yaml:${lineOf("      - where: square")}` },
		{
			where: ["gate-south", "gate-north"],
			schedule: night,
			line: `jingxin-garden.yaml:${lineOf(/ {6}- where: \[gate-south/)}`,
		},
	]);
	expect(Object.keys(settings.alarms)).toHaveLength(4);
});

test("a test of the chain is stated by weekday and time, and none where the file says nothing", async () => {
	const { chainTest } = await settingsOf('  chainTest: { weekday: wednesday, at: "10:00" }\n');
	expect(chainTest).toEqual({ weekday: 2, minute: 600, confirmMs: 900_000 });
	expect(DEFAULT_SETTINGS.chainTest).toBeUndefined();
	await expect(settingsOf('  chainTest: { weekday: weekly, at: "24:00" }\n')).rejects.toThrow(
		/found "weekly"; expected one of monday.*found "24:00"/s,
	);
});

test("a schedule is one part of the day or several, as text or as from and to", async () => {
	const scheduleOf = async (said: string) =>
		(await settingsOf(`  alarms: { camera.loitering: { schedule: ${said} } }\n`)).alarms["camera.loitering"]?.[0]
			?.schedule;
	const night = { fromMinute: 1_320, toMinute: 360 };
	expect(await scheduleOf('"22:00–06:00"')).toEqual([night]);
	expect(await scheduleOf('{ from: "22:00", to: "06:00" }')).toEqual([night]);
	expect(await scheduleOf('["22:00–06:00", "12:30–24:00"]')).toEqual([night, { fromMinute: 750, toMinute: 0 }]);
});

test("a time without its unit, out of bounds, or no time at all is told what a time looks like", async () => {
	const told = await toldOf(
		await withRules("  join: { within: 60 }\n  silence: { flood: 9 h, walkTest: soon }\n  flood: { within: 5s }\n"),
	);
	expect(told).toEqual([
		expect.stringMatching(/rules\.join\.within: found 60; expected a time with its unit, such as "30 s", "5 min"/),
		expect.stringMatching(/rules\.silence\.flood: found "9 h"; expected a time from 1 s to 5 min$/),
		expect.stringMatching(/rules\.silence\.walkTest: found "soon"; expected a time with its unit/),
		expect.stringMatching(/rules\.flood\.within: found "5s"; expected a time from 1 min to 1 h$/),
	]);
});

test("alarms, zones, devices and keys that are not known are all told at once, each with its line", async () => {
	const told = await toldOf(
		await spoilt(
			["    camera.loitering:", "    camera.loitring:"],
			["      - where: square # a", "      - where: [sqare, cam-square-9] # a"],
			['        schedule: "23:00–06:00"', '        shedule: "23:00–06:00"'],
			["home.water: { act: 15 min }", "home.water: { act: 15 min, neighbours: { b01-1: [b01-9] } }"],
		),
	);
	const line = (part: string | RegExp) => `spoilt.yaml:${lineOf(part)}`;
	expect(told).toEqual([
		`${line("      - where: square # a")} rules.alarms.camera.line-crossed.0.where.0: found "sqare"; expected the id of a zone or device`,
		`${line("      - where: square # a")} rules.alarms.camera.line-crossed.0.where.1: found "cam-square-9"; expected the id of a zone or device`,
		expect.stringContaining(
			`${line("    camera.loitering:")} rules.alarms.camera.loitring: found "camera.loitring"; expected the type of an alarm: camera.tamper, `,
		),
		`${line('        schedule: "23:00–06:00"')} rules.alarms.camera.area-entered.0.shedule: found an unknown key; expected one of where, priority, glitch, schedule, neighbours, acknowledge, act, acceptedRisk`,
		`${line("home.water: { act")} rules.alarms.home.water.neighbours.b01-1.0: found "b01-9"; expected the id of a zone`,
	]);
});

test.each([
	"home.panic",
	"home.smoke",
	"home.duress",
	"patrol.sos",
	"perimeter.tamper",
	"intercom.fault",
	"camera.power-lost",
	"camera.video-lost",
	"camera.view-obstructed",
	"device.lost",
	"feed.lost",
])("%s can be neither filtered nor put on a schedule", async (type) => {
	const told = await toldOf(
		await withRules(`  alarms: { ${type}: { where: b01-1, glitch: 200 ms, schedule: "22:00–06:00" } }\n`),
	);
	expect(told).toEqual([
		expect.stringMatching(
			/\.glitch: found a glitch for .*; expected no such key: (a life alarm|an alarm about the guard)/,
		),
		expect.stringMatching(/\.schedule: found a schedule for .*; expected no such key/),
	]);
});

test("a life alarm keeps its priority, and what is critical is never shelved", async () => {
	expect(await toldOf(await withRules("  alarms: { home.panic: { priority: low } }\n"))).toEqual([
		expect.stringContaining("home.panic.priority: found low; expected critical: it is a life alarm"),
	]);
	expect(await toldOf(await withRules("  priorities: { critical: { shelve: { atMost: 5 min } } }\n"))).toEqual([
		expect.stringMatching(/priorities\.critical\.shelve: found .* expected never: what is critical is not shelved$/),
	]);
	expect(await toldOf(await withRules("  priorities: { high: { shelve: { atMost: 9 h } } }\n"))).toHaveLength(1);
});

test("a filter names the detectors that do not filter themselves; an entry that is never reached is a mistake", async () => {
	const rules = "  alarms: { perimeter.breach: [{ glitch: 40 ms }, { where: south-1, act: 2 s }] }\n";
	expect(await toldOf(await withRules(rules))).toEqual([
		expect.stringMatching(
			/perimeter\.breach\.0\.glitch: found a filter for every detector; expected `where` beside it/,
		),
		expect.stringMatching(
			/perimeter\.breach\.1: found an entry after one for everywhere; expected an entry for everywh/,
		),
	]);
});

test("no file makes anything quiet for longer than the silence budget: what it had for that is refused with the reason", async () => {
	const told = await toldOf(
		await withRules(
			"  chatter: { activations: 3 }\n  alarms: { perimeter.breach: { delay: 5 s } }\n  silence: { high: { again: 61 s }, walkTest: 31 s }\n",
		),
	);
	expect(told).toHaveLength(4);
	expect(told.join("\n")).toMatch(
		/\.yaml:\d+ rules\.chatter: found .*; expected no such key: how often what comes again/,
	);
	expect(told.join("\n")).toMatch(
		/\.yaml:\d+ rules\.alarms\.perimeter\.breach\.delay: found .*; expected no such key: an alarm reaches/,
	);
	expect(told.join("\n")).toMatch(/rules\.silence\.high\.again: found "61 s"; expected a time from 1 s to 60 s/);
	expect(told.join("\n")).toMatch(/rules\.silence\.walkTest: found "31 s"; expected a time from 5 s to 30 s/);
});

test("a flood that would end above where it begins is refused", async () => {
	expect(await toldOf(await withRules("  flood: { begins: 4 }\n"))).toEqual([
		expect.stringMatching(/rules\.flood: found ends 5; expected at most what begins it, 4$/),
	]);
});

test("every rule that the file states can be shown with its line; a default has none", async () => {
	const { lines } = await readSite("config/jingxin-garden.yaml");
	expect(lines?.get("rules.silence")).toBe(`jingxin-garden.yaml:${lineOf("  silence:")}`);
	expect(lines?.get("rules.alarms.home.water")).toBe(`jingxin-garden.yaml:${lineOf("    home.water:")}`);
	expect(lines?.has("rules.weather")).toBe(false);
});

import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { LANE, NIGHTLY, PatrolNight, patrolled } from "./patrol-night.ts";

test("a round is planned for its day, given to who has the post, and complete once each stop was visited in time", () => {
	const night = new PatrolNight();
	expect(night.round).toMatchObject({ state: "scheduled", plan: "nightly", startsAt: instant("02:00") });
	night.until("02:00");
	expect(night.round.guard).toBe("wang");
	night.badge("02:01", "cp-b01");
	expect(night.round).toMatchObject({ state: "under-way", startedAt: instant("02:01") });
	night.badge("02:11", "cp-b02");
	night.badge("02:18", "cp-b03");
	night.badge("02:32", "cp-b04");
	expect(night.statuses).toEqual(["on-time", "on-time", "on-time", "on-time"]);
	expect(night.round).toMatchObject({ state: "complete", endedAt: instant("02:32") });
	night.until("03:30");
	expect(night.rung).toEqual([]);
	expect(night.state.round.size).toBe(0);
});

test("nobody begins it: a medium alarm five minutes after its start, once, and it is incomplete", () => {
	const night = new PatrolNight();
	night.until("02:04:59");
	expect(night.rung).toEqual([]);
	night.until("02:05");
	expect(night.rung).toEqual(["round.not-started medium"]);
	night.until("03:00");
	expect(night.rung).toEqual(["round.not-started medium"]);
	expect(night.round).toMatchObject({ state: "incomplete" });
	expect(night.statuses).toEqual(["missed", "missed", "missed", "missed"]);
});

test.each(["02:10", "02:41"])(
	"what is said of a round lasts no longer than it: resolved at %s, it rings no more",
	(at) => {
		const night = new PatrolNight();
		const rings = () => night.rung.filter((what) => what.startsWith("round.not-started"));
		night.until("02:06");
		night.acknowledge("02:06", "li", night.incident("round.not-started"));
		night.until(at);
		night.resolve(at, "li", night.incident("round.not-started"), "unknown");
		night.until("03:00");
		expect(night.alarms.filter(({ active, type }) => active && type === "round.not-started")).toEqual([]);
		for (const one of night.incidents.filter(({ type, state }) => type === "round.not-started" && state === "open"))
			night.acknowledge("03:00", "li", one);
		for (const one of night.incidents.filter(({ type, state }) => type === "round.not-started" && state !== "resolved"))
			night.resolve("03:01", "li", one, "unknown");
		night.until("24 01:00");
		expect(rings()).toEqual([]);
	},
);

test("two stops missed in a row are an alarm; one is not", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.until("02:14");
	expect(night.statuses).toEqual(["on-time", "missed", "pending", "pending"]);
	expect(night.rung).toEqual([]);
	night.person("02:14", "wang", "patrol.all-well", { guard: "wang", at: new Date(instant("02:14")).toISOString() });
	night.until("02:23:05");
	expect(night.rung).toEqual(["round.stops-missed medium"]);
});

test("a guard of whom nothing is heard for 15 minutes: medium, high after two, critical after five, one alarm", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.badge("02:10", "cp-b02");
	night.until("02:24");
	expect(night.rung).toEqual([]);
	night.until("02:25");
	expect(night.rung).toEqual(["round.guard-silent medium"]);
	night.until("02:27");
	expect(night.incident("round.guard-silent").priority).toBe("high");
	night.until("02:30");
	expect(night.incident("round.guard-silent").priority).toBe("critical");
	expect(night.alarms.filter(({ type }) => type === "round.guard-silent")).toHaveLength(1);
	night.badge("02:31", "cp-b04");
	expect(night.alarms.find(({ type }) => type === "round.guard-silent")).toMatchObject({ active: false });
});

test("a checkpoint without signal allows what its site says", () => {
	const site = patrolled();
	const device = site.devices.get("cp-b02");
	if (!device) throw new Error("no checkpoint");
	const deaf = { ...device, options: { ...device.options, noSignalMs: 10 * 60_000 } };
	const night = new PatrolNight({ ...site, devices: new Map([...site.devices, ["cp-b02", deaf]]) });
	night.badge("02:00", "cp-b01");
	night.badge("02:10", "cp-b02");
	night.until("02:32");
	expect(night.rung).not.toContain("round.guard-silent medium");
});

test("a guard who was sent to an incident is excused, and not silent", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.device("02:03", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const breach = () => night.incident("perimeter.breach");
	night.acknowledge("02:03:10", "li", breach());
	expect(
		night.person("02:03:20", "li", "incident.dispatched", { incident: breach().id, guard: "wang" }),
	).toBeUndefined();
	const dispatch = breach().dispatches?.[0]?.id;
	night.person("02:03:30", "wang", "dispatch.accepted", { incident: breach().id, dispatch });
	night.until("02:40");
	expect(night.statuses).toEqual(["on-time", "excused", "excused", "excused"]);
	expect(night.round.state).toBe("complete");
	expect(night.rung).toEqual([]);
});

test("what is uploaded late counts at the time it was made: the alarm is taken back, visibly", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.until("02:23:05");
	expect(night.rung).toContain("round.stops-missed medium");
	night.upload("03:40", "02:10", "cp-b02", "patrol.checkin", { guard: "wang", method: "nfc" });
	const [, second] = night.round.stops;
	expect(second).toMatchObject({
		status: "on-time",
		revisedFrom: "missed",
		visit: { at: instant("02:10"), receivedAt: instant("03:40") },
	});
	const incident = night.incident("round.stops-missed");
	expect(incident.words.en).toContain("taken back");
	expect(incident.words["zh-CN"]).toContain("已撤回");
	expect(night.alarms.find(({ type }) => type === "round.stops-missed")).toMatchObject({
		active: false,
		takenBack: { at: instant("03:40") },
	});
	expect(night.round.alarms?.find(({ type }) => type === "round.stops-missed")?.takenBack).toBeDefined();
});

test("a late upload days after, when the incident was resolved, still shows there that it was wrong", () => {
	const night = new PatrolNight();
	night.until("02:06");
	const incident = night.incident("round.not-started");
	night.acknowledge("02:06", "li", incident);
	night.resolve("02:10", "li", night.incident("round.not-started"), "unknown");
	night.upload("25 09:00", "02:01", "cp-b01", "patrol.checkin", { guard: "wang", method: "nfc" });
	expect(night.state.past.incident(incident.id)?.words.en).toContain("taken back");
	expect(night.round.stops[0]).toMatchObject({ status: "on-time", revisedFrom: "missed" });
});

test("a silence that was taken back and lasts rings once more, and is not said without end", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.until("02:15");
	expect(night.rung).toContain("round.guard-silent medium");
	const silences = () => (night.round.alarms ?? []).filter(({ type }) => type === "round.guard-silent");
	night.upload("02:16", "02:09", "cp-b02", "patrol.checkin", { guard: "wang", method: "nfc" });
	expect(silences()).toMatchObject([{ takenBack: { at: instant("02:16") } }]);
	night.until("02:23:59");
	expect(silences()).toHaveLength(1);
	night.until("02:30");
	expect(silences()).toMatchObject([{ takenBack: {} }, { since: instant("02:24") }]);
	expect(silences()[1]).not.toHaveProperty("takenBack");
	expect(night.journal.filter(({ type }) => type === "round.guard-silent").length).toBeLessThan(8);
	const alarm = night.alarms.find(({ type }) => type === "round.guard-silent");
	expect(alarm).toMatchObject({ active: true });
	expect(alarm).not.toHaveProperty("takenBack");
});

test("who comes late is late, not revised; out of order is said of the stop that was left for later", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.badge("02:12", "cp-b03");
	night.badge("02:13", "cp-b02");
	night.until("02:33:06");
	night.badge("02:34", "cp-b04");
	expect(night.statuses).toEqual(["on-time", "out-of-order", "early", "late"]);
	expect(night.round.stops.some(({ revisedFrom }) => revisedFrom)).toBe(false);
});

test("nobody walks faster than 1.4 m/s: such a check-in is marked", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.badge("02:00:10", "cp-b02");
	expect(night.round.stops[1]?.flags).toEqual(["implausible"]);
});

test("a badge not on duty, from the future or of last month is kept with its reason and judges nothing", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01", "stranger");
	expect(night.why("patrol.checkin")).toContain("not-on-duty");
	night.phone("02:00:10", { id: "a", checkpoint: "cp-b01", at: "03:00" });
	expect(night.why("patrol.checkin")).toContain("future");
	night.phone("02:00:20", { id: "b", checkpoint: "cp-b01", at: "10 02:00" });
	expect(night.why("patrol.checkin")).toContain("too-old");
	night.device(
		"02:00:30",
		"cp-b01",
		"patrol.checkin",
		{ guard: "wang", method: "nfc" },
		{ at: instant("09:00"), clockSkew: true },
	);
	expect(night.why("patrol.checkin")).toContain("future");
	expect(night.statuses[0]).toBe("pending");
});

test("a captain accepts what was flagged; it counts from then on and says so", () => {
	const night = new PatrolNight();
	night.badge("02:01", "cp-b01", "stranger");
	const seq = night.journal.findLast(({ type }) => type === "patrol.checkin")?.seq ?? 0;
	const at = instant("02:01");
	const checkin = { guard: "stranger", checkpoint: "cp-b01", at, receivedAt: at, method: "nfc" };
	expect(night.person("02:09", "chen", "checkin.accepted", { seq, checkin })).toBeUndefined();
	expect(night.round.stops[0]).toMatchObject({ status: "on-time", flags: ["accepted"] });
});

test("a phone that two guards use, and a clock that was set back, are marked", () => {
	const night = new PatrolNight();
	const phone = { bootId: "one-phone" };
	night.until("02:00");
	night.phone("02:01", { id: "a", checkpoint: "cp-b01", at: "02:01", counter: 5, ...phone }, "zhou");
	night.phone("02:02", { id: "b", checkpoint: "cp-b01", at: "01:58", counter: 6, ...phone });
	expect(night.round.stops[0]?.flags).toEqual(["shared-phone", "clock-set-back"]);
});

test("a swap, a stand-in, an extra round, one handed on, one cancelled with a reason", () => {
	const night = new PatrolNight();
	const { id } = night.round;
	expect(night.person("01:00", "chen", "round.assigned", { id, guard: "zhou" })).toBeUndefined();
	night.until("02:00");
	expect(night.round.guard).toBe("zhou");
	night.badge("02:01", "cp-b01", "zhou");
	expect(night.person("02:05", "wang", "round.handed-on", { id, to: "wang" })).toMatchObject({ code: "forbidden" });
	expect(night.person("02:05", "zhou", "round.handed-on", { id, to: "wang" })).toBeUndefined();
	night.badge("02:10", "cp-b02", "wang");
	expect(night.round).toMatchObject({ guard: "wang", handedOn: [{ from: "zhou", to: "wang" }] });
	expect(night.statuses.slice(0, 2)).toEqual(["on-time", "on-time"]);
	expect(
		night.person("02:12", "chen", "round.added", {
			route: "lane",
			startsAt: instant("04:00"),
			reason: "a stranger was seen",
		}),
	).toBeUndefined();
	const extra = night.rounds.at(-1);
	expect(extra).toMatchObject({ state: "scheduled", reason: "a stranger was seen" });
	expect(night.person("02:13", "chen", "round.cancelled", { id: extra?.id, reason: "storm" })).toBeUndefined();
	expect(night.rounds.at(-1)).toMatchObject({ state: "incomplete", cancelled: { by: "chen", reason: "storm" } });
	expect(night.person("02:14", "chen", "round.cancelled", { id: extra?.id, reason: "storm" })).toMatchObject({
		code: "wrong-state",
	});
	expect(night.person("02:14", "chen", "round.cancelled", { id: "rnd-0", reason: "storm" })).toMatchObject({
		code: "not-found",
	});
	night.until("05:00");
	expect(night.rung.filter((one) => one.startsWith("round.not-started"))).toEqual([]);
});

test("a route with a leg that nobody can walk, an unknown checkpoint, and two plans for one guard are refused in words", () => {
	const night = new PatrolNight();
	const stops = [
		{ checkpoint: "cp-b01", afterMinutes: 0, toleranceMinutes: 1 },
		{ checkpoint: "cp-b21", afterMinutes: 1, toleranceMinutes: 1 },
	];
	const route = { id: "far", words: LANE.words, order: "ordered", stops };
	expect(night.person("00:10", "chen", "route.written", route)).toMatchObject({
		code: "invalid",
		mistakes: [
			{
				path: "body.stops.1.afterMinutes",
				found: "cp-b01 to cp-b21 in 1 min",
				expected: expect.stringMatching(/^at least [\d.]+ min on foot$/),
			},
		],
	});
	const nowhere = { ...route, stops: [{ checkpoint: "cp-b99", afterMinutes: 0, toleranceMinutes: 1 }] };
	expect(night.person("00:10", "chen", "route.written", nowhere)).toMatchObject({
		mistakes: [{ found: '"cp-b99"', expected: "the id of a checkpoint" }],
	});
	const second = { ...NIGHTLY, id: "second", at: ["02:10"] };
	expect(night.person("00:11", "chen", "plan.written", second)).toBeUndefined();
	const third = { ...NIGHTLY, id: "third", at: ["02:20"] };
	expect(night.person("00:12", "chen", "plan.written", third)).toMatchObject({
		code: "invalid",
		mistakes: [{ found: expect.stringContaining("third"), expected: expect.stringContaining("at most 2 at once") }],
	});
	expect(night.rounds.map(({ plan, startsAt }) => [plan, startsAt])).toEqual([
		["nightly", instant("02:00")],
		["second", instant("02:10")],
	]);
	expect(night.person("00:13", "chen", "plan.deleted", { id: "second" })).toBeUndefined();
	expect(night.rounds).toHaveLength(1);
	expect(night.person("00:14", "chen", "route.deleted", { id: "lane" })).toMatchObject({
		code: "wrong-state",
		state: "in-use",
	});
});

test("what a captain has written or ended stays when the hub starts anew with the site's file", () => {
	const night = new PatrolNight();
	night.person("00:12", "chen", "plan.written", { ...NIGHTLY, at: ["03:00"] });
	expect(night.state.plan.get("nightly")).toMatchObject({ by: "chen", at: ["03:00"] });
	night.restart();
	night.hub("00:20", "hub.started");
	expect(night.state.plan.get("nightly")).toMatchObject({ by: "chen", at: ["03:00"] });
	night.person("00:21", "chen", "plan.deleted", { id: "nightly" });
	night.restart();
	night.hub("00:30", "hub.started");
	expect(night.state.plan.size).toBe(0);
});

test("rounds are planned day by day, each once, and by the days of the plan", () => {
	const night = new PatrolNight(patrolled([LANE], [{ ...NIGHTLY, days: ["mon", "wed"] }]));
	night.until("26 23:00");
	// The 23rd is a Monday.
	expect(night.rounds.map(({ startsAt }) => startsAt)).toEqual([instant("02:00"), instant("25 02:00")]);
});

test("while the hub was down nobody is called missing before what was made meanwhile has come in", () => {
	const night = new PatrolNight();
	night.until("01:59");
	night.restart();
	night.hub("02:40", "hub.started");
	for (const [checkpoint, at] of [
		["cp-b01", "02:00"],
		["cp-b02", "02:10"],
		["cp-b03", "02:20"],
		["cp-b04", "02:30"],
	] as const) {
		night.upload("02:41", at, checkpoint, "patrol.checkin", { guard: "wang", method: "nfc" });
	}
	night.until("03:30");
	expect(night.rung).toEqual([]);
	expect(night.round.state).toBe("complete");
});

test("an SOS is critical at the last place; a defect waits for its owner and rings nobody; a fire opens an incident", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	const at = new Date(instant("02:01")).toISOString();
	night.person("02:01", "wang", "patrol.sos", { guard: "wang", at });
	expect(night.incident("patrol.sos")).toMatchObject({ priority: "critical", zone: "b01-1" });
	const before = night.incidents.length;
	night.person("02:02", "wang", "finding.reported", { at, category: "damage", note: "lamp", checkpoint: "cp-b01" });
	expect(night.incidents).toHaveLength(before);
	const [finding] = [...night.state.finding.values()];
	expect(finding).toMatchObject({ category: "damage", zone: "b01-1", state: "open", by: "wang" });
	const dueAt = instant("24 12:00");
	expect(night.person("02:03", "chen", "finding.assigned", { id: finding?.id, owner: "zhou", dueAt })).toBeUndefined();
	expect(night.person("02:04", "zhou", "finding.closed", { id: finding?.id })).toMatchObject({ code: "wrong-state" });
	night.person("02:05", "zhou", "finding.pictured", { id: finding?.id, hash: "f".repeat(64), closing: true });
	expect(night.person("02:06", "zhou", "finding.closed", { id: finding?.id })).toBeUndefined();
	expect(night.state.finding.size).toBe(0);
	night.person("02:07", "wang", "finding.reported", { at, category: "fire", checkpoint: "cp-b02" });
	expect(night.incident("patrol.fire-found").priority).toBe("critical");
});

test("an answer that is not as expected proposes a finding", () => {
	const words = { en: "Lane gate locked?", "zh-CN": "消防通道门是否锁好" };
	const tasks = [{ id: "gate", kind: "yes-no" as const, words, expected: true }];
	const stops = LANE.stops.map((stop, i) => (i === 0 ? { ...stop, tasks } : stop));
	const night = new PatrolNight(patrolled([{ ...LANE, stops }]));
	night.phone("02:00", { id: "a", checkpoint: "cp-b01", at: "02:00", answers: { gate: false } });
	expect([...night.state.finding.values()]).toMatchObject([
		{ state: "proposed", round: night.round.id, task: "gate", zone: "b01-1" },
	]);
	night.phone("02:10", { id: "b", checkpoint: "cp-b02", at: "02:10", answers: { gate: false } });
	expect(night.state.finding.size).toBe(1);
});

test("a hub on which nobody ever signed on misses no round", () => {
	const night = new PatrolNight(patrolled(), []);
	const alone = night.rounds.length;
	expect(alone).toBe(1);
	const empty = new (class extends PatrolNight {
		override person() {
			return undefined;
		}
	})();
	empty.until("03:00");
	expect(empty.rounds).toEqual([]);
});

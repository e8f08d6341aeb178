import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { PatrolNight, patrolled } from "./patrol-night.ts";

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

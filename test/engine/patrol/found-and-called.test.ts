import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { LANE, PatrolNight, patrolled } from "./patrol-night.ts";

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

import { expect, test } from "vitest";
import { PatrolNight } from "./patrol-night.ts";
import { smallNight, smallSite } from "./small-site.ts";

const id = (n: number) => `0198c6d2-0000-7000-8000-${String(n).padStart(12, "0")}`;
const registers = (night: PatrolNight, n: number, guard = "wang", more: object = {}) =>
	night.person(`01:00:${String(n).padStart(2, "0")}`, guard, "phone.registered", { id: id(n), app: "1.0.0", ...more });

test("a phone is whoever's who registered it last; of too many of one guard the oldest is ended", () => {
	const night = smallNight();
	registers(night, 1, "zhou");
	for (let n = 2; n <= 10; n++) registers(night, n);
	const phones = [...night.state.phone.values()];
	expect(phones.filter(({ guard }) => guard === "wang").map((one) => one.id)).toEqual(
		[3, 4, 5, 6, 7, 8, 9, 10].map(id),
	);
	expect(night.state.phone.get(id(1))).toMatchObject({ guard: "zhou" });
	night.person("01:01", "wang", "phone.registered", { id: id(1), app: "1.1.0" });
	expect(night.state.phone.get(id(1))).toMatchObject({ guard: "wang", app: "1.1.0" });
});

test("one that was ended stays so, whoever registers it again", () => {
	const night = smallNight();
	registers(night, 1);
	expect(night.person("01:02", "chen", "phone.ended", { id: id(1) })).toBeUndefined();
	expect(night.state.phone.has(id(1))).toBe(false);
	registers(night, 1, "wang", { ended: true });
	expect(night.state.phone.has(id(1))).toBe(false);
});

test("twelve minutes after a guard was heard of they are asked, three before it is an alarm; an answer puts both off", () => {
	const night = new PatrolNight(smallSite());
	night.badge("02:01", "cp-b01");
	const { allWell } = night.round;
	expect([allWell?.askAt, allWell?.dueAt]).toEqual([12, 15].map((n) => (night.round.heardAt ?? 0) + n * 60_000));
	night.until("02:13");
	night.person("02:13:30", "wang", "patrol.all-well", { guard: "wang", at: "2026-11-23T02:13:30+08:00" });
	expect(night.round.allWell?.askAt).toBe((allWell?.askAt ?? 0) + 12.5 * 60_000);
	night.until("02:30");
	expect(night.rung.filter((one) => one.startsWith("round.guard-silent"))).toHaveLength(1);
	expect(night.round.allWell).toMatchObject({ dueAt: expect.any(Number) });
});

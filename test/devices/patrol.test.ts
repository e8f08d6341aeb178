import { expect, test } from "vitest";
import patrol from "../../devices/patrol.ts";

const { alarms, events } = patrol;

test("SOS and man-down are critical life alarms that stay until a person resets them", () => {
	expect([alarms.sos.priority, alarms["man-down"].priority]).toEqual(["critical", "critical"]);
	expect([alarms.sos.latches, alarms["man-down"].latches]).toEqual([true, true]);
	expect(events["man-down"].holds).toBe("state");
});

test("checking in raises no alarm", () => {
	expect(events.checkin.raises).toBeUndefined();
});

test("a finding raises by its category; what the guard could not sort is a defect, which rings nobody", () => {
	expect(events.finding.sorts?.into).toMatchObject({ fire: "fire-found", damage: "defect", other: "defect" });
	expect([events.finding.raises, alarms.defect.priority]).toEqual(["defect", "low"]);
});

test("a check-in names the guard's badge and how it was read", () => {
	const { data } = events.checkin;
	expect(data.safeParse({ guard: "", method: "nfc" }).success).toBe(false);
	expect(data.safeParse({ guard: "g07", method: 7 }).success).toBe(false);
	expect(data.parse({ guard: "g07", method: "sight" })).toEqual({ guard: "g07", method: "sight" });
});

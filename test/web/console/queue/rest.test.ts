import { expect, test } from "vitest";
import { restOf, sourcesMore } from "../../../../src/web/console/queue/rest.ts";
import { anAlarm, anIncident } from "../../some.ts";

const known = (...alarms: ReturnType<typeof anAlarm>[]) => new Map(alarms.map((one) => [one.id, one]));
const shelved = (until: string) => ({ until, by: "li", reason: "cats", renewals: 0 });

test("a shelved incident says until when and by whom: of the first that will sound again", () => {
	const waits = anIncident({ id: "i", quiet: true, alarms: ["a", "b"] });
	const alarms = known(
		anAlarm({ id: "a", shelved: shelved("2026-11-23T20:00:00Z") }),
		anAlarm({ id: "b", shelved: shelved("2026-11-23T19:00:00Z") }),
	);
	expect(restOf(waits, alarms).quiet).toEqual({ why: "shelved", until: "2026-11-23T19:00:00Z", by: "li" });
});

test("what is suppressed by design says so", () => {
	const waits = anIncident({ id: "i", quiet: true, alarms: ["a"] });
	expect(restOf(waits, known(anAlarm({ id: "a", suppressed: "walk-test" }))).quiet).toEqual({ why: "walk-test" });
});

test("an incident that still asks for a person never looks as if it waited", () => {
	const alarms = known(anAlarm({ id: "a", shelved: shelved("2026-11-23T20:00:00Z") }));
	expect(restOf(anIncident({ id: "i", alarms: ["a"] }), alarms).quiet).toBeUndefined();
});

test("a zone that alarms too often is marked as unguarded", () => {
	const alarms = known(anAlarm({ id: "a", chattering: true }));
	expect(restOf(anIncident({ id: "i", alarms: ["a"] }), alarms).unguarded).toBe(true);
});

test("each further source counts once", () => {
	const alarms = known(
		anAlarm({ id: "a" }),
		anAlarm({ id: "b", source: "device:cam-east-3" }),
		anAlarm({ id: "c", source: "device:cam-east-3" }),
	);
	expect(sourcesMore(anIncident({ id: "i", alarms: ["a", "b", "c"] }), alarms)).toBe(1);
});

import { expect, test } from "vitest";
import { activeQueue, countByPriority, resolvedToday, shelvedQueue } from "../../../../src/web/console/queue/order.ts";
import { anIncident } from "../../some.ts";

test("a taken, burning flat never sinks below a new low battery", () => {
	const fire = anIncident({ id: "fire", priority: "critical", life: 1, state: "acknowledged" });
	const battery = anIncident({ id: "battery", priority: "low" });
	const breach = anIncident({ id: "breach" });
	expect(activeQueue([battery, breach, fire]).map(({ id }) => id)).toEqual(["fire", "breach", "battery"]);
});

test("within a priority what nobody has comes first, then the oldest", () => {
	const taken = anIncident({ id: "taken", state: "acknowledged", openedAt: "2026-11-23T10:00:00Z" });
	const older = anIncident({ id: "older", openedAt: "2026-11-23T19:00:00+08:00" });
	const newer = anIncident({ id: "newer", openedAt: "2026-11-23T12:00:00Z" });
	expect(activeQueue([taken, newer, older]).map(({ id }) => id)).toEqual(["older", "newer", "taken"]);
});

test("resolved incidents are listed by the site's day, the latest first", () => {
	const done = (id: string, resolvedAt: string) => anIncident({ id, state: "resolved", resolvedAt });
	const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
	const all = [
		done("yesterday", "2026-11-23T15:59:00Z"),
		done("early", "2026-11-23T16:01:00Z"),
		done("late", "2026-11-23T20:00:00Z"),
	];
	// What was folded into another was not resolved: it goes on there.
	all.push({ ...done("folded", "2026-11-23T20:30:00Z"), mergedInto: "late" });
	expect(resolvedToday(all, Date.parse("2026-11-23T21:00:00Z"), day).map(({ id }) => id)).toEqual(["late", "early"]);
});

test("the counts tell open from not taken, and leave out what is resolved", () => {
	const all = [
		anIncident({ id: "a" }),
		anIncident({ id: "b", state: "acknowledged" }),
		anIncident({ id: "c", state: "resolved" }),
	];
	expect(countByPriority(all)[1]).toEqual({ priority: "high", open: 2, unacknowledged: 1 });
});

test("an incident of which everything is shelved waits on its own tab and is counted there alone", () => {
	const waits = anIncident({ id: "waits", quiet: true });
	const asks = anIncident({ id: "asks" });
	const done = anIncident({ id: "done", quiet: true, state: "resolved" });
	expect(activeQueue([waits, asks, done]).map(({ id }) => id)).toEqual(["asks"]);
	expect(shelvedQueue([waits, asks, done]).map(({ id }) => id)).toEqual(["waits"]);
	expect(countByPriority([waits, asks, done])[1]).toMatchObject({ open: 1 });
});

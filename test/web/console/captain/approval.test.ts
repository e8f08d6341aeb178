import { expect, test } from "vitest";
import { approvalsOf } from "../../../../src/web/console/captain/approval.ts";
import { newestOf } from "../../../../src/web/console/captain/phones-known.ts";
import { anAlarm, anIncident } from "../../some.ts";

const at = (minute: number) => `2026-11-23T18:${minute}:00.000Z`;
const shelf = { by: "lin", reason: "spider", renewals: 0 };
const named = (all: ReturnType<typeof approvalsOf>) => all.map(({ what, incident: { id } }) => `${what} ${id}`);

test("what waits for a captain's word: shelves by their end, another wait where somebody has to act, reviews", () => {
	const alarms = new Map(
		[
			anAlarm({ id: "late", shelved: { ...shelf, until: at(40), unconfirmed: true } }),
			anAlarm({
				id: "soon",
				shelved: { ...shelf, until: at(20), renewal: { until: at(50), by: "lin", reason: "rain" } },
			}),
			anAlarm({ id: "done", shelved: { ...shelf, until: at(30), confirmedBy: "qian" } }),
			anAlarm({ id: "loud" }),
		].map((alarm) => [alarm.id, alarm]),
	);
	const acts = { what: "act", at: at(30) } as const;
	const incidents = [
		anIncident({ id: "inc-1", alarms: ["late", "loud"] }),
		anIncident({ id: "inc-2", alarms: ["soon"] }),
		anIncident({ id: "inc-3", alarms: ["done"] }),
		anIncident({ id: "inc-4", state: "acknowledged", waits: 1, due: acts }),
		anIncident({ id: "inc-5", state: "acknowledged", waits: 1, waiting: { until: at(40), reason: "rain", by: "lin" } }),
		anIncident({ id: "inc-6", state: "acknowledged", due: acts }),
		anIncident({ id: "inc-7", state: "resolved", review: { dueAt: at(50) } }),
		anIncident({ id: "inc-8", state: "resolved", review: { dueAt: at(50), at: at(20), by: "qian", agrees: true } }),
		anIncident({ id: "inc-9", state: "resolved", alarms: ["late"], waits: 2, due: acts }),
	];
	expect(named(approvalsOf(incidents, alarms))).toEqual(["shelve inc-2", "shelve inc-1", "wait inc-4", "review inc-7"]);
	expect(approvalsOf([], alarms)).toEqual([]);
});

test("of a guard's phones that count the one that was heard last is theirs", () => {
	const phone = { rev: 1, guard: "gao", app: "1" };
	const first = { ...phone, id: "old", registeredAt: at(10), lastContactAt: at(40) };
	const second = { ...phone, id: "new", registeredAt: at(30) };
	const other = { ...phone, id: "other", guard: "zhao", registeredAt: at(20) };
	for (const all of [
		[first, second, other],
		[other, second, first],
	]) {
		expect([...newestOf(all)].map(([guard, { id }]) => `${guard} ${id}`).sort()).toEqual(["gao old", "zhao other"]);
	}
});

import { expect, test } from "vitest";
import { cameSince } from "../../../../src/web/console/incident/came-since.ts";
import { lastRing, waitEnded } from "../../../../src/web/console/incident/ring-again.ts";
import { anAlarm, anEntry, anIncident } from "../../some.ts";

const words = { en: "words", "zh-CN": "话" };
const because = (reason: string, incident = "inc-1") => [{ because: reason, words, incident }];
const again = anIncident({ id: "inc-1", rang: 9, acknowledgedAt: "2026-11-23T18:13:10.000Z" });

test("the entry at which it rang says why, by the reasons that tell something of this incident", () => {
	const entry = anEntry({
		seq: 9,
		outcomes: [...because("repeated"), ...because("reactivated"), ...because("x", "inc-2")],
	});
	expect(lastRing(again, [entry])?.reasons.map((one) => one.because)).toEqual(["reactivated"]);
	expect(lastRing(anIncident({ id: "inc-1", rang: 9 }), [entry])).toBeUndefined();
	expect(lastRing(again, [anEntry({ seq: 8 })])).toBeUndefined();
});

const waited = { waits: 1, state: "acknowledged" } as const;
const wait = anEntry({ seq: 5, type: "incident.waiting", source: "user:lin" });
test.each([
	["ring", anEntry({ seq: 7, outcomes: because("reactivated") })],
	["merge", anEntry({ seq: 7, type: "incident.merged", source: "user:lin" })],
	["empty", anEntry({ seq: 7, type: "console.unattended", source: "hub", outcomes: because("wait-over") })],
	["time", anEntry({ seq: 7, type: "incident.wait-over", source: "hub", outcomes: because("wait-over") })],
] as const)("a wait that was ended by %s says so", (by, entry) => {
	const note = anEntry({ seq: 6, type: "incident.noted", source: "user:lin", outcomes: because("acted") });
	expect(waitEnded(waited, [entry, note, wait])?.by).toBe(by);
});

test("a wait that goes on, and one that never was, have no end", () => {
	const waiting = { until: "2026-11-23T18:30:00.000Z", reason: "police", by: "lin" };
	expect(waitEnded({ ...waited, waiting }, [wait])).toBeUndefined();
	expect(waitEnded({ state: "open" }, [anEntry({ seq: 7, outcomes: because("raised") })])).toBeUndefined();
});

test("what came after somebody looked is named, the most urgent first; what was heard is not", () => {
	const alarms = [
		anAlarm({ id: "old", rev: 4 }),
		anAlarm({ id: "medium", rev: 9, priority: "medium" }),
		anAlarm({ id: "high", rev: 8 }),
		anAlarm({ id: "heard", rev: 9, acknowledged: true }),
	];
	const incident = { alarms: alarms.map(({ id }) => id) };
	const by = new Map(alarms.map((alarm) => [alarm.id, alarm]));
	expect(cameSince(incident, by, 5).map(({ id }) => id)).toEqual(["high", "medium"]);
});

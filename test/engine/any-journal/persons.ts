import fc from "fast-check";
import { CAUSES } from "../../../src/model/incident.ts";
import { REPORT_KIND_NAMES } from "../../../src/model/report.ts";
import { wait } from "./reports.ts";

/** What people do about an incident beyond taking and resolving it. */
const WORK = [
	"incident.released",
	"incident.transferred",
	"incident.transfer-accepted",
	"incident.taken-over",
	"incident.dispatched",
	"incident.dispatched",
	"dispatch.accepted",
	"dispatch.declined",
	"dispatch.arrived",
	"dispatch.done",
	"incident.step-done",
	"incident.agency-told",
	"incident.waiting",
	"incident.held",
	"incident.merged",
	"incident.merged",
	"incident.split",
	"incident.reopened",
	"incident.reviewed",
	"incident.police-outcome",
] as const;

/** Somebody acts on an incident. */
export const action = fc.record({
	waitMs: wait,
	sort: fc.constant("act" as const),
	type: fc.constantFrom(
		"incident.acknowledged",
		"incident.acknowledged",
		"incident.resolved",
		"incident.noted",
		"incident.verified",
		"incident.reported",
		...WORK,
	),
	which: fc.nat(20),
	stale: fc.constantFrom(0, 0, 0, 1, 5, -1),
	data: fc.record({
		cause: fc.constantFrom(...CAUSES),
		text: fc.constant("note"),
		means: fc.constant("voice"),
		kind: fc.constantFrom(...REPORT_KIND_NAMES),
		zone: fc.constantFrom("east-3", "nowhere"),
		reportedBy: fc.constant("phone"),
		detail: fc.constantFrom("animal", "mistake"),
		to: fc.constantFrom("li", "wang"),
		role: fc.constantFrom("operator", "captain"),
		guard: fc.constantFrom("zhang", "sun"),
		known: fc.constant(true),
		step: fc.constantFrom("fire-service-told", "voice-check"),
		answer: fc.constant("yes"),
		agency: fc.constantFrom("119", "110"),
		reason: fc.constant("because"),
		agrees: fc.boolean(),
		outcome: fc.constant("none"),
	}),
});

/** What makes something guard less, and what takes that back. */
export const quieting = fc.record({
	waitMs: wait,
	sort: fc.constant("quiet" as const),
	type: fc.constantFrom(
		...(["alarm.shelved", "alarm.shelved", "alarm.unshelved", "alarm.shelve-confirmed"] as const),
		...(["weather.declared", "weather.ended"] as const),
		...(["device.out-of-service", "device.in-service", "walk-test.begun", "walk-test.ended"] as const),
	),
	which: fc.nat(20),
	forMs: fc.integer({ min: -1_000, max: 3_600_000 }),
	data: fc.record({
		reason: fc.constant("a branch"),
		role: fc.constantFrom("operator", "captain"),
		device: fc.constantFrom("beam-east-3", "cam-east-3", "panel-b07-1-0101", "panel-b07-1-0101"),
		watch: fc.constant("guard Chen"),
		of: fc.constantFrom("east", "b07-1-0101"),
		zones: fc.constantFrom(["east-3"], ["east-3", "east-4"]),
	}),
});

/** Somebody acts on the watch, or begins or ends a drill. */
export const watch = fc.record({
	waitMs: wait,
	sort: fc.constant("watch" as const),
	who: fc.constantFrom("li", "wang"),
	type: fc.constantFrom(
		...["signed-on", "signed-on", "signed-off", "handed-over", "taken-over", "guards-changed", "present"].map(
			(what) => `shift.${what}`,
		),
		...["shift.stepped-away", "shift.stand-in-accepted", "shift.returned", "drill.begun", "drill.begun", "drill.ended"],
	),
	data: fc.record({
		guards: fc.constantFrom([], ["zhao", "qian"]),
		note: fc.constant("note"),
		standIn: fc.constantFrom("li", "wang"),
		scenario: fc.constantFrom("wall-climb", "wall-climb", "smoke-in-flat"),
	}),
});

export const restart = fc.record({
	waitMs: wait,
	sort: fc.constant("restart" as const),
	without: fc.constantFrom("nobody", "nobody", "beam-east-3", "door-b07-1"),
});

import type { WalkTest } from "../../model/bypass.ts";
import { deviceOf } from "../../model/entry.ts";
import type { AlarmType, Kind } from "../../model/kind.ts";
import type { StepContext } from "../kernel/step-context.ts";

/**
 * What a detector says so soon after its report was confirmed is the same walk through it: a tester needs some seconds to
 * leave it. Counted from the answer, never sliding, so that whoever follows is heard. Our own setting.
 */
const SETTLE_MS = 5_000;

/** A question is put of the newest report of a detector; so many reports before it are known by their seqs too. */
const KNOWN = 8;

/** Whether a device of this kind can be shown to work by walking past it: cameras stay live, and life alarms are no test. */
export function isDetector({ abilities, alarms }: Kind): boolean {
	return !abilities.includes("see") && Object.values(alarms).some(isTestable);
}

/** What a tester may set off: a person or a door seen. Never a life alarm, tamper, a fault or a loss. */
function isTestable({ evidence, life, witnessed }: AlarmType): boolean {
	return evidence !== undefined && life === undefined && !witnessed;
}

/** Whether walking past the device sets the alarm off, so that an answer about its tester means it. */
export function isTesters({ siteIndex }: StepContext, { type, drill }: Reported): boolean {
	const is = siteIndex.alarms.get(type);
	return is !== undefined && !drill && isTestable(is);
}

/** An alarm by its type and the device that reports it. */
interface Reported {
	readonly type: string;
	readonly source: string;
	readonly drill?: true | undefined;
}

/** Whether the report is of a detector under test, of which nobody has said yet that the tester walks there. */
export function isUnderTest(context: StepContext, alarm: Reported): boolean {
	return testOf(context, alarm)?.passed[deviceOf(alarm.source) ?? ""] === 0;
}

/** Whether somebody has just answered that this detector's report was the tester. */
export function coveredByTest(context: StepContext, alarm: Reported): boolean {
	const passedAt = testOf(context, alarm)?.passed[deviceOf(alarm.source) ?? ""] ?? 0;
	return passedAt > 0 && context.now - passedAt <= SETTLE_MS;
}

/** Asks the desk whether the report was the tester. */
export function askTester(context: StepContext, alarm: Reported): void {
	const test = testOf(context, alarm);
	const device = deviceOf(alarm.source);
	if (!test || device === undefined || test.passed[device] !== 0) return;
	const { seq } = context.entry;
	const before = test.asks?.[device]?.reports ?? [];
	const reports = [...before, { seq, at: context.now }].slice(-KNOWN);
	const value: WalkTest = { ...test, rev: seq, asks: { ...test.asks, [device]: { reports } } };
	context.put({ kind: "walk-test", id: test.id, value });
}

/** The test that covers what walking past the device sets off; no tester sets off what is old, lasts, or stands already. */
function testOf(context: StepContext, alarm: Reported): WalkTest | undefined {
	if (context.state["walk-test"].size === 0) return undefined;
	const { entry } = context;
	if (entry.source === "hub" || entry.initial || entry.late) return undefined;
	const device = deviceOf(alarm.source);
	if (device === undefined || !isTesters(context, alarm)) return undefined;
	for (const id of context.state["walk-test"].keys()) {
		const test = context.get("walk-test", id);
		if (test?.passed[device] !== undefined) return test;
	}
	return undefined;
}

/** The bypass of a zone that is under test. */
export function testBypass(zone: string): string {
	return `walk-test:${zone}`;
}

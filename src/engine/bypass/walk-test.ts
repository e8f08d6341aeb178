import { beginWalkTest } from "../../model/actions/begin-walk-test.ts";
import { confirmTester } from "../../model/actions/confirm-tester.ts";
import { endWalkTest } from "../../model/actions/end-walk-test.ts";
import type { WalkTest } from "../../model/bypass.ts";
import { walkTestEnded } from "../../model/entries/walk-test-ended.ts";
import type { Problem } from "../../model/problem.ts";
import { unsuppressAll } from "../alarm/unsuppress.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { nobodyThere } from "../kernel/guard-room.ts";
import { tooOften } from "../kernel/shift-quota.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { resolve } from "../operator/resolve.ts";
import { leftOf } from "../silence-budget/came.ts";
import { answered } from "../silence-budget/heard.ts";
import { owingIn } from "../silence-budget/owing.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { isDetector, isTesters, testBypass } from "../silence-budget/under-test.ts";

const RULE = "rules.walk-test";

/** So many in a watch without a captain. Our own setting. */
const IN_SHIFT = 3;

/** One at a time: the rest of the site guards. */
export const onBeginWalkTest = onTarget(beginWalkTest, (context, { of, reason: why, role }) => {
	const [running] = context.state["walk-test"].values();
	if (running) {
		const detail = `${running.of} is under test, ${running.id}: found another test, allowed end`;
		return { code: "wrong-state", detail, state: "under-test", allowed: ["end"] };
	}
	const detectors = detectorsOf(context, of);
	if (detectors.length === 0) {
		const building = context.site.buildings.some(({ id }) => id === of);
		const found = building ? `the building ${of}` : of;
		const expected = building
			? "one flat: flats are tested one at a time, with the resident"
			: "a wall or a flat of the site that has detectors";
		const mistakes = [{ path: "body.of", found, expected }];
		return { code: "invalid", detail: `of: found ${found}, expected ${expected}`, mistakes };
	}
	const empty = nobodyThere(context, "a walk test");
	if (empty) return empty;
	const often = tooOften(context, { what: "walk-test", atMost: IN_SHIFT, role });
	if (often) return often;
	begin(context, of, { detectors, ...(why !== undefined && { reason: why }) });
	return undefined;
});

/** Somebody answers for a detector's report: it was the tester. Nothing older than 30 s is meant, and nothing later than 5 s. */
export const onConfirmTester = onTarget(confirmTester, (context, { id, seq }) => {
	const test = context.get("walk-test", id);
	if (!test) return { code: "wrong-state", detail: `walk test ${id} is not under way`, allowed: [] };
	const asks = Object.entries(test.asks ?? {});
	const found = asks.find(([, { reports }]) => reports.some((one) => one.seq === seq));
	const report = found?.[1].reports.find((one) => one.seq === seq);
	if (!found || !report)
		return notAsked(
			test,
			seq,
			asks.flatMap(([, { reports }]) => reports.at(-1)?.seq ?? []),
		);
	const age = context.now - report.at;
	const { walkTestMs } = context.site.settings.silence;
	if (age > walkTestMs) return tooOld(seq, age, walkTestMs);
	context.because({ because: "acted", rule: context.entry.type });
	pass(context, test, found[0]);
	return undefined;
});

/** All guard as before. */
export const onEndWalkTest = onTarget(endWalkTest, (context, { id }) => {
	const test = context.get("walk-test", id);
	if (!test) return { code: "wrong-state", detail: `walk test ${id} is not under way`, allowed: [] };
	context.because({ because: "acted", rule: context.entry.type });
	end(context, test);
	return undefined;
});

function notAsked({ id }: WalkTest, seq: number, asked: readonly number[]): Problem {
	const allowed = asked.map(String);
	const detail = `walk test ${id}: found an answer for ${seq}, asked is ${allowed.join(", ") || "nothing"}`;
	return { code: "wrong-state", detail, state: "under-test", allowed };
}

function tooOld(seq: number, ageMs: number, mostMs: number): Problem {
	const most = mostMs / 1_000;
	const detail = `seq: found ${seq}, a report ${Math.ceil(ageMs / 1_000)} s old, expected one of the last ${most} s: it has rung, take it`;
	return { code: "wrong-state", detail, state: "rung", allowed: ["acknowledge"] };
}

/** The detector has seen the tester: what it said since goes, and an incident that holds nothing else was a test. */
function pass(context: StepContext, before: WalkTest, device: string): void {
	const { [device]: _answered, ...asks } = before.asks ?? {};
	const { asks: _asks, ...rest } = before;
	const passed = { ...before.passed, [device]: context.now };
	const test: WalkTest = { ...rest, rev: context.entry.seq, passed, ...(Object.keys(asks).length > 0 && { asks }) };
	context.put({ kind: "walk-test", id: test.id, value: test });
	const zone = context.site.devices.get(device)?.zone ?? "";
	const left = (context.siteIndex.devicesIn.get(zone) ?? []).some(({ id }) => test.passed[id] === 0);
	if (!left) endBypass(context, testBypass(zone));
	// What came before the test began was nobody's test.
	const since = Math.max(context.now - context.site.settings.silence.walkTestMs, test.since);
	for (const id of context.state.alarmsOf.get(`device:${device}`) ?? []) {
		const alarm = context.get("alarm", id);
		if (alarm?.debt?.due === undefined || !isTesters(context, alarm)) continue;
		const left = leftOf(alarm.debt, ({ at }) => at < since);
		if (left?.rev === alarm.debt.rev) continue;
		context.keepAlarm(left ? { ...alarm, debt: left } : answered(alarm));
		context.because({ because: "walk-test-passed", alarm: id, incident: alarm.incident, rule: RULE });
		wasATest(context, alarm.incident);
	}
}

function wasATest(context: StepContext, id: string): void {
	const incident = context.get("incident", id);
	const silent = incident?.rang === 0 && incident.reportedBy === undefined && owingIn(context, id).length === 0;
	if (incident && silent) resolve(context, incident, { cause: "drill" });
}

/** An empty guard room answers nothing: whatever is under test guards as before. */
export function endTests(context: StepContext): void {
	for (const id of [...context.state["walk-test"].keys()]) {
		const test = context.get("walk-test", id);
		if (test) end(context, test);
	}
}

/** Nobody ended it: it ends by itself. */
export const onWalkTestEnded = onEntry(walkTestEnded, (context, { id }) => {
	const test = context.get("walk-test", id);
	if (test) end(context, test);
	else context.because({ because: "timer-void", rule: RULE });
});

interface Detector {
	readonly id: string;
	readonly zone: string;
}

/** Those of a wall, or of one flat: a building's are never tested at once, for its other residents rely on theirs. */
function detectorsOf({ site, siteIndex: plan }: StepContext, of: string): readonly Detector[] {
	const zone = site.units.get(of)?.zone;
	const devices =
		zone === undefined
			? (plan.walls.get(of) ?? []).flatMap((id) => plan.devicesIn.get(id) ?? [])
			: (plan.devicesIn.get(zone) ?? []).filter(({ unit }) => unit === of);
	return devices.filter(({ kind }) => {
		const is = site.kinds.get(kind);
		return is !== undefined && isDetector(is);
	});
}

function begin(
	context: StepContext,
	of: string,
	{ detectors, reason: why }: { detectors: readonly Detector[]; reason?: string },
): void {
	const { seq } = context.entry;
	const until = context.now + context.site.settings.walkTestMs;
	const told = { rev: seq, by: context.actor, since: context.now, until };
	const id = `wlk-${seq}`;
	const passed = Object.fromEntries(detectors.map((detector) => [detector.id, 0]));
	context.put({ kind: "walk-test", id, value: { id, of, ...told, passed } });
	context.setTimer(timerFor(walkTestEnded, { id: timerOf(id), dueAt: until, data: { id } }));
	for (const zone of new Set(detectors.map((detector) => detector.zone))) {
		const bypass = testBypass(zone);
		const value = { id: bypass, why: "walk-test", zone, ...told, ...(why !== undefined && { reason: why }) } as const;
		context.put({ kind: "bypass", id: bypass, value });
	}
	context.because({ because: "acted", rule: context.entry.type });
}

/** All guard as before; what they said meanwhile shows. */
function end(context: StepContext, test: WalkTest): void {
	context.dropTimer(timerOf(test.id));
	context.put({
		...{ kind: "walk-test", id: test.id, over: true },
		value: { ...test, rev: context.entry.seq, endedAt: context.now },
	});
	const bypassed = [...context.state.bypass.values()].filter(({ why }) => why === "walk-test").map(({ id }) => id);
	for (const id of bypassed.sort()) endBypass(context, id);
	for (const device of Object.keys(test.passed)) {
		unsuppressAll(context, `device:${device}`, RULE);
	}
}

function timerOf(test: string): string {
	return `${test}.ends`;
}

import type { WalkTest } from "../model/bypass.ts";
import { deviceOf } from "../model/entry.ts";
import type { AlarmType, Kind } from "../model/kind.ts";
import type { Activation } from "./activation.ts";
import { endBypass, type Quieting } from "./quiet.ts";
import type { Work } from "./work.ts";

/**
 * What a detector says so soon after it passed is the same walk through it: a tester needs some seconds to leave it.
 * Counted from the pass, never sliding, so that whoever follows is heard. Our own setting.
 */
const SETTLE_MS = 5_000;

/** Whether a device of this kind can be shown to work by walking past it: cameras stay live, and life alarms are no test. */
export function isDetector({ abilities, alarms }: Kind): boolean {
	return !abilities.includes("see") && Object.values(alarms).some(isTestable);
}

/** What a tester may set off: a person or a door seen. Never a life alarm, tamper, a fault or a loss. */
function isTestable({ evidence, life, witnessed }: AlarmType): boolean {
	return evidence !== undefined && life === undefined && !witnessed;
}

/**
 * The first that a detector under test reports shows that it works: it passes, and that does not sound. From then on it is
 * live, but for the few seconds in which the tester leaves it.
 */
export function underTest(work: Work, about: Activation): Quieting | undefined {
	if (work.state["walk-test"].size === 0 || !isTestable(about.is) || !isSaidNow(work)) return undefined;
	const device = deviceOf(about.source) ?? "";
	for (const id of work.state["walk-test"].keys()) {
		const test = work.get("walk-test", id);
		const passedAt = test?.passed[device];
		if (!test || passedAt === undefined) continue;
		if (passedAt !== 0 && work.now - passedAt > SETTLE_MS) continue;
		if (passedAt === 0) pass(work, test, device);
		const bypass = testBypass(work.site.devices.get(device)?.zone ?? "");
		return { because: "walk-test-passed", suppressed: "walk-test", bypass, rule: "rules.walk-test" };
	}
	return undefined;
}

/** Whether the device is under test and nobody has walked past it yet. */
export function awaitsTest(work: Work, { source }: Pick<Activation, "source">): boolean {
	const device = deviceOf(source) ?? "";
	return [...work.state["walk-test"].keys()].some((id) => work.get("walk-test", id)?.passed[device] === 0);
}

/** A report of this moment: no tester sets off what is old, lasts, or stands already. */
function isSaidNow({ entry }: Work): boolean {
	return entry.source !== "hub" && !entry.initial && !entry.late;
}

/** It is live again; when all of its zone are, the zone guards as before. */
function pass(work: Work, before: WalkTest, device: string): void {
	const test: WalkTest = { ...before, rev: work.entry.seq, passed: { ...before.passed, [device]: work.now } };
	work.put({ kind: "walk-test", id: test.id, value: test });
	const zone = work.site.devices.get(device)?.zone ?? "";
	const left = (work.plan.devicesIn.get(zone) ?? []).some(({ id }) => test.passed[id] === 0);
	if (!left) endBypass(work, testBypass(zone));
}

/** The bypass of a zone that is under test. */
export function testBypass(zone: string): string {
	return `walk-test:${zone}`;
}

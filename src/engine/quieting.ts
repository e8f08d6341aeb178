import type { Alarm } from "../model/alarm.ts";
import { deviceOf } from "../model/entry.ts";
import { urgency } from "../model/priority.ts";
import type { Activation } from "./activation.ts";
import { chattering } from "./chatter.ts";
import { isQuiet, type Quieting } from "./quiet.ts";
import { offSchedule } from "./schedule.ts";
import { awaitsTest, underTest } from "./under-test.ts";
import type { Work } from "./work.ts";

/** One reason to keep quiet. `before`: the alarm that stands already. */
type Reasoning = (work: Work, about: Activation, before: Alarm | undefined) => Quieting | undefined;

/** The first that applies decides. */
const REASONINGS: readonly Reasoning[] = [shelved, outOfService, underTest, offSchedule, chattering];

/**
 * Whether the activation keeps quiet, and why: decided here, once, before anything is raised. A life alarm never does;
 * nor does an event that could not be judged, for it may be one. A drill is played as if all were live.
 */
export function quietingOf(work: Work, about: Activation, before: Alarm | undefined): Quieting | undefined {
	if (about.is.life !== undefined || about.type === "engine.failed" || about.drill) return undefined;
	let decided: Quieting | undefined;
	for (const reasoning of REASONINGS) {
		const found = reasoning(work, about, before);
		decided ??= found;
	}
	return decided;
}

/** Whether the activation would keep quiet if it were raised now. Nothing passes a test by the question. */
export function keepsQuiet(work: Work, about: Activation, before: Alarm | undefined): boolean {
	if (about.is.life !== undefined) return false;
	const asked = [shelved, outOfService, offSchedule, chattering];
	return awaitsTest(work, about) || asked.some((reasoning) => reasoning(work, about, before) !== undefined);
}

/** What is more urgent than what was shelved is not covered by that. */
function shelved(_work: Work, { is, priority = is.priority }: Activation, before: Alarm | undefined) {
	if (!before?.shelved || !isQuiet({ shelved: before.shelved })) return undefined;
	if (urgency(priority) < urgency(before.priority)) return undefined;
	const quieting: Quieting = { because: "shelved", bypass: `shelved:${before.id}`, rule: "settings.shelve" };
	return quieting;
}

function outOfService(work: Work, { source }: Activation): Quieting | undefined {
	const device = deviceOutOfService(work, source);
	if (device === undefined) return undefined;
	const bypass = `out-of-service:${device}`;
	return { because: "out-of-service", suppressed: "out-of-service", bypass, rule: "rules.out-of-service" };
}

/** The bare id of the device that reports, if it is being repaired. */
export function deviceOutOfService(work: Work, source: string): string | undefined {
	const id = deviceOf(source);
	return id !== undefined && work.get("device", id)?.outOfService ? id : undefined;
}

/** One more activation of the alarm came without sounding: the entry says why, the bypass counts it. */
export function countHidden(work: Work, { because, bypass: id, rule }: Quieting, alarm: Alarm): void {
	work.because({ because, alarm: alarm.id, incident: alarm.incident, rule });
	const bypass = id === undefined ? undefined : work.get("bypass", id);
	if (!bypass) return;
	work.put({
		kind: "bypass",
		id: bypass.id,
		value: { ...bypass, rev: work.entry.seq, hidden: (bypass.hidden ?? 0) + 1 },
	});
}

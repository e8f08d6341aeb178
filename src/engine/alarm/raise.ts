import type { Alarm } from "../../model/alarm.ts";
import { isAlwaysLive } from "../../model/kind.ts";
import type { Activation } from "../kernel/activation.ts";
import { pathOf, settingsOf } from "../kernel/overrides.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { coveredByTest } from "../silence-budget/under-test.ts";
import { activate } from "./activate.ts";
import { isKnownLeft } from "./left-active.ts";
import { offSchedule } from "./schedule.ts";

/**
 * Raises what is to be raised; undefined where a report raises nothing: as a glitch, outside the schedule of its type, as
 * what is known to stand since its reset, or because somebody has just said that it was the tester. Why is said.
 */
export function raiseOrNot(context: StepContext, about: Activation): Alarm | undefined {
	if (isKnownLeft(context, about)) return undefined;
	if (ignoredAsGlitch(context, about) || offSchedule(context, about)) return undefined;
	if (coveredByTest(context, about) && !context.alarmAbout(keyOf(about))) {
		context.because({ because: "walk-test-passed", rule: "rules.walk-test" });
		return undefined;
	}
	return activate(context, about);
}

function ignoredAsGlitch(context: StepContext, about: Activation): boolean {
	if (!isGlitch(context, about)) return false;
	context.because({ because: "glitch", rule: pathOf(about.type) });
	return true;
}

/** One beam for less than the site says is real; only where the detector tells how long it was. */
export function isGlitch(context: StepContext, about: Glitch): boolean {
	const { lastedMs: ms } = about;
	if (ms === undefined || isAlwaysLive(about.is)) return false;
	const { glitchMs = 0 } = settingsOf(context.site, about) ?? {};
	return ms < glitchMs && !context.alarmAbout(keyOf(about))?.active;
}

type Glitch = Pick<Activation, "type" | "is" | "source" | "zone" | "part" | "drill" | "lastedMs">;

import { discreetReports } from "../../model/discreet-reports.ts";
import { deviceOf } from "../../model/entry.ts";
import type { SiteDevice } from "../../model/site.ts";
import { rememberLed } from "../incident/snapshots.ts";
import { isLate } from "../kernel/lateness.ts";
import { isFinding, type Meaning, meaningOf } from "../kernel/site-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { conclude } from "./derivations.ts";
import { reportLate } from "./late.ts";
import { heard, noteFault, noteHealth } from "./presence.ts";
import { clearAll, noteOn, raiseFor } from "./report-meaning.ts";

/** What a device's report leads to, by what its kind says of it. */
export function report(context: StepContext): void {
	const { source, type } = context.entry;
	const id = deviceOf(source) ?? "";
	const device = context.site.devices.get(id);
	const meaning = meaningOf(context.siteIndex, type, context.entry.data);
	// What is discreet shows nothing, not even that its device can be heard again: the next heartbeat does.
	if (device && !(meaning && discreetReports(meaning.kind).includes(meaning.event))) heard(context, device);
	if (type === "device.health") {
		if (device) noteHealth(context, device);
		return;
	}
	// What is a finding is kept as one (patrol/finding.ts), whenever it comes.
	if (!meaning || isFinding(context.siteIndex, meaning)) return;
	if (isLate(context.entry)) reportLate(context, meaning, device);
	else judgeNow(context, meaning, device);
	if (device) conclude(context, meaning, device);
}

function judgeNow(context: StepContext, meaning: Meaning, device: SiteDevice | undefined): void {
	const { type } = context.entry;
	if (device) noteFault(context, meaning, device);
	const clears = clearAll(context, meaning);
	if (meaning.raises === undefined) {
		if (!noteOn(context, meaning) && !clears) context.because({ because: "no-alarm-of-this-type", rule: type });
	} else if (meaning.is.unless?.(context.entry.data, device?.options)) {
		context.because({ because: "not-a-reason", rule: type });
	} else rememberLed(context, raiseFor(context, meaning, device));
}

import { deviceOf } from "../../model/entry.ts";
import { discreetReports } from "../../model/kind.ts";
import type { SiteDevice } from "../../model/site.ts";
import { rememberLed } from "../incident/snapshots.ts";
import { isLate } from "../kernel/lateness.ts";
import { type Meaning, meaningOf } from "../kernel/site-index.ts";
import type { Work } from "../kernel/step-context.ts";
import { conclude } from "./derivations.ts";
import { judgeLate } from "./late.ts";
import { heard, noteFault, noteHealth } from "./presence.ts";
import { clearAll, noteOn, raiseFor } from "./report-meaning.ts";

/** What a device's report leads to, by what its kind says of it. */
export function judgeReport(work: Work): void {
	const { source, type } = work.entry;
	const id = deviceOf(source) ?? "";
	const device = work.site.devices.get(id);
	const meaning = meaningOf(work.plan, type, work.entry.data);
	// What is discreet shows nothing, not even that its device can be heard again: the next heartbeat does.
	if (device && !(meaning && discreetReports(meaning.kind).includes(meaning.event))) heard(work, device);
	if (type === "device.health") {
		if (device) noteHealth(work, device);
		return;
	}
	if (!meaning) return;
	if (isLate(work.entry)) judgeLate(work, meaning, device);
	else judgeNow(work, meaning, device);
	if (device) conclude(work, meaning, device);
}

function judgeNow(work: Work, meaning: Meaning, device: SiteDevice | undefined): void {
	const { type } = work.entry;
	if (device) noteFault(work, meaning, device);
	const clears = clearAll(work, meaning);
	if (meaning.raises === undefined) {
		if (!noteOn(work, meaning) && !clears) work.because({ because: "no-alarm-of-this-type", rule: type });
	} else if (meaning.is.unless?.(work.entry.data, device?.options)) {
		work.because({ because: "not-a-reason", rule: type });
	} else rememberLed(work, raiseFor(work, meaning, device));
}

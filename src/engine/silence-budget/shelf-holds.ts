import type { Alarm } from "../../model/alarm.ts";
import { shelfSettings, whyNeverShelved } from "../../model/shelf-limits.ts";
import type { StepContext } from "../kernel/step-context.ts";

/**
 * Whether the alarm might be on the shelf as it is, were it put there today: what rose since it was shelved needs the word
 * of a captain that its priority asks for, and has no more time left than that gives.
 */
export function shelfHolds({ site, now }: StepContext, alarm: Alarm): boolean {
	const { shelved } = alarm;
	const { priorities } = site.settings;
	if (!shelved || whyNeverShelved(alarm, priorities)) return false;
	const { shelveMs = 0, shelveConfirmed = false } = shelfSettings(alarm, priorities);
	const asked = shelved.unconfirmed || shelved.confirmedBy !== undefined;
	return shelved.until - now <= shelveMs && (!shelveConfirmed || asked);
}

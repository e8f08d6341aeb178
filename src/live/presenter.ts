import type { Present, Rows } from "../journal/presenter.ts";
import { discreetReader } from "./discreet-reader.ts";
import type { PresenterQuestion } from "./list-question.ts";
import { presentCurrentShift } from "./present-current-shift.ts";
import { presentDevices } from "./present-devices.ts";
import { presentEvents } from "./present-events.ts";
import { presentObjects } from "./present-objects.ts";
import { presentQuarantine } from "./present-quarantine.ts";
import type { ShownSite } from "./shown-site.ts";
import { presentSync } from "./sync.ts";

/**
 * Makes of the journal's rows what leaves the house, on the thread that reads them (`journal/presenter.ts`). What is
 * discreet it learns from the same state of the journal as the rows: nothing is told whose secrecy is not known yet.
 */
export function openPresenter(rows: Rows, facts: unknown): Present {
	// Both are made by `lists.ts`, on the other side of the thread.
	const site = facts as ShownSite;
	const discreet = discreetReader(site, rows);
	return (asked) => {
		const question = asked as PresenterQuestion;
		discreet.catchUp();
		switch (question.list) {
			case "events":
				return [presentEvents(question, { rows, site, discreet })];
			case "quarantine":
				return [presentQuarantine(question, { rows, discreet })];
			case "device":
				return [presentDevices(question, { rows, site, discreet })];
			case "current-shift":
				return presentCurrentShift({ rows, discreet });
			case "sync":
				return presentSync(question, { rows, site, discreet });
			default:
				return [presentObjects(question, { rows, site, discreet })];
		}
	};
}

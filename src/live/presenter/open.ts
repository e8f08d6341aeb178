import type { Present, Rows } from "../../journal/reader/presenter.ts";
import { openRedactionReader } from "../redaction-reader.ts";
import { presentSync } from "../sync.ts";
import { presentCurrentShift } from "./current-shift.ts";
import { presentDevices } from "./devices.ts";
import { presentEvent, presentEvents } from "./events.ts";
import type { PresenterQuestion } from "./list-question.ts";
import { presentObjects } from "./objects.ts";
import { presentQuarantine } from "./quarantine.ts";
import type { ShownSite } from "./shown-site.ts";
import { tableHead, tableRows } from "./table.ts";

/**
 * Makes of the journal's rows what leaves the house, on the thread that reads them (`journal/presenter.ts`). What is
 * discreet it learns from the same state of the journal as the rows: nothing is told whose secrecy is not known yet.
 */
export function openPresenter(rows: Rows, facts: unknown): Present {
	// Both are made by `lists.ts`, on the other side of the thread.
	const site = facts as ShownSite;
	const discreet = openRedactionReader(site, rows);
	const parts = { rows, site, discreet };
	return (asked) => {
		const question = asked as PresenterQuestion;
		discreet.catchUp();
		switch (question.list) {
			case "events":
				return [presentEvents(question, { rows, site, discreet })];
			case "event":
				return presentEvent(question, { rows, site, discreet });
			case "quarantine":
				return [presentQuarantine(question, { rows, discreet })];
			case "device":
				return [presentDevices(question, { rows, site, discreet })];
			case "current-shift":
				return presentCurrentShift({ rows, discreet, user: question.user });
			case "table": {
				const { of } = question;
				const page = of.list === "events" ? presentEvents(of, parts) : presentObjects(of, parts);
				const { rows: lines, nextCursor } = tableRows(of.list, page);
				return [tableHead(of.list), lines, ...(nextCursor === undefined ? [] : [nextCursor])];
			}
			case "sync":
				return presentSync(question, { rows, site, discreet });
			default:
				return [presentObjects(question, { rows, site, discreet })];
		}
	};
}

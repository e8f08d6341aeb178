import { WorkSheet } from "../incident/sheets/work-sheet.tsx";
import { inHand } from "../selection.ts";
import { incidents } from "../state.ts";
import { DeskSheets } from "./desk-sheets.tsx";
import { DevicesSheet } from "./devices-sheet.tsx";
import { HelpSheet } from "./help-sheet.tsx";
import { LeaveSheet } from "./leave-sheet.tsx";
import { closeSheet, sheet } from "./open.ts";
import { RenewSheet } from "./renew-sheet.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { ResolveSheet } from "./resolve-sheet.tsx";
import { VerifySheet } from "./verify-sheet.tsx";

/** Whichever sheet is open. */
export function Sheets() {
	const open = sheet.value;
	if (!open) return null;
	if (open.name === "report") return <ReportSheet />;
	if (open.name === "help") return <HelpSheet />;
	if (open.name === "devices") return <DevicesSheet />;
	if (open.name === "leave") return <LeaveSheet />;
	if (open.name === "renew") return <RenewSheet />;
	if (!("incident" in open)) return <DeskSheets open={open} />;
	const old = inHand.value?.id === open.incident ? inHand.value : undefined;
	const incident = incidents.value.find(({ id }) => id === open.incident) ?? old;
	if (!incident) return null;
	if (open.name === "work") {
		const { ask } = open;
		return <WorkSheet key={ask.what} incident={incident} ask={ask} />;
	}
	return open.name === "resolve" ? (
		<ResolveSheet incident={incident} onClose={closeSheet} />
	) : (
		<VerifySheet incident={incident} onClose={closeSheet} />
	);
}

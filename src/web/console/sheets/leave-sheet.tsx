import { signOut } from "../../app/session.ts";
import { HoldButton, holdKeys, useHold } from "../../kit/parts/hold.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { unacknowledged } from "../state.ts";
import { mine } from "../watch.ts";
import { closeSheet, openSheet } from "./open.ts";
import { t } from "./words.ts";

/** Ends the shift on this page: it will be silent and blind, so it is confirmed by holding. */
export function LeaveSheet() {
	const hold = useHold(() => {
		closeSheet();
		void signOut();
	}, true);
	const keys = holdKeys(hold);
	return (
		<Sheet name="leave" title={t("leave.title")} onClose={closeSheet} {...keys}>
			{mine.value && (
				<p class="wrong" role="alert">
					{t("leave.onDuty")}{" "}
					<button type="button" class="link" onClick={() => openSheet({ name: "hand-over" })}>
						{t("handOver")}
					</button>
				</p>
			)}
			<p>{t("leave.text", { n: unacknowledged.value })}</p>
			<footer class="sheet-foot">
				<button type="button" onClick={closeSheet}>
					{t("cancel")}
				</button>
				<HoldButton hold={hold} disabled={false} testid="leave-confirm">
					{t("leave.hold")}
				</HoldButton>
			</footer>
		</Sheet>
	);
}

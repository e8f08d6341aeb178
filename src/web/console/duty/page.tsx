import { goToDesk } from "../page.ts";
import { PatrolDesk } from "../patrol/desk.tsx";
import { DutyLog } from "./log.tsx";
import { Orders } from "./orders.tsx";
import { Roster } from "./roster.tsx";
import { t } from "./words.ts";

/** The captain's desk: patrols, roster, duty log and standing orders. */
export function DutyPage() {
	return (
		<main class="settings" data-testid="duty-page">
			<header class="settings-head">
				<h1>{t("duty.page")}</h1>
				<button type="button" data-testid="to-desk" onClick={goToDesk}>
					{t("people.back")}
				</button>
			</header>
			<div class="settings-parts">
				<PatrolDesk />
				<DutyLog />
				<Orders />
				<Roster />
			</div>
		</main>
	);
}

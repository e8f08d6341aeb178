import { isSecondFactorAdvised } from "../../../model/role.ts";
import { mayUse, myRole, session } from "../../app/session.ts";
import { Channels } from "../deliveries/channels.tsx";
import { goToDesk } from "../page.ts";
import { Configuration } from "./configuration.tsx";
import { Displays } from "./displays.tsx";
import { Own } from "./own.tsx";
import { OwnDuressPassword } from "./own-duress-password.tsx";
import { OwnPassword } from "./own-password.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { Part } from "./part.tsx";
import { People } from "./people.tsx";
import { Phones } from "./phones.tsx";
import { Quarantine } from "./quarantine.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Tokens } from "./tokens.tsx";
import { t } from "./words.ts";

/** People and settings: each sees what their role may change, and nothing greyed out. */
export function SettingsPage() {
	if (session.value.state !== "in") return null;
	return (
		<main class="settings" data-testid="settings">
			<header class="settings-head">
				<h1>{t("people.page")}</h1>
				<button type="button" data-testid="to-desk" onClick={goToDesk}>
					{t("people.back")}
				</button>
			</header>
			<div class="settings-parts">
				{mayUse("GET /users") && <People />}
				<Own />
				<OwnPassword />
				<OwnDuressPassword />
				<SecondFactor advised={isSecondFactorAdvised(myRole())} />
				<OwnSessions />
				{mayUse("GET /phones") && <Phones />}
				{mayUse("GET /displays") && <Displays />}
				{mayUse("GET /configuration") && <Configuration />}
				{mayUse("POST /channels/{id}/test") && (
					<Part name="channels" title={t("channels.part")} text={t("channels.text")}>
						<Channels />
					</Part>
				)}
				{mayUse("GET /tokens") && <Tokens />}
				{mayUse("GET /quarantine") && <Quarantine />}
			</div>
		</main>
	);
}

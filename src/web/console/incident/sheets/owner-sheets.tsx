import { useEffect, useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { NAME_MAX } from "../../../../model/limits.ts";
import { HANDLERS } from "../../../../model/role.ts";
import { loginOf, personLabel, personName } from "../../../app/people.ts";
import { me } from "../../../app/session.ts";
import { closeSheet } from "../../sheets/open.ts";
import { askNames, knownNames } from "../../shift/names.ts";
import { transfer } from "../incident-actions.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

/** Offers the incident to another operator: it stays here until the other accepts. */
export function TransferSheet({ incident }: { readonly incident: IncidentShape }) {
	useEffect(askNames, []);
	const others = knownNames(HANDLERS).filter((one) => one !== me());
	const [to, setTo] = useState(others.length === 1 ? personLabel(others[0] ?? "") : "");
	const name = loginOf(to);
	return (
		<AskSheet
			name="transfer"
			title={t("more.transfer")}
			thing={named(incident)}
			missing={name === "" || name === me() ? t("transfer.choose") : undefined}
			confirm={t("transfer.hold", { to: personName(name) })}
			onConfirm={() => {
				void transfer(incident, name);
				closeSheet();
			}}
		>
			<p>{t("transfer.what")}</p>
			<LineField
				label={t("transfer.to")}
				value={to}
				onInput={setTo}
				testid="transfer-to"
				most={NAME_MAX}
				suggestions={others.map(personLabel)}
			/>
		</AskSheet>
	);
}

import { Sheet } from "../../kit/parts/sheet.tsx";
import { CertificateFacts } from "../certificate/certificate.tsx";
import { letters, switchLetters } from "../keyboard.ts";
import { ACTIONS, KEYS } from "../keys.ts";
import { closeSheet } from "./open.ts";
import { t } from "./words.ts";

/** The list of keys, and the switch for those who want letters to do nothing. */
export function HelpSheet() {
	return (
		<Sheet name="help" title={t("help.title")} onClose={closeSheet}>
			<label class="switch">
				<input type="checkbox" checked={letters.value} onChange={switchLetters} />
				<span>{t("help.letters")}</span>
			</label>
			<table class="keys">
				<thead>
					<tr>
						<th scope="col">{t("help.action")}</th>
						<th scope="col">{t("help.letter")}</th>
						<th scope="col">{t("help.function")}</th>
					</tr>
				</thead>
				<tbody>
					{ACTIONS.map((action) => (
						<tr key={action}>
							<th scope="row">{t(`key.${action}`)}</th>
							<td>
								<kbd class="key">{KEYS[action].letters[0]}</kbd>
							</td>
							<td>
								<kbd class="key">{KEYS[action].function}</kbd>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<p>{t("help.plan")}</p>
			<CertificateFacts />
		</Sheet>
	);
}

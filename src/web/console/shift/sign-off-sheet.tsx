import { personName } from "../../app/people.ts";
import { giveUpWatch } from "../../app/session.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { openSheet } from "../sheets/open.ts";
import { counts } from "../state.ts";
import { shift } from "../watch.ts";
import { t } from "./words.ts";

/** Ends the watch with nobody to relieve it, and says what that means. */
export function SignOffSheet() {
	const sending = useSending();
	const open = counts.value.reduce((sum, one) => sum + one.open, 0);
	return (
		<HeldSheet
			name="sign-off"
			title={t("signOff.title", { name: personName(shift.value?.operator ?? "") })}
			hold={t("signOff.hold")}
			sending={sending}
			onHeld={() => void sending.send("POST /shifts/sign-off", {}).then((done) => done && giveUpWatch())}
		>
			<p>{t("signOff.text", { n: open })}</p>
			<p>
				<button type="button" onClick={() => openSheet({ name: "hand-over" })}>
					{t("handOver")}
				</button>
			</p>
		</HeldSheet>
	);
}

import { useEffect, useState } from "preact/hooks";
import { now } from "../../app/follow.ts";
import { HeldSheet, TextField, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { People } from "./guards-field.tsx";
import { askNames } from "./names.ts";
import { t } from "./words.ts";

/** ENGINE: 15 minutes at most. */
const MINUTES = [5, 10, 15];

/** Leaves the console for a while to somebody who accepts it. */
export function StepAwaySheet() {
	const [standIn, setStandIn] = useState("");
	const [minutes, setMinutes] = useState(5);
	const sending = useSending();
	useEffect(askNames, []);
	return (
		<HeldSheet
			name="step-away"
			title={t("away.title")}
			hold={t("away.hold")}
			missing={standIn.trim() === "" ? t("away.whoMissing") : undefined}
			sending={sending}
			onHeld={() =>
				void sending.send("POST /shifts/step-away", {
					body: { standIn: standIn.trim(), until: instantIn(minutes, now.value) },
				})
			}
		>
			<TextField label={t("away.who")} value={standIn} onChange={setStandIn} list="people" testid="stand-in" />
			<People />
			<Until legend={t("away.until")} minutes={MINUTES} value={minutes} onChoose={setMinutes} now={now.value} />
			<p class="empty">{t("away.text")}</p>
		</HeldSheet>
	);
}

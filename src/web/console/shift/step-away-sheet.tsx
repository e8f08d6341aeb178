import { useEffect, useState } from "preact/hooks";
import { now } from "../../app/follow.ts";
import { loginOf } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { HeldSheet, TextField, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { People } from "./guards-field.tsx";
import { askNames } from "./names.ts";
import { t } from "./words.ts";

const MINUTES = [5, 10, 15];

/** Leaves the console for a while to somebody who accepts it. */
export function StepAwaySheet() {
	const [standIn, setStandIn] = useState("");
	const most = (place.value?.site.settings.stepAwayMs ?? 0) / 60_000;
	const lengths = MINUTES.filter((one) => one <= most);
	const [minutes, setMinutes] = useState(lengths[0] ?? most);
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
					body: { standIn: loginOf(standIn), until: instantIn(minutes, now.value) },
				})
			}
		>
			<TextField label={t("away.who")} value={standIn} onChange={setStandIn} list="people" testid="stand-in" />
			<People />
			<Until legend={t("away.until")} minutes={lengths} value={minutes} onChoose={setMinutes} now={now.value} />
			<p class="empty">{t("away.text")}</p>
		</HeldSheet>
	);
}

import { useState } from "preact/hooks";
import { HoldButton, useHold } from "../../kit/parts/hold.tsx";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { Field } from "../field.tsx";
import { isWaiting } from "../queue/act.ts";
import { useHolding } from "../round/hold.ts";
import { dutyByHub, held, known } from "../state.ts";
import { t } from "../words.ts";
import { type OnDuty, onDuty } from "./on-duty.ts";

/** An end of duty by a pocket would leave the compound with one guard fewer. Our own setting. */
const HOLD_MS = 1_000;

/** Coming on and off duty, and what is received or returned with it. The end is held, never a second touch of the start. */
export function Duty() {
	const [items, setItems] = useState("");
	const duty = onDuty(dutyByHub.value, held.value);
	const say = useHolding(async (hold, kind: "start" | "end") => {
		const equipment = items.split(/[,，、;；]/).flatMap((one) => one.trim() || []);
		const done = await hold(() => ({
			kind,
			body: {
				...{ id: crypto.randomUUID(), at: new Date().toISOString() },
				...(equipment.length > 0 && { equipment }),
			},
		}));
		if (done) setItems("");
	});
	const end = useHold(() => say("end"), true, HOLD_MS);
	return (
		<form
			class="way-in-form"
			data-testid="duty"
			data-on={duty.on}
			onSubmit={(event) => {
				event.preventDefault();
				if (!duty.on) say("start");
			}}
		>
			<h2>{t("duty.title")}</h2>
			<p data-testid="duty-is">{standing(duty)}</p>
			<Field
				label={t(duty.on ? "duty.returned" : "duty.received")}
				name="equipment"
				autocomplete="off"
				placeholder={t("duty.items.apart")}
				value={items}
				onValue={setItems}
			/>
			{duty.on ? (
				<HoldButton hold={end} disabled={false} testid="duty-end" aside>
					{t("duty.end")}
				</HoldButton>
			) : (
				<button type="submit" class="primary large" data-testid="duty-start">
					{t("duty.start")}
				</button>
			)}
		</form>
	);
}

function standing({ on, act, became }: OnDuty): string {
	if (became !== undefined)
		return t(`duty.${became === "superseded" ? "superseded" : became === "no-watch" ? "no-watch" : "not-rostered"}`);
	if (!act) return t(on === undefined ? "duty.unknown" : on ? "duty.on" : "duty.off");
	const time = timeAt(act.act.body.at, "minute", known.value?.timeZone ?? "UTC", language.value);
	const said = t(on ? "duty.started" : "duty.ended", { time });
	return isWaiting(act) ? `${said} (${t("held.unsent")})` : said;
}

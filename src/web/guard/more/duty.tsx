import { useState } from "preact/hooks";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { Field } from "../field.tsx";
import { useHolding } from "../round/hold.ts";
import { held, known } from "../state.ts";
import { t } from "../words.ts";

/** Coming on and off duty, and what is received or returned with it. */
export function Duty() {
	const [items, setItems] = useState("");
	const last = held.value.findLast(({ act }) => act.kind === "start" || act.kind === "end");
	const zone = known.value?.timeZone ?? "UTC";
	const on = last?.act.kind === "start";
	const say = useHolding(async (hold) => {
		const equipment = items.split(/[,，、;；]/).flatMap((one) => one.trim() || []);
		const done = await hold(() => ({
			kind: on ? "end" : "start",
			body: {
				...{ id: crypto.randomUUID(), at: new Date().toISOString() },
				...(equipment.length > 0 && { equipment }),
			},
		}));
		if (done) setItems("");
	});
	return (
		<form
			class="way-in-form"
			data-testid="duty"
			data-on={on}
			onSubmit={(event) => {
				event.preventDefault();
				say();
			}}
		>
			<h2>{t("duty.title")}</h2>
			{last && (
				<p>
					{t(on ? "duty.started" : "duty.ended", { time: timeAt(last.act.body.at, "minute", zone, language.value) })}
				</p>
			)}
			<Field
				label={t("duty.items")}
				name="equipment"
				autocomplete="off"
				placeholder={t("duty.items.apart")}
				value={items}
				onValue={setItems}
			/>
			<button type="submit" class="primary large" data-testid="duty-say">
				{t(on ? "duty.end" : "duty.start")}
			</button>
		</form>
	);
}

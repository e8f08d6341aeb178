import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { say } from "../../kit/sentences.ts";
import { Field } from "../field.tsx";
import { toWalk } from "../round/view.ts";
import { clock, held, known } from "../state.ts";
import { sync } from "../sync.ts";
import { t } from "../words.ts";

/** Hands the round on to a colleague, who goes on with its next stop. It needs the hub: both must know whose it is. */
export function HandOn() {
	const [to, setTo] = useState("");
	const [said, setSaid] = useState<string | undefined>(undefined);
	const [round] = toWalk(known.value?.rounds ?? [], held.value, clock.value);
	const give = async (id: string) => {
		try {
			await sync();
			await api("POST /patrol/rounds/{id}/hand-on", { params: { id }, body: { to } });
			setSaid(t("hand.done", { name: to }));
			setTo("");
			await sync();
		} catch (error) {
			setSaid(reasonOf(error));
		}
	};
	return (
		<form
			class="way-in-form"
			data-testid="hand-on"
			onSubmit={(event) => {
				event.preventDefault();
				if (round) void give(round.round.id);
			}}
		>
			<h2>{t("hand.title")}</h2>
			{said && <p role="status">{said}</p>}
			{round ? (
				<>
					<p>{say(round.round.words)}</p>
					<Field
						label={t("hand.to")}
						name="hand-to"
						autocomplete="off"
						autocapitalize="none"
						required
						value={to}
						onValue={setTo}
					/>
					<button type="submit" class="large">
						{t("hand.send")}
					</button>
				</>
			) : (
				<p>{t("hand.none")}</p>
			)}
		</form>
	);
}

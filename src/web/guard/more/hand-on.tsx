import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { people, personLabel, personName } from "../../app/people.ts";
import { reasonOf } from "../../app/reason.ts";
import { say } from "../../kit/sentences.ts";
import { toWalk } from "../round/view.ts";
import { type Outcome, Said } from "../said.tsx";
import { clock, held, known, vault } from "../state.ts";
import { sync } from "../sync.ts";
import { t } from "../words.ts";
import { colleagues } from "./colleagues.ts";

/** Hands the round on to a colleague, who goes on with its next stop. It needs the hub: both must know whose it is. */
export function HandOn() {
	const [to, setTo] = useState("");
	const [said, setSaid] = useState<Outcome | undefined>(undefined);
	const [round] = toWalk(known.value?.rounds ?? [], held.value, clock.value);
	const others = colleagues([...(people.value?.values() ?? [])], vault.value?.guard);
	const give = async (id: string) => {
		try {
			await sync();
			await api("POST /patrol/rounds/{id}/hand-on", { params: { id }, body: { to } });
			setSaid({ words: t("hand.done", { name: personName(to) }) });
			setTo("");
			await sync();
		} catch (error) {
			setSaid({ words: reasonOf(error), wrong: true });
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
			<Said outcome={said} />
			{round ? (
				<>
					<p>{say(round.round.words)}</p>
					<label class="field">
						<span>{t("hand.to")}</span>
						<select name="hand-to" required value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)}>
							<option value="">{t("hand.choose")}</option>
							{others.map((name) => (
								<option key={name} value={name}>
									{personLabel(name)}
								</option>
							))}
						</select>
					</label>
					<button type="submit" class="large" data-testid="hand-send" disabled={to === ""}>
						{t("hand.send")}
					</button>
				</>
			) : (
				<p>{t("hand.none")}</p>
			)}
		</form>
	);
}

import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { Field } from "../field.tsx";
import { type Outcome, Said } from "../said.tsx";
import { t } from "../words.ts";

/** A second password by which the guard signs in as usual and calls for help unseen; set while the hub is reached. */
export function DuressPassword() {
	const [password, setPassword] = useState("");
	const [duressPassword, setDuressPassword] = useState("");
	const [said, setSaid] = useState<Outcome | undefined>(undefined);
	const save = async () => {
		try {
			await api("PUT /session/duress-password", { body: { password, duressPassword } });
			setPassword("");
			setDuressPassword("");
			setSaid({ words: t("duress.saved") });
		} catch (error) {
			setSaid({ words: reasonOf(error), wrong: true });
		}
	};
	return (
		<form
			class="way-in-form"
			data-testid="duress"
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<h2>{t("duress.title")}</h2>
			<p>{t("duress.text")}</p>
			<Field
				label={t("duress.current")}
				secret
				name="duress-current"
				autocomplete="current-password"
				value={password}
				onValue={setPassword}
			/>
			<Field
				label={t("duress.new")}
				secret
				name="duress-new"
				autocomplete="off"
				value={duressPassword}
				onValue={setDuressPassword}
			/>
			<button type="submit" class="large" data-testid="duress-save" disabled={!password || !duressPassword}>
				{t("duress.save")}
			</button>
			<Said outcome={said} />
		</form>
	);
}

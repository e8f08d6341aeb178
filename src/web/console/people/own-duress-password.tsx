import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { Part } from "./part.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

/** A second password of one's own, by which one signs in as usual and calls for help unseen. Whether there is one, nothing shows. */
export function OwnDuressPassword() {
	const [password, setPassword] = useState("");
	const [duressPassword, setDuressPassword] = useState("");
	const [done, setDone] = useState(false);
	const { wrong, attempt } = useAttempt();
	const save = async () => {
		setDone(false);
		if (!(await attempt(() => api("PUT /session/duress-password", { body: { password, duressPassword } })))) return;
		setDone(true);
		for (const clear of [setPassword, setDuressPassword]) clear("");
	};
	return (
		<Part name="own-duress-password" title={t("duress.own")} text={t("duress.text")}>
			<SettingsForm onSubmit={save}>
				<TextField
					label={t("password.current")}
					value={password}
					onChange={setPassword}
					type="password"
					testid="duress-current"
					autocomplete="current-password"
				/>
				<TextField
					label={t("duress.new")}
					value={duressPassword}
					onChange={setDuressPassword}
					type="password"
					testid="duress-new"
					autocomplete="off"
				/>
				<button type="submit" data-testid="duress-save">
					{t("pin.save")}
				</button>
			</SettingsForm>
			<Wrong text={wrong} />
			{done && <p role="status">{t("duress.saved")}</p>}
		</Part>
	);
}

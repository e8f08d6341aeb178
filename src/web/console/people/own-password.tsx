import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { underNewSession } from "../../app/session.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { Part } from "./part.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

/** One's own password: this page goes on under the new one, everything else that was open ends. */
export function OwnPassword() {
	const [current, setCurrent] = useState("");
	const [next, setNext] = useState("");
	const [again, setAgain] = useState("");
	const [done, setDone] = useState(false);
	const { wrong, setWrong, attempt } = useAttempt();
	const save = async () => {
		setDone(false);
		if (next !== again) return setWrong(t("pin.differ"));
		const body = { currentPassword: current, newPassword: next };
		if (!(await attempt(() => underNewSession(() => api("PUT /session/password", { body }))))) return;
		setDone(true);
		for (const clear of [setCurrent, setNext, setAgain]) clear("");
	};
	return (
		<Part name="own-password" title={t("password.own")} text={t("password.text")}>
			<SettingsForm onSubmit={save}>
				<TextField
					label={t("password.current")}
					value={current}
					onChange={setCurrent}
					type="password"
					testid="password-current"
					autocomplete="current-password"
				/>
				<TextField
					label={t("password.new")}
					value={next}
					onChange={setNext}
					type="password"
					testid="password-new"
					autocomplete="new-password"
				/>
				<TextField
					label={t("pin.again")}
					value={again}
					onChange={setAgain}
					type="password"
					testid="password-again"
					autocomplete="new-password"
				/>
				<button type="submit" data-testid="password-save">
					{t("pin.save")}
				</button>
			</SettingsForm>
			<Wrong text={wrong} />
			{done && <p role="status">{t("password.saved")}</p>}
		</Part>
	);
}

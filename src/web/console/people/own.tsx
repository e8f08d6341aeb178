import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { me } from "../../app/session.ts";
import { TextField, Wrong } from "../sheets/form.tsx";
import { Part } from "./part.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { t } from "./words.ts";

/** So many digits at least: it takes a watch over on a page that is already open, and nothing else. */
const DIGITS = /^\d{6,12}$/;

/** What is one's own: the PIN by which one takes a watch over on a running page. */
export function Own() {
	const [pin, setPin] = useState("");
	const [again, setAgain] = useState("");
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const [done, setDone] = useState(false);
	const save = async () => {
		setDone(false);
		if (!DIGITS.test(pin)) return setWrong(t("pin.rule"));
		if (pin !== again) return setWrong(t("pin.differ"));
		try {
			await api("POST /users/{name}/pin", { params: { name: me() }, body: { pin } });
			setWrong(undefined);
			setDone(true);
			setPin("");
			setAgain("");
		} catch (error) {
			setWrong(reasonOf(error));
		}
	};
	return (
		<Part name="own" title={t("pin.own")} text={t("pin.text")}>
			<SettingsForm onSubmit={save}>
				<TextField label={t("pin.new")} value={pin} onChange={setPin} type="password" testid="pin" autocomplete="off" />
				<TextField label={t("pin.again")} value={again} onChange={setAgain} type="password" testid="pin-again" />
				<button type="submit" data-testid="pin-save">
					{t("pin.save")}
				</button>
			</SettingsForm>
			<Wrong text={wrong} />
			{done && <p role="status">{t("pin.saved")}</p>}
		</Part>
	);
}

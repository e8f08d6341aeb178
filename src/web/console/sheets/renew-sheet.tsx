import { useState } from "preact/hooks";
import { api } from "../../app/api.ts";
import { askPasskey, type PasskeySaid } from "../../app/passkey.ts";
import { me, underNewSession } from "../../app/session.ts";
import { useCode } from "./code-field.tsx";
import { HeldSheet, TextField, useSending } from "./form.tsx";
import { closeSheet } from "./open.ts";
import { t } from "./words.ts";

/** Signs in anew on the running page, before its session ends: what it shows and sounds goes on. */
export function RenewSheet() {
	const [password, setPassword] = useState("");
	const code = useCode(() => void askPasskey(me(), password).then(renew, (error) => sending.refused(error)));
	const sending = useSending();
	const renew = async (passkey?: PasskeySaid) => {
		const factor = passkey ? { passkey } : code.said;
		try {
			await underNewSession(() => api("POST /session", { body: { username: me(), password, ...factor } }));
			closeSheet();
		} catch (error) {
			if (!code.asks(error)) setPassword("");
			sending.refused(error);
		}
	};
	return (
		<HeldSheet
			name="renew"
			title={t("renew")}
			hold={t("renew.hold")}
			missing={password === "" || code.missing ? t("renew.missing") : undefined}
			sending={sending}
			onHeld={() => void renew()}
		>
			<p class="sheet-thing person-name">{me()}</p>
			<TextField
				label={t("door.password")}
				value={password}
				onChange={setPassword}
				type="password"
				autocomplete="current-password"
				testid="renew-password"
			/>
			{code.field}
		</HeldSheet>
	);
}

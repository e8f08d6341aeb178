import { useState } from "preact/hooks";
import { noPasskeysHere } from "../../app/passkey.ts";
import { Refused } from "../../app/refused.ts";
import { TextField } from "./form.tsx";
import { t } from "./words.ts";

/**
 * The second factor in a sheet that opens a session: asked for once the hub says that one is due. `withPasskey` does it by
 * a passkey where the hub says that one does.
 */
export function useCode(withPasskey?: () => void) {
	/** Undefined until then. */
	const [code, setCode] = useState<string | undefined>(undefined);
	const [passkey, setPasskey] = useState(false);
	return {
		/** What goes along with the name and its secret. */
		said: code === undefined ? {} : { code },
		missing: code !== undefined && code.trim() === "",
		/** True where the refusal only asks for the code: what was typed before stays. */
		asks(error: unknown): boolean {
			const due = error instanceof Refused && error.code === "second-factor-due";
			const wrong = error instanceof Refused && error.code === "wrong-code";
			if (due || wrong) setCode("");
			if (due) setPasskey(error.allowed.includes("passkey") && noPasskeysHere() === undefined);
			return due || wrong;
		},
		field: code !== undefined && (
			<>
				<TextField
					label={t("door.code")}
					value={code}
					onChange={setCode}
					autocomplete="one-time-code"
					testid="second-factor-code"
				/>
				{withPasskey && passkey && (
					<button type="button" onClick={withPasskey}>
						{t("door.passkey")}
					</button>
				)}
			</>
		),
	};
}

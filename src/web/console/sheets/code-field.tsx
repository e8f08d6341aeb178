import { useState } from "preact/hooks";
import { Refused } from "../../app/refused.ts";
import { TextField } from "./form.tsx";
import { t } from "./words.ts";

/** The second factor's code in a sheet that opens a session: asked for once the hub says that one is due. */
export function useCode() {
	/** Undefined until then. */
	const [code, setCode] = useState<string | undefined>(undefined);
	return {
		/** What goes along with the name and its secret. */
		said: code === undefined ? {} : { code },
		missing: code !== undefined && code.trim() === "",
		/** True where the refusal only asks for the code: what was typed before stays. */
		asks(error: unknown): boolean {
			const due = error instanceof Refused && error.code === "second-factor-due";
			const wrong = error instanceof Refused && error.code === "wrong-code";
			if (due || wrong) setCode("");
			return due || wrong;
		},
		field: code !== undefined && (
			<TextField
				label={t("door.code")}
				value={code}
				onChange={setCode}
				autocomplete="one-time-code"
				testid="second-factor-code"
			/>
		),
	};
}

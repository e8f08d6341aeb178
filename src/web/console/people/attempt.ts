import { useState } from "preact/hooks";
import { reasonOf } from "../../app/reason.ts";

/** Does something, and holds why it was refused until the next attempt. */
export function useAttempt() {
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	return {
		wrong,
		setWrong,
		/** True if it was done. */
		async attempt(act: () => Promise<unknown>): Promise<boolean> {
			try {
				await act();
				setWrong(undefined);
				return true;
			} catch (error) {
				setWrong(reasonOf(error));
				return false;
			}
		},
	};
}

import { HoldButton, useHold } from "../../kit/parts/hold.tsx";
import { sync } from "../sync.ts";
import { t } from "../words.ts";
import { askToSend } from "../worker/register.ts";
import { holdCall, sendCalls } from "./call.ts";

/** A hand in a pocket holds shorter. Our own setting. */
const HOLD_MS = 1_000;
const FELT_MS = [200, 100, 200];

/** Calls for help, signed in or not, with or without a network. */
export function SosButton() {
	const hold = useHold(() => void call(), true, HOLD_MS);
	return (
		<footer class="sos">
			<HoldButton hold={hold} disabled={false} testid="sos">
				{t("sos")}
				<small>{t("sos.hold")}</small>
			</HoldButton>
		</footer>
	);
}

async function call(): Promise<void> {
	navigator.vibrate?.(FELT_MS);
	await holdCall();
	askToSend();
	// What is being sent already, a photo perhaps, is not waited for.
	await sendCalls();
	await sync();
}

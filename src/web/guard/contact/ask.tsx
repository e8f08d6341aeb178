import { useEffect } from "preact/hooks";
import { type Hold, useHolding } from "../round/hold.ts";
import { toWalk } from "../round/view.ts";
import { allWellDue, batteryPercent, clock, held, known, vault } from "../state.ts";
import { t } from "../words.ts";
import { isAsked } from "./all-well.ts";

const AGAIN_MS = 10_000;
const FELT_MS = [400, 200, 400];

/** Asks whether all is well: over whatever else is on the screen, felt until it is answered, with one tap. */
export function AskAllWell() {
	const now = clock.value;
	const [walked] = toWalk(known.value?.rounds ?? [], held.value, now);
	const asked = vault.value !== undefined && isAsked({ walked, held: held.value, due: allWellDue.value, now });
	useEffect(() => {
		if (!asked) return;
		const feel = () => void navigator.vibrate?.(FELT_MS);
		feel();
		const again = setInterval(feel, AGAIN_MS);
		return () => clearInterval(again);
	}, [asked]);
	const yes = useHolding(answer);
	if (!asked) return null;
	return (
		<section class="ask" role="alert" data-testid="all-well">
			<strong>{t("allWell.ask")}</strong>
			<button type="button" class="large" data-testid="all-well-yes" onClick={yes}>
				{t("allWell.yes")}
			</button>
		</section>
	);
}

async function answer(hold: Hold): Promise<void> {
	allWellDue.value = undefined;
	const percent = batteryPercent.peek();
	await hold(() => ({
		kind: "all-well",
		body: {
			...{ id: crypto.randomUUID(), at: new Date().toISOString() },
			...(percent !== undefined && { batteryPercent: percent }),
		},
	}));
}

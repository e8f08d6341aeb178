import { useState } from "preact/hooks";
import { Choice } from "../../kit/parts/choice.tsx";
import { t } from "../../kit/words.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";

/** What is practised; a guard room names more of its own. */
const SCENARIOS = ["wall-climb", "panic", "forced-door", "fire"] as const;

/** Begins an exercise on the live console: everything it raises is marked, and a real alarm ends it at once. */
export function DrillSheet() {
	const [scenario, setScenario] = useState<(typeof SCENARIOS)[number] | undefined>(undefined);
	const sending = useSending();
	return (
		<HeldSheet
			name="drill"
			title={t("drill.title")}
			hold={t("drill.hold")}
			missing={scenario === undefined ? t("drill.choose") : undefined}
			sending={sending}
			onHeld={() => void sending.send("/drills", { scenario })}
		>
			<Choice
				legend={t("drill.what")}
				name="scenario"
				value={scenario}
				onChoose={setScenario}
				options={SCENARIOS.map((value) => ({ value, label: t(`drill.${value}`) }))}
			/>
			<p class="empty">{t("drill.text")}</p>
		</HeldSheet>
	);
}

import { useState } from "preact/hooks";
import { Choice } from "../../kit/parts/choice.tsx";
import { say } from "../../kit/sentences.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { drills } from "./drills.ts";
import { t } from "./words.ts";

/** Begins an exercise on the live console: everything it raises is marked, and a real alarm ends it at once. */
export function DrillSheet() {
	const [scenario, setScenario] = useState<string | undefined>(undefined);
	const sending = useSending();
	return (
		<HeldSheet
			name="drill"
			title={t("drill.title")}
			hold={t("drill.hold")}
			missing={scenario === undefined ? t("drill.choose") : undefined}
			sending={sending}
			onHeld={() => {
				if (scenario !== undefined) void sending.send("POST /drills", { body: { scenario } });
			}}
		>
			<Choice
				legend={t("drill.what")}
				name="scenario"
				value={scenario}
				onChoose={setScenario}
				options={drills().map(({ id, words }) => ({ value: id, label: say(words) }))}
			/>
			<p class="empty">{t("drill.text")}</p>
		</HeldSheet>
	);
}

import { useState } from "preact/hooks";
import { say, t } from "../../kit/words.ts";
import { wallOrBuildingWords } from "../naming.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { place } from "../state.ts";
import { walkTests } from "../watch.ts";
import { TestList } from "./test-list.tsx";

/** Begins a walk test of one wall or building: cameras, life alarms, tamper and everything outside it stay live. */
export function WalkTestSheet({ of }: { readonly of?: string | undefined }) {
	const [chosen, setChosen] = useState(of ?? "");
	const sending = useSending();
	const site = place.value?.site;
	const walls = [...new Set((site?.zones ?? []).flatMap(({ wall }) => wall ?? []))];
	return (
		<HeldSheet
			name="walk-test"
			title={t("walkTest")}
			hold={t("walkTest.hold")}
			missing={chosen === "" ? t("walkTest.choose") : undefined}
			sending={sending}
			onHeld={() => void sending.send("POST /walk-tests", { body: { of: chosen } })}
		>
			{walkTests.value.map((test) => (
				<TestList key={test.id} test={test} />
			))}
			<label class="field">
				<span>{t("walkTest.of")}</span>
				<select
					value={chosen}
					data-testid="walk-test-of"
					onChange={({ currentTarget }) => setChosen(currentTarget.value)}
				>
					<option value="">{t("walkTest.choose")}</option>
					<optgroup label={t("walls")}>
						{walls.map((wall) => (
							<option key={wall} value={wall}>
								{wallOrBuildingWords(wall)}
							</option>
						))}
					</optgroup>
					<optgroup label={t("buildings")}>
						{site?.buildings.map(({ id, words }) => (
							<option key={id} value={id}>
								{say(words)}
							</option>
						))}
					</optgroup>
				</select>
			</label>
			<p class="empty">{t("walkTest.text")}</p>
		</HeldSheet>
	);
}

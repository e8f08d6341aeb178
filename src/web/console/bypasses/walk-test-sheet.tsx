import { useState } from "preact/hooks";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { wallOrHomeWords } from "../naming.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { walkTests } from "../watch.ts";
import { TestList } from "./test-list.tsx";
import { t } from "./words.ts";

/** Begins a walk test of one wall or one flat (`of`: a wall, or the building whose flats are offered): cameras, life alarms, tamper and everything outside it stay live. */
export function WalkTestSheet({ of }: { readonly of?: string | undefined }) {
	const site = place.value?.site;
	const building = site?.buildings.find(({ id }) => id === of);
	const [chosen, setChosen] = useState(building ? "" : (of ?? ""));
	const sending = useSending();
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
					{!building && (
						<optgroup label={t("walls")}>
							{walls.map((wall) => (
								<option key={wall} value={wall}>
									{wallOrHomeWords(wall)}
								</option>
							))}
						</optgroup>
					)}
					{(building ? [building] : (site?.buildings ?? [])).map(({ id, words }) => (
						<optgroup key={id} label={say(words)}>
							{site?.units
								.filter((unit) => unit.building === id)
								.map((unit) => (
									<option key={unit.id} value={unit.id}>
										{say(unit.words)}
									</option>
								))}
						</optgroup>
					))}
				</select>
			</label>
			<p class="empty">{t("walkTest.text")}</p>
		</HeldSheet>
	);
}

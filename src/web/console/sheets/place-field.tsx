import { findPlace, place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { t } from "./words.ts";

interface Props {
	readonly value: string;
	readonly onChange: (value: string) => void;
}

/** Where: a zone or a flat, by its words or its id; says back what it understood. */
export function PlaceField({ value, onChange }: Props) {
	const site = place.value;
	const found = site && findPlace(site, value);
	const words =
		found && site && ("zone" in found ? site.zones.get(found.zone)?.words : site.units.get(found.unit)?.words);
	return (
		<label class="field">
			<span>{t("report.where")}</span>
			<input
				type="text"
				list="places"
				autocomplete="off"
				value={value}
				placeholder={t("report.whereHint")}
				data-testid="report-where"
				onInput={({ currentTarget }) => onChange(currentTarget.value)}
			/>
			<span class="field-back" aria-live="polite">
				{words ? `✓ ${say(words)}` : value.trim() === "" ? " " : t("report.whereUnknown")}
			</span>
			<datalist id="places">
				{site?.site.zones.map((zone) => (
					<option key={zone.id} value={say(zone.words)}>
						{zone.id}
					</option>
				))}
				{site?.site.units.map((unit) => (
					<option key={unit.id} value={say(unit.words)}>
						{unit.id}
					</option>
				))}
			</datalist>
		</label>
	);
}

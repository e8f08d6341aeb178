import { useState } from "preact/hooks";
import { now } from "../../app/follow.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { wallOrHomeWords } from "../naming.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { ReasonField } from "./reason-field.tsx";
import { t } from "./words.ts";

const MINUTES = [10, 20, 30];

/** Declares weather for named zones of the walls: single-beam breaks there become medium, all else stays as it is. */
export function WeatherSheet() {
	const [zones, setZones] = useState<ReadonlySet<string>>(new Set());
	const most = (place.value?.site.settings.weatherMs ?? 0) / 60_000;
	const lengths = MINUTES.filter((one) => one <= most);
	const [minutes, setMinutes] = useState(lengths.at(-1) ?? most);
	const [reason, setReason] = useState("");
	const sending = useSending();
	const walls = wallZones();
	const choose = (ids: readonly string[], on: boolean) => {
		const next = new Set(zones);
		for (const id of ids) on ? next.add(id) : next.delete(id);
		setZones(next);
	};
	const missing = zones.size === 0 ? t("weather.choose") : reason.trim() === "" ? t("reason.missing") : undefined;
	return (
		<HeldSheet
			name="weather"
			title={t("weather")}
			hold={t("weather.hold", { n: zones.size })}
			missing={missing}
			sending={sending}
			onHeld={() =>
				void sending.send("POST /weather", {
					body: { zones: [...zones], until: instantIn(minutes, now.value), reason: reason.trim() },
				})
			}
			wide
		>
			<div class="weather-walls">
				{[...walls].map(([wall, there]) => {
					const ids = there.map(({ id }) => id);
					const all = ids.every((id) => zones.has(id));
					return (
						<fieldset key={wall} class="choice">
							<legend>
								<label class="switch">
									<input type="checkbox" checked={all} onChange={() => choose(ids, !all)} />
									<span>{wallOrHomeWords(wall)}</span>
								</label>
							</legend>
							{there.map(({ id, words }) => (
								<label key={id} class="switch">
									<input
										type="checkbox"
										checked={zones.has(id)}
										data-testid={`weather-${id}`}
										onChange={({ currentTarget }) => choose([id], currentTarget.checked)}
									/>
									<span>{say(words)}</span>
								</label>
							))}
						</fieldset>
					);
				})}
			</div>
			<Until legend={t("weather.until")} minutes={lengths} value={minutes} onChoose={setMinutes} now={now.value} />
			<ReasonField of="weather" value={reason} onChange={setReason} />
			<p class="empty">{t("weather.text")}</p>
		</HeldSheet>
	);
}

function wallZones() {
	const walls = new Map<string, NonNullable<typeof place.value>["site"]["zones"]>();
	for (const zone of place.value?.site.zones ?? []) {
		if (zone.wall !== undefined) walls.set(zone.wall, [...(walls.get(zone.wall) ?? []), zone]);
	}
	return walls;
}

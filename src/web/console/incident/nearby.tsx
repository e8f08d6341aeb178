import type { IncidentShape } from "../../../contract/shapes.ts";
import { camerasNear, place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { lookOf } from "../plan/zone-status.ts";
import { thing } from "../selection.ts";
import { devices } from "../state.ts";
import { t } from "./words.ts";

const MOST = 4;

/** Where to look: the cameras of the zone and those beside it, and whether they see. */
export function Nearby({ incident }: { readonly incident: IncidentShape }) {
	const site = place.value;
	const cameras = site && incident.zone !== undefined ? camerasNear(site, incident.zone).slice(0, MOST) : [];
	if (cameras.length === 0) return null;
	return (
		<section class="block" aria-label={t("nearby")}>
			<h3>{t("nearby")}</h3>
			<ul class="plain nearby">
				{cameras.map(({ id, words }) => {
					const look = lookOf(devices.value.get(id));
					return (
						<li key={id}>
							<button
								type="button"
								class={`nearby-one look-${look}`}
								onClick={() => {
									thing.value = { sort: "device", id };
								}}
							>
								<Icon name="eye" />
								{say(words)}
								{look !== "fine" && <span class={`look look-${look}`}>{t(`look.${look}`)}</span>}
							</button>
						</li>
					);
				})}
			</ul>
		</section>
	);
}

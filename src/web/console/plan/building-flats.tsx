import { say, t } from "../../kit/words.ts";
import { mayServe } from "../bypasses/bypass-actions.tsx";
import { TestList } from "../bypasses/test-list.tsx";
import { thing } from "../selection.ts";
import { openSheet } from "../sheets/open.ts";
import { devices, place } from "../state.ts";
import { walkTests } from "../watch.ts";
import { lookOf, tallyOf } from "./zone-status.ts";

/** A building as a table of its stairwells and floors: each flat a small button that tells its panel's state. */
export function BuildingFlats({ id }: { readonly id: string }) {
	const site = place.value;
	const building = site?.buildings.get(id);
	if (!site || !building) return null;
	const all = building.stairwells.flatMap(({ zone }) => site.devicesIn.get(zone) ?? []).map((device) => device.id);
	const { fine, all: count } = tallyOf(all, devices.value);
	const shops = site.site.units.filter((unit) => unit.building === id && unit.floor === undefined);
	return (
		<>
			<p class={fine === count ? "tally" : "tally tally-unknown"}>{t("devices.known", { fine, all: count })}</p>
			<div class="stairwells">
				{building.stairwells.map(({ zone, number }) => (
					<section key={zone} class="stairwell-flats" aria-label={t("stairwell", { n: number })}>
						<h3>
							<button
								type="button"
								class="link"
								onClick={() => {
									thing.value = { sort: "zone", id: zone };
								}}
							>
								{t("stairwell", { n: number })}
							</button>
						</h3>
						<Floors zone={zone} floors={building.floors} />
					</section>
				))}
			</div>
			{mayServe() && (
				<div class="card-actions">
					<button type="button" onClick={() => openSheet({ name: "walk-test", of: id })}>
						{t("walkTest")}
					</button>
				</div>
			)}
			{walkTests.value
				.filter(({ of }) => site.units.get(of)?.building === id)
				.map((test) => (
					<TestList key={test.id} test={test} />
				))}
			{shops.length > 0 && (
				<p class="shops">
					{t("shops", { n: shops.length })}: {shops.map(({ words }) => say(words)).join(", ")}
				</p>
			)}
		</>
	);
}

function Floors({ zone, floors }: { readonly zone: string; readonly floors: number }) {
	const units = place.value?.site.units.filter((unit) => unit.zone === zone) ?? [];
	const levels = Array.from({ length: floors }, (_, n) => floors - n);
	return (
		<div class="floors">
			{levels.map((floor) => (
				<div key={floor} class="floor">
					{units
						.filter((unit) => unit.floor === floor)
						.map((unit) => {
							const panel = place.value?.panelOf.get(unit.id);
							const look = lookOf(panel && devices.value.get(panel.id));
							return (
								<button
									key={unit.id}
									type="button"
									class={`flat-button look-${look}`}
									aria-label={`${say(unit.words)}: ${t(`look.${look}`)}`}
									onClick={() => {
										if (panel) thing.value = { sort: "device", id: panel.id };
									}}
								>
									{unit.id.split("-").at(-1)?.replace(/^0/, "")}
								</button>
							);
						})}
				</div>
			))}
		</div>
	);
}

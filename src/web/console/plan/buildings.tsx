import type { SiteShape } from "../../../contract/site.ts";
import { middleOf } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { thing } from "../selection.ts";
import { devices } from "../state.ts";
import { buildingName } from "./building-name.ts";
import { Flats } from "./flats.tsx";
import { closeness, drawing, metresPerPx } from "./stage.ts";
import { t } from "./words.ts";
import { tallyOf, type ZoneStatus } from "./zone-status.ts";

type Building = SiteShape["buildings"][number];
type Zone = SiteShape["zones"][number];

/** From here on a building shows its flats. */
const FLATS_AT = 3.4;
/** From here on it says its name, and before its number alone. */
const NAMED_AT = 1.5;

interface Props {
	readonly standings: ReadonlyMap<string, ZoneStatus>;
}

/** The buildings with their stairwells; hatched where not every device is known to work. */
export function Buildings({ standings }: Props) {
	const site = place.value?.site;
	if (!site) return null;
	return (
		<g class="buildings">
			{site.buildings.map((building) => (
				<OneBuilding key={building.id} building={building} standings={standings} />
			))}
		</g>
	);
}

function OneBuilding({ building, standings }: { readonly building: Building } & Props) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const stairwells = building.stairwells.flatMap(({ zone }) => site.zones.get(zone) ?? []);
	const px = metresPerPx.value;
	const close = closeness.value >= FLATS_AT;
	const chosen = thing.value?.sort === "building" && thing.value.id === building.id;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
		<g
			class={chosen ? "building is-chosen" : "building"}
			data-building={building.id}
			onClick={() => {
				thing.value = { sort: "building", id: building.id };
			}}
		>
			<title>{say(building.words)}</title>
			<polygon class="building-body" points={draw.points(building.outline)} stroke-width={1.2 * px} />
			{stairwells.map((zone) => (
				<Stairwell key={zone.id} zone={zone} standing={standings.get(zone.id)} />
			))}
			{close && <Flats building={building} />}
		</g>
	);
}

/** The buildings' numbers, and from closer by their names: above the hatching, beside the marks. Where flats are shown, those have theirs. */
export function BuildingNames({ standings }: Props) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw || closeness.value >= FLATS_AT) return null;
	const px = metresPerPx.value;
	const size = Math.max(13 * px, 3);
	return (
		<g class="building-names" font-size={size} stroke-width={size * 0.25}>
			{site.site.buildings.map(({ id, number, words, outline, stairwells }) => {
				const { text, x, y } = buildingName({
					...{ name: closeness.value < NAMED_AT ? String(number) : say(words), number: String(number), px },
					middle: draw.at(middleOf(outline)),
					top: Math.min(...outline.map((corner) => draw.at(corner)[1])),
					stairwells: stairwells.flatMap(({ zone }) => {
						const shape = site.zones.get(zone)?.shape;
						return shape ? [{ at: draw.at(middleOf(shape)), marked: standings.has(zone) }] : [];
					}),
				});
				return (
					<text key={id} x={x} y={y} class="building-name">
						{text}
					</text>
				);
			})}
		</g>
	);
}

function Stairwell({ zone, standing }: { readonly zone: Zone; readonly standing: ZoneStatus | undefined }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const there = (site.devicesIn.get(zone.id) ?? []).map(({ id }) => id);
	const { all, fine } = tallyOf(there, devices.value);
	const points = draw.points(zone.shape);
	return (
		<g class={standing ? `stairwell glow glow-${standing.priority}` : "stairwell"} data-zone={zone.id}>
			<title>{`${say(zone.words)} · ${t("devices.known", { fine, all })}`}</title>
			<polygon class="stairwell-line" points={points} stroke-width={0.7 * metresPerPx.value} />
			{fine < all && <polygon class="stairwell-unknown" points={points} fill="url(#hatch)" />}
			{standing && <polygon class="stairwell-glow" points={points} stroke-width={2.5 * metresPerPx.value} />}
		</g>
	);
}

import type { SiteShape } from "../../../contract/site.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { inHand, thing } from "../selection.ts";
import { devices } from "../state.ts";
import { drawing } from "./stage.ts";
import { lookOf } from "./zone-status.ts";

type Building = SiteShape["buildings"][number];
type Unit = SiteShape["units"][number];

/** The flats of a building seen close: each stairwell a small grid, the ground floor below. */
export function Flats({ building }: { readonly building: Building }) {
	const site = place.value;
	if (!site) return null;
	return (
		<g class="flats">
			{building.stairwells.map(({ zone }) => (
				<Grid
					key={zone}
					zone={zone}
					floors={building.floors}
					units={site.site.units.filter((unit) => unit.zone === zone && unit.floor !== undefined)}
				/>
			))}
		</g>
	);
}

const EDGE_M = 0.6;
const GAP_M = 0.18;

function Grid({
	zone,
	floors,
	units,
}: {
	readonly zone: string;
	readonly floors: number;
	readonly units: readonly Unit[];
}) {
	const [site, draw] = [place.value, drawing.value];
	const shape = site?.zones.get(zone)?.shape;
	if (!draw || !shape) return null;
	const corners = shape.map((point) => draw.at(point));
	const left = Math.min(...corners.map(([x]) => x)) + EDGE_M;
	const right = Math.max(...corners.map(([x]) => x)) - EDGE_M;
	const top = Math.min(...corners.map(([, y]) => y)) + EDGE_M;
	const bottom = Math.max(...corners.map(([, y]) => y)) - EDGE_M;
	const rowHeight = (bottom - top) / floors;
	const onFloor = new Map<number, Unit[]>();
	for (const unit of units) onFloor.set(unit.floor ?? 0, [...(onFloor.get(unit.floor ?? 0) ?? []), unit]);
	return (
		<g>
			{[...onFloor].flatMap(([floor, row]) =>
				row.map((unit, n) => (
					<Flat
						key={unit.id}
						unit={unit}
						x={left + (n * (right - left)) / row.length}
						y={bottom - floor * rowHeight}
						width={(right - left) / row.length - GAP_M}
						height={rowHeight - GAP_M}
					/>
				)),
			)}
		</g>
	);
}

interface FlatProps {
	readonly unit: Unit;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

function Flat({ unit, ...area }: FlatProps) {
	const panel = place.value?.panelOf.get(unit.id);
	const look = lookOf(panel && devices.value.get(panel.id));
	const named = inHand.value?.unit === unit.id;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
		<g
			class={`flat flat-${look} ${named ? "flat-named" : ""}`}
			onClick={(event) => {
				event.stopPropagation();
				if (panel) thing.value = { sort: "device", id: panel.id };
			}}
		>
			<title>{say(unit.words)}</title>
			<rect {...area} rx={0.2} />
			<text x={area.x + area.width / 2} y={area.y + area.height / 2} font-size={Math.min(1.05, area.height * 0.62)}>
				{unit.id.split("-").at(-1)?.replace(/^0/, "")}
			</text>
		</g>
	);
}

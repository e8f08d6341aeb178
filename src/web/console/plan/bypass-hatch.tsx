import { shortened } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { zoneWords } from "../naming.ts";
import { bypassedZones } from "../watch.ts";
import { drawing, metresPerPx } from "./stage.ts";
import { t } from "./words.ts";

const GAP_M = 0.9;
const BAND_PX = 15;

/** The hatching of zones that guard less than they should, for `<defs>`: its own, not that of devices that are unknown. */
export function BypassPattern() {
	const px = metresPerPx.value;
	return (
		<pattern
			id="bypass-hatch"
			width={7 * px}
			height={7 * px}
			patternUnits="userSpaceOnUse"
			patternTransform="rotate(-45)"
		>
			<rect class="bypass-ground" width={7 * px} height={7 * px} />
			<line class="bypass-line" x1={0} y1={0} x2={0} y2={7 * px} stroke-width={4.4 * px} />
		</pattern>
	);
}

/** Over every zone with a bypass its hatching; the zone's card says why, since and until when. */
export function BypassHatch() {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	return (
		<g class="bypasses">
			{[...bypassedZones.value].map(([id, why]) => {
				const zone = site.zones.get(id);
				if (!zone) return null;
				const title = `${zoneWords(id)} · ${[...new Set(why.map((one) => t(`bypass.${one.why}`)))].join(", ")}`;
				const unguarded = why.some((one) => one.why === "chattering" || one.why === "still-active");
				const [from, to] = zone.shape;
				return (
					<g
						key={id}
						class={unguarded ? "bypass bypass-unguarded" : "bypass"}
						data-testid="bypass-zone"
						data-bypass-zone={id}
						data-unguarded={unguarded}
					>
						<title>{title}</title>
						{zone.sort === "wall" && from && to ? (
							<Band ends={[draw.at(from), draw.at(to)]} />
						) : (
							<polygon
								points={draw.points(zone.shape)}
								fill="url(#bypass-hatch)"
								stroke-width={1.5 * metresPerPx.value}
							/>
						)}
					</g>
				);
			})}
		</g>
	);
}

type Point = readonly [number, number];

/** A wall's line as a band: a pattern along a line of no height would not be drawn. */
function Band({ ends }: { readonly ends: readonly [Point, Point] }) {
	const px = metresPerPx.value;
	const [[x1, y1], [x2, y2]] = shortened(ends, GAP_M);
	const length = Math.hypot(x2 - x1, y2 - y1) || 1;
	const half = (BAND_PX * px) / 2;
	const [nx, ny] = [(-(y2 - y1) / length) * half, ((x2 - x1) / length) * half];
	const corners = [
		[x1 + nx, y1 + ny],
		[x2 + nx, y2 + ny],
		[x2 - nx, y2 - ny],
		[x1 - nx, y1 - ny],
	];
	return <polygon points={corners.map((one) => one.join(",")).join(" ")} fill="url(#bypass-hatch)" stroke-width={px} />;
}

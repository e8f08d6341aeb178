import { middleOf } from "../../app/drawing.ts";
import { SHAPES } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { zoneWords } from "../naming.ts";
import { choose, inHand } from "../selection.ts";
import { drawing, metresPerPx } from "./stage.ts";
import { t } from "./words.ts";
import type { ZoneStatus } from "./zone-status.ts";

const MARK_PX = 26;

/** Above all: a mark on each zone with open incidents, by colour, shape and number; a ring while nobody has it. */
export function Marks({ standings }: { readonly standings: ReadonlyMap<string, ZoneStatus> }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const px = metresPerPx.value;
	const scale = (MARK_PX * px) / 24;
	return (
		<g class="marks">
			{[...standings].map(([id, { priority, unacknowledged, incidents }]) => {
				const shape = site.zones.get(id)?.shape;
				const [first] = incidents;
				if (!shape || first === undefined) return null;
				const [x, y] = draw.at(middleOf(shape));
				const mine = inHand.value?.zones.includes(id) ?? false;
				return (
					// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
					<g
						key={id}
						class={`zone-mark glow-${priority}`}
						transform={`translate(${x} ${y})`}
						data-testid="zone-mark"
						data-zone={id}
						onClick={() => choose(first)}
					>
						<title>{`${t(`priority.${priority}`)} · ${zoneWords(id)}`}</title>
						{unacknowledged && <circle class="zone-ring" r={MARK_PX * 0.8 * px} stroke-width={2 * px} />}
						{mine && <circle class="zone-mine" r={MARK_PX * 1.02 * px} stroke-width={2 * px} />}
						<g transform={`scale(${scale}) translate(-12 -12)`}>
							<path class="zone-shape" d={SHAPES[priority]} />
						</g>
						{incidents.length > 1 && (
							<text class="zone-count" font-size={(incidents.length > 9 ? 10 : 12) * px}>
								{incidents.length}
							</text>
						)}
					</g>
				);
			})}
		</g>
	);
}

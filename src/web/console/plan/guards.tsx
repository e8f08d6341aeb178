import { middleOf } from "../../app/drawing.ts";
import { personName } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { zoneWords } from "../naming.ts";
import { queue, shelved } from "../state.ts";
import { shift } from "../watch.ts";
import { closeness, drawing, metresPerPx } from "./stage.ts";

const PERSON = "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6z";
const SIZE_PX = 15;
const NAMED_AT = 1.25;
const ASIDE_PX = 22;

/** The guards on duty where they last checked in; on the wall without their names. */
export function Guards({ named }: { readonly named: boolean }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const there = new Map<string, string[]>();
	for (const { guard, zone } of shift.value?.guards ?? []) {
		if (zone !== undefined) there.set(zone, [...(there.get(zone) ?? []), guard]);
	}
	const px = metresPerPx.value;
	const marked = new Set([...queue.value, ...shelved.value].flatMap(({ zones }) => zones));
	return (
		<g class="guards-seen">
			{[...there].map(([zone, guards]) => {
				const shape = site.zones.get(zone)?.shape;
				if (!shape) return null;
				const [x, y] = draw.at(middleOf(shape));
				// Beside the mark of what is open there, not under it.
				const aside = marked.has(zone) ? ASIDE_PX * px : 0;
				const names = named ? guards.map(personName).join(", ") : String(guards.length);
				return (
					<g
						key={zone}
						class="guard-seen"
						transform={`translate(${x - aside} ${y + aside})`}
						data-testid="guard-seen"
						data-zone={zone}
					>
						<title>{`${names} · ${zoneWords(zone)}`}</title>
						<circle class="guard-ground" r={SIZE_PX * 0.72 * px} stroke-width={1.2 * px} />
						<g transform={`scale(${(SIZE_PX * px) / 24}) translate(-12 -12)`}>
							<path class="guard-icon" d={PERSON} />
						</g>
						{named && closeness.value >= NAMED_AT && (
							<text class="guard-name" y={SIZE_PX * 1.35 * px} font-size={10.5 * px} stroke-width={3 * px}>
								{names}
							</text>
						)}
						{guards.length > 1 && (
							<text
								class="guard-name"
								x={SIZE_PX * px}
								y={-SIZE_PX * 0.6 * px}
								font-size={10 * px}
								stroke-width={3 * px}
							>
								{guards.length}
							</text>
						)}
					</g>
				);
			})}
		</g>
	);
}

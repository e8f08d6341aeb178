import { middleOf } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { thing } from "../selection.ts";
import { closeness, drawing, metresPerPx } from "./stage.ts";
import type { ZoneStatus } from "./zone-status.ts";

/** Gates, rooms and open places: outlines that are seen only when something goes on there; gates always. */
export function Places({ standings }: { readonly standings: ReadonlyMap<string, ZoneStatus> }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const px = metresPerPx.value;
	const zones = site.site.zones.filter(({ sort }) => sort === "gate" || sort === "room" || sort === "open");
	return (
		<g class="places">
			{zones.map(({ id, sort, words, shape }) => {
				const standing = standings.get(id);
				const [x, middle] = draw.at(middleOf(shape));
				// A gate's name stands outside the wall, where nothing else does.
				const outside =
					middle < draw.frame.y + draw.frame.height / 2 ? draw.frame.y + 3 : draw.frame.y + draw.frame.height - 3;
				const y = sort === "gate" ? outside : middle;
				const chosen = thing.value?.sort === "zone" && thing.value.id === id;
				return (
					// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
					<g
						key={id}
						class={`place place-${sort} ${standing ? `glow glow-${standing.priority}` : ""} ${chosen ? "is-chosen" : ""}`}
						data-zone={id}
						onClick={() => {
							thing.value = { sort: "zone", id };
						}}
					>
						<title>{say(words)}</title>
						<polygon class="place-body" points={draw.points(shape)} stroke-width={(standing ? 2 : 1) * px} />
						{(sort === "gate" || (sort === "room" && closeness.value > 1.6)) && (
							<text x={x} y={y} font-size={11 * px} class="place-name">
								{say(words)}
							</text>
						)}
					</g>
				);
			})}
		</g>
	);
}

import { middleOf } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { closeness, drawing, metresPerPx } from "./stage.ts";

/** Roads, lawns and the like: so that the plan reads like the place. Never coloured by what goes on. */
export function Ground() {
	const [site, draw] = [place.value?.site, drawing.value];
	if (!site || !draw) return null;
	return (
		<g class="ground">
			<polygon class="plot" points={draw.points(site.outline)} />
			{site.landmarks.map(({ sort, words, outline }) => (
				<polygon key={words.en} class={`land land-${sort}`} points={draw.points(outline)} />
			))}
		</g>
	);
}

const ALWAYS = new Set(["square"]);
/** Nearer, where roads and lanes have room for their names between what stands on them. */
const CLOSE = 2.2;

/** What the ground is called: above the hatching, which would make it unreadable. */
export function GroundNames() {
	const [site, draw] = [place.value?.site, drawing.value];
	if (!site || !draw) return null;
	const close = closeness.value >= CLOSE;
	return (
		<g class="land-names" font-size={11 * metresPerPx.value} stroke-width={5 * metresPerPx.value}>
			{site.landmarks
				.filter(({ sort }) => (close && sort !== "green") || ALWAYS.has(sort))
				.map(({ words, outline, sort }) => {
					const [x, y] = draw.at(middleOf(outline));
					return (
						<text key={words.en} x={x} y={y} class={`land-name land-name-${sort}`}>
							{say(words)}
						</text>
					);
				})}
		</g>
	);
}

import type { ComponentChildren, Ref } from "preact";
import { type Drawing, drawingOf, middleOf } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";

interface Props {
	readonly label: string;
	readonly testid: string;
	readonly children: (draw: Drawing, sizeM: number) => ComponentChildren;
	readonly hold?: Ref<SVGSVGElement>;
}

/** A mark on the plan, as a share of what is in sight. */
const MARK_SHARE = 1 / 46;

/** The whole compound, still: buildings and ground, and what is drawn over them. `sizeM`: how large a mark is, metres. */
export function SitePlan({ label, testid, children, hold }: Props) {
	const site = place.value?.site;
	if (!site) return null;
	const draw = drawingOf(site);
	const { x, y, width, height } = draw.frame;
	const sizeM = Math.max(width, height) * MARK_SHARE;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing
		<svg
			{...(hold && { ref: hold })}
			class="site-plan plan-drawing"
			viewBox={[x, y, width, height].join(" ")}
			role="group"
			aria-label={label}
			data-testid={testid}
		>
			<polygon class="plot" points={draw.points(site.outline)} />
			{site.landmarks.map(({ sort, words, outline }) => (
				<polygon key={words.en} class={`land land-${sort}`} points={draw.points(outline)} />
			))}
			{site.buildings.map(({ id, words, outline }) => {
				const [at, down] = draw.at(middleOf(outline));
				return (
					<g key={id}>
						<polygon class="building-body" points={draw.points(outline)} stroke-width={sizeM * 0.06} />
						<text class="building-name" x={at} y={down} font-size={sizeM * 0.75}>
							{say(words)}
						</text>
					</g>
				);
			})}
			{children(draw, sizeM)}
		</svg>
	);
}

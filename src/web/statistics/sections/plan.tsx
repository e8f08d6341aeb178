import { drawingOf, middleOf, shortened } from "../../app/drawing.ts";
import { type Place, place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { zoneName } from "../naming.ts";
import { count } from "../numbers.ts";
import { openList } from "../parts/behind.tsx";
import { t } from "../words.ts";

type Zone = Place["site"]["zones"][number];
type Drawing = ReturnType<typeof drawingOf>;

const WALL_M = 4.5;
const GAP_M = 0.9;

/** Incidents on the site's own plan: the more there were in a zone, the stronger its colour. */
export function HeatPlan({
	byZone,
	listOf,
}: {
	readonly byZone: Readonly<Record<string, number>>;
	readonly listOf: (zone: string) => string | undefined;
}) {
	const site = place.value?.site;
	if (!site) return null;
	const drawing = drawingOf(site);
	const { x, y, width, height } = drawing.frame;
	const most = Math.max(1, ...Object.values(byZone));
	const [first] = Object.entries(byZone).sort(([, a], [, b]) => b - a);
	const summary = first && first[1] > 0 ? t("plan.most", { zone: zoneName(first[0]), n: first[1] }) : t("plan.none");
	const pick = (zone: string) => openList(listOf(zone), zoneName(zone));
	return (
		<figure class="chart panel" data-testid="chart-plan">
			<figcaption>
				<h3>{t("chart.plan")}</h3>
			</figcaption>
			<svg
				class="heat-plan"
				viewBox={[x, y, width, height].join(" ")}
				role="img"
				aria-label={`${t("chart.plan")}: ${summary}`}
			>
				<polygon class="heat-plot" points={drawing.points(site.outline)} />
				{site.landmarks.map(({ sort, words, outline }) => (
					<polygon key={words.en} class={`heat-land heat-land-${sort}`} points={drawing.points(outline)} />
				))}
				{site.buildings.map((building) => (
					<polygon key={building.id} class="heat-building" points={drawing.points(building.outline)} />
				))}
				{site.zones.map((zone) => (
					<HeatZone key={zone.id} zone={zone} drawing={drawing} n={byZone[zone.id] ?? 0} most={most} onPick={pick} />
				))}
				{site.buildings.map(({ id, number, outline }) => {
					const [cx, cy] = drawing.at(middleOf(outline));
					return (
						<text key={id} class="heat-name" x={cx} y={cy}>
							{number}
						</text>
					);
				})}
			</svg>
			<p class="heat-scale" aria-hidden="true">
				<span>0</span>
				<span class="heat-ramp" />
				<span>{count(most)}</span>
				<span class="heat-most">{summary}</span>
			</p>
		</figure>
	);
}

function HeatZone({
	zone,
	drawing,
	n,
	most,
	onPick,
}: {
	readonly zone: Zone;
	readonly drawing: Drawing;
	readonly n: number;
	readonly most: number;
	readonly onPick: (zone: string) => void;
}) {
	const { id, sort, shape, words } = zone;
	const [from, to] = shape;
	const heat = { "--heat": `${Math.round(12 + 88 * Math.sqrt(n / most))}%` };
	const title = <title>{`${say(words)}: ${count(n)}`}</title>;
	const look = n > 0 ? "heat-zone is-hot" : "heat-zone";
	const pick = () => n > 0 && onPick(id);
	if (sort === "wall" && from && to) {
		const [[x1, y1], [x2, y2]] = shortened([drawing.at(from), drawing.at(to)], GAP_M);
		return (
			// biome-ignore lint/a11y/noStaticElementInteractions: the table beside the plan does the same from the keyboard
			<line class={`${look} heat-wall`} style={heat} {...{ x1, y1, x2, y2 }} stroke-width={WALL_M} onClick={pick}>
				{title}
			</line>
		);
	}
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: the table beside the plan does the same from the keyboard
		<polygon class={look} style={heat} points={drawing.points(shape)} onClick={pick}>
			{title}
		</polygon>
	);
}

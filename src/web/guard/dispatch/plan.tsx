import { drawingOf, middleOf } from "../../app/drawing.ts";
import type { Place } from "../../app/site.ts";
import { t } from "./words.ts";

/** Where a guard was last seen to be, by their own check-ins. */
export interface LastSeen {
	readonly at: readonly [number, number];
	readonly time: string;
}

interface Props {
	readonly place: Place;
	readonly zone: string | undefined;
	readonly building: string | undefined;
	readonly own: LastSeen | undefined;
}

/** What is around both is shown too, m. */
const AROUND_M = 45;

/** The part of the site's plan that holds where the guard is and where to go. */
export function WhereToGo({ place, zone, building, own }: Props) {
	const { site } = place;
	const drawing = drawingOf(site);
	const target = place.zones.get(zone ?? "");
	if (!target) return null;
	const goal = drawing.at(middleOf(target.shape));
	const start = own && drawing.at(own.at);
	const points = start ? [goal, start] : [goal];
	const left = Math.min(...points.map(([x]) => x)) - AROUND_M;
	const top = Math.min(...points.map(([, y]) => y)) - AROUND_M;
	const width = Math.max(...points.map(([x]) => x)) + AROUND_M - left;
	const height = Math.max(...points.map(([, y]) => y)) + AROUND_M - top;
	const unit = Math.max(width, height) / 100;
	return (
		<svg
			class="where"
			viewBox={`${left} ${top} ${width} ${height}`}
			role="img"
			aria-label={t("dispatch.plan")}
			data-testid="dispatch-plan"
		>
			<polygon class="where-ground" points={drawing.points(site.outline)} />
			{site.buildings.map((one) => (
				<g key={one.id}>
					<polygon
						class={one.id === (building ?? target.building) ? "where-house target" : "where-house"}
						points={drawing.points(one.outline)}
					/>
					<text x={drawing.at(middleOf(one.outline))[0]} y={drawing.at(middleOf(one.outline))[1]} font-size={unit * 5}>
						{one.number}
					</text>
				</g>
			))}
			<polygon class="where-zone" points={drawing.points(target.shape)} stroke-width={unit} />
			{start && (
				<>
					<line class="where-way" x1={start[0]} y1={start[1]} x2={goal[0]} y2={goal[1]} stroke-width={unit} />
					<circle class="where-own" cx={start[0]} cy={start[1]} r={unit * 3} />
				</>
			)}
			<g class="where-goal" transform={`translate(${goal[0]} ${goal[1]}) scale(${unit})`}>
				<path d="M0 0L-4 -8A5 5 0 1 1 4 -8Z" />
			</g>
		</svg>
	);
}

import { useRef, useState } from "preact/hooks";
import { say } from "../../../kit/sentences.ts";
import { SitePlan } from "../site-plan.tsx";
import { t } from "../words.ts";
import { checkpoints } from "./ground.ts";
import type { RouteDraft } from "./route-draft.ts";

interface Props {
	readonly draft: RouteDraft;
	/** Stops that the hub would refuse. */
	readonly wrong: ReadonlyMap<number, string>;
	readonly onAdd: (checkpoint: string) => void;
	readonly onRemove: (at: number) => void;
	readonly onMove: (from: number, to: number) => void;
	readonly onPlace: (at: number, checkpoint: string) => void;
}

/** Less than this is a click and no drag, px. */
const SLIP_PX = 4;

interface Drag {
	readonly at: number;
	readonly fromX: number;
	readonly fromY: number;
	readonly to?: readonly [number, number];
}

/**
 * The route on the plan. A press on a checkpoint adds it; a stop that is drawn onto another takes its turn, drawn onto a free
 * checkpoint it goes there. With keys: Tab from one to the next, Enter adds or takes away, Alt with up and down moves.
 */
export function RoutePlan({ draft: { stops }, wrong, onAdd, onRemove, onMove, onPlace }: Props) {
	const svg = useRef<SVGSVGElement>(null);
	const [drag, setDrag] = useState<Drag | undefined>(undefined);
	const turnOf = new Map(stops.map(({ checkpoint }, i) => [checkpoint, i]));
	const metres = (event: PointerEvent): readonly [number, number] => {
		const matrix = svg.current?.getScreenCTM()?.inverse();
		const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix ?? undefined);
		return [x, y];
	};
	const drop = (event: PointerEvent) => {
		if (!drag) return;
		setDrag(undefined);
		if (!drag.to) return;
		const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-checkpoint]");
		const checkpoint = under?.getAttribute("data-checkpoint");
		if (!checkpoint) return;
		const turn = turnOf.get(checkpoint);
		if (turn === undefined) onPlace(drag.at, checkpoint);
		else onMove(drag.at, turn);
	};
	return (
		<SitePlan label={t("route.plan")} testid="route-plan" hold={svg}>
			{(draw, size) => {
				const placed = new Map(checkpoints.value.map(({ id, at }) => [id, draw.at(at)]));
				const way = stops.flatMap(({ checkpoint }) => {
					const at = placed.get(checkpoint);
					return at ? [at.join(",")] : [];
				});
				const held = drag && placed.get(stops[drag.at]?.checkpoint ?? "");
				return (
					<g
						onPointerMove={(event) => {
							if (!drag) return;
							const far = Math.hypot(event.clientX - drag.fromX, event.clientY - drag.fromY) >= SLIP_PX;
							if (far || drag.to) setDrag({ ...drag, to: metres(event) });
						}}
						onPointerUp={drop}
						onPointerCancel={() => setDrag(undefined)}
					>
						{/* So that a drag is followed over the whole plan. */}
						<rect class="drag-ground" x="-1000" y="-1000" width="3000" height="3000" />
						<polyline class="route-way" points={way.join(" ")} stroke-width={size * 0.14} />
						{checkpoints.value.map(({ id, words }) => {
							const [x, y] = placed.get(id) ?? [0, 0];
							const turn = turnOf.get(id);
							const isWrong = turn !== undefined && wrong.has(turn);
							const label =
								turn === undefined
									? t("route.addStop", { where: say(words) })
									: t("route.stopAt", { n: turn + 1, where: say(words) });
							return (
								// biome-ignore lint/a11y/useSemanticElements: a button of HTML is no part of a drawing
								<g
									key={id}
									class={`route-mark ${turn === undefined ? "is-free" : "is-stop"} ${isWrong ? "is-wrong" : ""}`}
									transform={`translate(${x} ${y})`}
									role="button"
									tabindex={0}
									aria-label={label}
									data-checkpoint={id}
									data-turn={turn === undefined ? undefined : turn + 1}
									onPointerDown={(event) => {
										if (turn === undefined || event.button !== 0) return;
										event.preventDefault();
										setDrag({ at: turn, fromX: event.clientX, fromY: event.clientY });
									}}
									onClick={() => turn === undefined && onAdd(id)}
									onKeyDown={(event) => {
										const later = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
										if (event.key === "Enter" || event.key === " ") {
											if (turn === undefined) onAdd(id);
											else onRemove(turn);
										} else if (event.key === "Delete" && turn !== undefined) onRemove(turn);
										else if (event.altKey && later !== 0 && turn !== undefined) onMove(turn, turn + later);
										else return;
										event.preventDefault();
										event.stopPropagation();
									}}
								>
									<title>{label}</title>
									<circle class="route-hit" r={size * 1.1} />
									<circle
										class="route-dot"
										r={turn === undefined ? size * 0.36 : size * 0.72}
										stroke-width={size * 0.12}
									/>
									{turn !== undefined && (
										<text class="route-turn" font-size={size * 0.85}>
											{turn + 1}
										</text>
									)}
								</g>
							);
						})}
						{held && drag?.to && (
							<line
								class="route-drag"
								x1={held[0]}
								y1={held[1]}
								x2={drag.to[0]}
								y2={drag.to[1]}
								stroke-width={size * 0.14}
							/>
						)}
					</g>
				);
			}}
		</SitePlan>
	);
}

import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { middleOf } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { inHand, thing } from "../selection.ts";
import { queue } from "../state.ts";
import { BuildingNames, Buildings } from "./buildings.tsx";
import { BypassHatch, BypassPattern } from "./bypass-hatch.tsx";
import { Devices } from "./devices.tsx";
import { Ground, GroundNames } from "./ground.tsx";
import { Guards } from "./guards.tsx";
import { Marks } from "./marks.tsx";
import { planKey, usePlanHand, zoomBy } from "./pan-zoom.ts";
import { Places } from "./places.tsx";
import { drawing, inSight, lookAtAll, turnTo, viewBox } from "./stage.ts";
import { TestMarks } from "./test-marks.tsx";
import { ThingCard } from "./thing-card.tsx";
import { WallNames, Walls } from "./walls.tsx";
import { t } from "./words.ts";
import { zoneStatuses } from "./zone-status.ts";

const STEP = 1.6;

/** The centre: the compound from above, drawn from its own metres; what is wrong has colour, and nothing else. */
export function Plan({ still = false }: { readonly still?: boolean }) {
	const svg = useRef<SVGSVGElement>(null);
	usePlanHand(svg, still);
	useFlightToHand();
	useFlightToThing();
	const standing = useComputed(() => zoneStatuses(queue.value)).value;
	return (
		<section class="panel plan" aria-label={t("plan")}>
			<svg
				ref={svg}
				class="plan-drawing"
				viewBox={viewBox}
				preserveAspectRatio="xMidYMid slice"
				role="application"
				aria-label={t("plan.keys")}
				aria-roledescription={t("plan")}
				tabindex={still ? undefined : 0}
				data-testid="plan"
				onKeyDown={planKey}
			>
				<defs>
					<pattern id="hatch" width="2" height="2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
						<line class="hatch-line" x1="0" y1="0" x2="0" y2="2" stroke-width="0.7" />
					</pattern>
					<BypassPattern />
				</defs>
				<Ground />
				<Places standings={standing} />
				<Walls standings={standing} />
				<Buildings standings={standing} />
				<BypassHatch />
				<GroundNames />
				<BuildingNames standings={standing} />
				<Devices />
				<Guards named={!still} />
				<WallNames standings={standing} />
				<TestMarks />
				<Marks standings={standing} />
			</svg>
			{!still && <Zoom />}
			{!still && <ThingCard />}
		</section>
	);
}

function Zoom() {
	return (
		<div class="zoom" role="toolbar" aria-label={t("plan.zoom")}>
			<button type="button" class="square" aria-label={t("plan.nearer")} onClick={() => zoomBy(STEP)}>
				<Icon name="plus" />
			</button>
			<button type="button" class="square" aria-label={t("plan.farther")} onClick={() => zoomBy(1 / STEP)}>
				<Icon name="minus" />
			</button>
			<button type="button" class="square" aria-label={t("plan.all")} onClick={lookAtAll}>
				<Icon name="whole" />
			</button>
		</div>
	);
}

/** Turns gently to where the incident in hand is. */
function useFlightToHand(): void {
	const incident = inHand.value;
	const zone = incident?.zone;
	useEffect(() => {
		const [site, draw] = [place.peek(), drawing.peek()];
		const shape = zone === undefined ? undefined : site?.zones.get(zone)?.shape;
		if (!draw || !shape) return;
		turnTo(draw.at(middleOf(shape)));
	}, [incident?.id, zone]);
}

/** Brings what was asked for into sight, if it is not there already. */
function useFlightToThing(): void {
	const shown = thing.value;
	useEffect(() => {
		const [site, draw] = [place.peek(), drawing.peek()];
		if (!shown || !site || !draw) return;
		const { sort, id } = shown;
		const at =
			sort === "device"
				? site.devices.get(id)?.place.at
				: middleOf((sort === "zone" ? site.zones.get(id)?.shape : site.buildings.get(id)?.outline) ?? []);
		if (at && !inSight(draw.at(at))) turnTo(draw.at(at));
	}, [shown]);
}

import type { SiteShape } from "../../../contract/site.ts";
import { middleOf, shortened } from "../../app/drawing.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { thing } from "../selection.ts";
import { devices } from "../state.ts";
import { aspect, closeness, drawing, metresPerPx, view } from "./stage.ts";
import { namePlace, widthOf } from "./wall-name.ts";
import { t } from "./words.ts";
import { type Look, lookOf, type ZoneStatus } from "./zone-status.ts";

type Zone = SiteShape["zones"][number];

const GAP_M = 0.9;
const LINE_PX = 5;
const NAMED_AT = 1.5;
const NAME_PX = 11;

/** The walls: each beam zone a line that glows with what goes on there; broken where its detector is not known to work. */
export function Walls({ standings }: { readonly standings: ReadonlyMap<string, ZoneStatus> }) {
	const site = place.value;
	if (!site) return null;
	const walls = site.site.zones.filter(({ sort }) => sort === "wall");
	return (
		<g class="walls">
			{walls.map((zone) => (
				<Wall key={zone.id} zone={zone} standing={standings.get(zone.id)} look={wallLook(zone.id)} />
			))}
		</g>
	);
}

/** A wall is as its detectors are; the cameras along it speak for themselves. */
function wallLook(zone: string): Look {
	const site = place.value;
	const there = (site?.devicesIn.get(zone) ?? []).filter(
		({ kind }) => !site?.kinds.get(kind)?.abilities.includes("see"),
	);
	const looks = there.map(({ id }) => lookOf(devices.value.get(id)));
	return looks.find((look) => look !== "fine") ?? "fine";
}

function Wall({
	zone,
	standing,
	look,
}: {
	readonly zone: Zone;
	readonly standing: ZoneStatus | undefined;
	readonly look: Look;
}) {
	const draw = drawing.value;
	const [from, to] = zone.shape;
	if (!draw || !from || !to) return null;
	const [[x1, y1], [x2, y2]] = shortened([draw.at(from), draw.at(to)], GAP_M);
	const px = metresPerPx.value;
	const wide = LINE_PX * px;
	const line = { x1, y1, x2, y2 };
	const chosen = thing.value?.sort === "zone" && thing.value.id === zone.id;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: part of the drawing, which has a role and keys of its own
		<g
			class={`wall wall-${look} ${standing ? `glow glow-${standing.priority}` : ""} ${chosen ? "is-chosen" : ""}`}
			data-zone={zone.id}
			onClick={() => {
				thing.value = { sort: "zone", id: zone.id };
			}}
		>
			<title>{`${say(zone.words)}${look === "fine" ? "" : ` · ${t(`look.${look}`)}`}`}</title>
			<line {...line} class="wall-hit" stroke-width={Math.max(wide, 22 * px)} />
			{standing && <line {...line} class="wall-glow" stroke-width={wide * 4.5} />}
			{chosen && <line {...line} class="wall-chosen" stroke-width={wide * 2.2} />}
			<line
				{...line}
				class="wall-line"
				stroke-width={wide}
				stroke-dasharray={look === "fine" ? undefined : `${wide * 0.9} ${wide * 0.8}`}
			/>
		</g>
	);
}

/** The walls' names, above all that is drawn: of those where something goes on, and of all from close by. */
export function WallNames({ standings }: { readonly standings: ReadonlyMap<string, ZoneStatus> }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const px = metresPerPx.value;
	const named = site.site.zones.filter(
		({ id, sort }) => sort === "wall" && (closeness.value >= NAMED_AT || standings.has(id)),
	);
	const seen = { ...view.value, height: view.value.width / aspect.value };
	return (
		<g class="wall-names" font-size={NAME_PX * px}>
			{named.map(({ id, words, shape }) => {
				const spot = namePlace(shape, {
					at: draw.at(middleOf(shape)),
					by: (standings.has(id) ? 24 : 12) * px,
					wide: widthOf(say(words)) * px,
					...{ frame: draw.frame, view: seen },
				});
				return (
					spot && (
						<text
							key={id}
							class={standings.has(id) ? "wall-name wall-name-loud" : "wall-name"}
							stroke-width={3 * px}
							{...spot}
						>
							{say(words)}
						</text>
					)
				);
			})}
		</g>
	);
}

import { middleOf } from "../../app/drawing.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { lengthOf } from "../../kit/time.ts";
import { clockAt, deviceWords, zoneWords } from "../naming.ts";
import { rounds } from "../patrol/told.ts";
import { queue, shelved } from "../state.ts";
import { shift } from "../watch.ts";
import { type GuardSeen, guardsSeen } from "./guards-seen.ts";
import { stacked } from "./labels.ts";
import { closeness, drawing, metresPerPx } from "./stage.ts";
import { widthOf } from "./wall-name.ts";
import { t } from "./words.ts";

const PERSON = "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6z";
const SIZE_PX = 15;
const NAMED_AT = 1.25;
const ASIDE_PX = 22;
const LINE_PX = 14;

/**
 * The guards on duty where they were last known to be, how long ago, and which stop of their round is next; dimmed when that
 * is long ago. On the wall how many they are, and no more.
 */
export function Guards({ named }: { readonly named: boolean }) {
	const [site, draw] = [place.value, drawing.value];
	if (!site || !draw) return null;
	const underWay = named ? rounds.value.underWay : [];
	const there = guardsSeen(shift.value?.guards ?? [], underWay, now.value);
	const px = metresPerPx.value;
	const marked = new Set([...queue.value, ...shelved.value].flatMap(({ zones }) => zones));
	const close = named && closeness.value >= NAMED_AT;
	const places = [...there].flatMap(([zone, guards]) => {
		const shape = site.zones.get(zone)?.shape;
		if (!shape) return [];
		const [x, y] = draw.at(middleOf(shape));
		// Beside the mark of what is open there, not under it.
		const aside = marked.has(zone) ? ASIDE_PX * px : 0;
		return [{ zone, guards, x: x - aside, y: y + aside }];
	});
	const labels = places.flatMap(({ guards, x, y }) =>
		guards.map((one, n) => {
			const words = seenWords(one);
			const wide = widthOf(words) * px;
			return { words, x, y: y + (SIZE_PX * 1.35 + n * LINE_PX) * px, wide, high: LINE_PX * px };
		}),
	);
	return (
		<g class="guards-seen">
			{places.map(({ zone, guards, x, y }) => (
				<g
					key={zone}
					class={guards.every(({ old }) => old) ? "guard-seen is-old" : "guard-seen"}
					transform={`translate(${x} ${y})`}
					data-testid="guard-seen"
					data-zone={zone}
				>
					<title>
						{`${(named ? guards.map(seenWords) : [String(guards.length)]).join("; ")} · ${zoneWords(zone)}`}
					</title>
					{close && guards.map((one) => <WayOn key={one.guard} seen={one} from={[x, y]} px={px} />)}
					<circle class="guard-ground" r={SIZE_PX * 0.72 * px} stroke-width={1.2 * px} />
					<g transform={`scale(${(SIZE_PX * px) / 24}) translate(-12 -12)`}>
						<path class="guard-icon" d={PERSON} />
					</g>
					{guards.length > 1 && (
						<text class="guard-name" x={SIZE_PX * px} y={-SIZE_PX * 0.6 * px} font-size={10 * px} stroke-width={3 * px}>
							{guards.length}
						</text>
					)}
				</g>
			))}
			{close &&
				stacked(labels).map(({ words, x, y }) => (
					<text key={words} class="guard-name" x={x} y={y} font-size={10.5 * px} stroke-width={3 * px}>
						{words}
					</text>
				))}
		</g>
	);
}

interface WayProps {
	readonly seen: GuardSeen;
	readonly from: readonly [number, number];
	readonly px: number;
}

/** From where they were seen to where they should be next. */
function WayOn({ seen: { next }, from: [x, y], px }: WayProps) {
	const at = place.value?.devices.get(next?.checkpoint ?? "")?.place.at;
	const to = at && drawing.value?.at(at);
	if (!to) return null;
	return (
		<line
			class="guard-way"
			x2={to[0] - x}
			y2={to[1] - y}
			stroke-width={1.4 * px}
			stroke-dasharray={`${4 * px} ${3 * px}`}
		/>
	);
}

/** "王强 · 6 min ago · next: Building 5, 22:45". */
export function seenWords({ guard, ageMs, next }: GuardSeen): string {
	const age = ageMs === undefined ? undefined : lengthOf(ageMs, { short: true });
	const said = [
		personName(guard),
		age && t("guard.ago", { age: t(age.key, age.values) }),
		next && t("guard.next", { where: deviceWords(next.checkpoint), time: clockAt(next.dueAt) }),
	];
	return said.filter((one) => one !== undefined).join(" · ");
}

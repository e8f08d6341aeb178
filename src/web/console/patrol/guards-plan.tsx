import { middleOf } from "../../app/drawing.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { postWords, zoneWords } from "../naming.ts";
import { seenWords } from "../plan/guards.tsx";
import { guardsSeen } from "../plan/guards-seen.ts";
import { shift } from "../watch.ts";
import { SitePlan } from "./site-plan.tsx";
import { rounds } from "./told.ts";
import { t } from "./words.ts";

/** Where the guards on duty were last known to be, how long ago, and which stop is next: on the plan, and in words. */
export function GuardsPlan() {
	const site = place.value;
	const there = guardsSeen(shift.value?.guards ?? [], rounds.value.underWay, now.value);
	const guards = shift.value?.guards ?? [];
	if (!site || guards.length === 0) return null;
	const all = [...there.values()].flat();
	const unseen = guards.filter(({ guard }) => !all.some((one) => one.guard === guard));
	return (
		<div class="route-parts">
			<SitePlan label={t("guards.plan")} testid="guards-plan">
				{(draw, size) =>
					all.map(({ guard, zone, old, next }, i) => {
						const shape = site.zones.get(zone)?.shape;
						if (!shape) return null;
						const [x, y] = draw.at(middleOf(shape));
						const stop = site.devices.get(next?.checkpoint ?? "")?.place.at;
						const to = stop && draw.at(stop);
						// Several at one place stand beside each other.
						const aside = all.slice(0, i).filter((one) => one.zone === zone).length * size * 2.2;
						return (
							<g key={guard} class={old ? "guard-seen is-old" : "guard-seen"} data-guard={guard}>
								{to && <line class="guard-way" x1={x} y1={y} x2={to[0]} y2={to[1]} stroke-width={size * 0.12} />}
								<circle class="guard-ground" cx={x + aside} cy={y} r={size * 0.9} stroke-width={size * 0.1} />
								<text class="route-turn" x={x + aside} y={y} font-size={size * 0.95}>
									{personName(guard).slice(0, 1)}
								</text>
							</g>
						);
					})
				}
			</SitePlan>
			<ul class="plain" data-testid="guards-seen">
				{all.map((one) => (
					<li key={one.guard} class={one.old ? "setting-row look" : "setting-row"} data-guard={one.guard}>
						<span>{seenWords(one)}</span>
						<span class="look">{zoneWords(one.zone)}</span>
					</li>
				))}
				{unseen.map(({ guard, post }) => (
					<li key={guard} class="setting-row look" data-guard={guard}>
						<span>
							{personName(guard)} · {postWords(post)}
						</span>
						<span>{t("guards.unseen")}</span>
					</li>
				))}
			</ul>
		</div>
	);
}

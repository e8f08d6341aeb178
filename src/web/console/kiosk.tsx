import { deaf } from "../app/blindness.ts";
import { stale } from "../app/follow.ts";
import { PriorityMark } from "../app/priority-mark.tsx";
import { place } from "../app/site.ts";
import { sinceTruth } from "../app/truth.ts";
import { say } from "../kit/sentences.ts";
import { Clock } from "./bar/clock.tsx";
import { whatWords, zoneWords } from "./naming.ts";
import { Plan } from "./plan/plan.tsx";
import { Due } from "./queue/due.tsx";
import { linesOf } from "./queue/lines.ts";
import { Age } from "./queue/row.tsx";
import { DrillBand, Unattended } from "./shift/watch-banners.tsx";
import { counts, down, queue } from "./state.ts";
import { bypassedZones } from "./watch.ts";
import { t } from "./words.ts";

/** What fits on a wall without scrolling; the rest is counted. */
const MOST = 7;

/** The wall screen: plan and queue to be read from across the room. No controls, no person, no flat. */
export function Kiosk() {
	const lines = linesOf(queue.value, new Set());
	const rows = lines.slice(0, MOST).flatMap((line) => {
		const [first] = line.sort === "group" ? line.incidents : [line.incident];
		return first ? [{ ...first, grouped: line.sort === "group" ? line.incidents.length : 1 }] : [];
	});
	const more = lines.length - rows.length;
	return (
		<main class="kiosk">
			<header class="kiosk-bar">
				<h1>{place.value ? say(place.value.site.words) : "Gatehouse"}</h1>
				<ul class="plain priorities" aria-label={t("counts")}>
					{counts.value.map(({ priority, open }) => (
						<li key={priority} class={open > 0 ? `count count-${priority}` : "count count-none"}>
							<PriorityMark priority={priority} />
							<span class="count-open">{open}</span>
						</li>
					))}
				</ul>
				<span class="kiosk-devices">
					{t("devices.downCount", { n: down.value.down.length })} ·{" "}
					{t("devices.unknownCount", { n: down.value.unknown.length })} ·{" "}
					{t("bypass.zones", { n: bypassedZones.value.size })}
				</span>
				<Clock />
			</header>
			<div class="kiosk-bands">
				<DrillBand still />
				<Unattended still />
			</div>
			<Plan still />
			<section class="kiosk-queue" aria-label={t("queue")}>
				{rows.length === 0 && <p class="kiosk-calm">{t("queue.empty")}</p>}
				<ol class="plain">
					{rows.map(({ id, priority, state, words, unit, zone, openedAt, due, drill, owes, grouped }) => (
						<li key={id} class={`kiosk-row row-${priority} row-${state}`} data-testid="incident-row" data-incident={id}>
							<PriorityMark priority={priority} ring={state === "open"} />
							<div>
								<strong class="kiosk-what">
									{drill && <span class="drill-tag">{t("drill.tag")}</span>}
									{grouped > 1 && `${grouped} × `}
									{whatWords({ words, unit, zone })}
								</strong>
								<span class="kiosk-where">
									{zone === undefined ? t("place.unknown") : zoneWords(zone)}
									{owes && state !== "open" && (
										<span class="kiosk-owed" data-testid="owed">
											{t("owed.count", { n: owes.count })}
										</span>
									)}
								</span>
							</div>
							<div class="kiosk-side">
								<Age since={openedAt} />
								{due && state === "open" ? <Due due={due} /> : <span class="state">{t(`state.${state}`)}</span>}
							</div>
						</li>
					))}
				</ol>
				{more > 0 && <p class="kiosk-more">{t("more", { n: more })}</p>}
				<p class="kiosk-truth" data-stale={stale.value || deaf.value}>
					{sinceTruth("lastTruth", "hubUnreachable")}
				</p>
			</section>
		</main>
	);
}

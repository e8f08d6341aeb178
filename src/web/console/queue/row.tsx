import type { IncidentShape } from "../../../contract/shapes.ts";
import { now } from "../../kit/follow.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { lengthOf, timeAt } from "../../kit/time.ts";
import { language, t } from "../../kit/words.ts";
import { whatWords, whereWords } from "../naming.ts";
import { alarms, place } from "../state.ts";
import { Due } from "./due.tsx";
import { type Quiet, restOf, sourcesMore } from "./rest.ts";

interface RowProps {
	readonly incident: IncidentShape;
	readonly selected: boolean;
	readonly index: number;
	readonly count: number;
	readonly onChoose: () => void;
	/** Rows of a long list are placed by hand. */
	readonly top: number;
	/** It stands within a group that has been unfolded. */
	readonly inside: boolean;
}

/** One incident in the queue. Everything that matters at a glance, in the same place in every row. */
export function Row({ incident, selected, index, count, onChoose, top, inside }: RowProps) {
	const { id, priority, state, corroborated, verified, owner, eventCount, reportedBy, drill } = incident;
	const open = state === "open";
	const rests = restOf(incident, alarms.value);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the rows has the keys
		<div
			role="option"
			id={`row-${id}`}
			tabIndex={-1}
			aria-selected={selected}
			aria-setsize={count}
			aria-posinset={index + 1}
			class={`row row-${priority} row-${state} ${inside ? "row-inside" : ""} ${drill ? "row-drill" : ""}`}
			style={{ transform: `translateY(${top}px)` }}
			data-testid="incident-row"
			data-incident={id}
			data-state={state}
			onClick={onChoose}
		>
			<PriorityMark priority={priority} ring={open} silent />
			<div class="row-main">
				<div class="row-what">
					{drill && <span class="drill-tag">{t("drill.tag")}</span>}
					<span class={`row-priority text-${priority}`}>{t(`priority.${priority}`)}</span>
					<span class="row-words">{whatWords(incident)}</span>
				</div>
				<div class="row-where">
					{whereWords(incident) || t("place.unknown")}
					{rests.quiet?.unconfirmed && <span class="row-unconfirmed"> · {t("unconfirmed.short")}</span>}
				</div>
				<div class="row-facts">
					{rests.quiet ? (
						<Rest rest={rests.quiet} />
					) : (
						<span class={open ? "state state-open" : "state"}>{t(`state.${state}`)}</span>
					)}
					{owner && <Fact icon="person" text={owner} />}
					{corroborated && (
						<Fact icon="both" text={t("corroborated.more", { n: sourcesMore(incident, alarms.value) })} strong />
					)}
					{rests.unguarded && <Fact icon="eye" text={t("unguarded")} strong />}
					{verified && <Fact icon="check" text={t("verified")} strong />}
					{reportedBy && <Fact icon="note" text={t(`channel.${reportedBy}`)} />}
					{eventCount > 1 && <span class="fact">{t("events.count", { n: eventCount })}</span>}
				</div>
			</div>
			<div class="row-side">
				<Age since={state === "resolved" ? (incident.resolvedAt ?? incident.openedAt) : incident.openedAt} />
				{incident.due && !incident.quiet && state !== "resolved" && <Due due={incident.due} />}
			</div>
		</div>
	);
}

function Fact({ icon, text, strong = false }: { icon: IconName; text: string; strong?: boolean }) {
	return (
		<span class={strong ? "fact fact-strong" : "fact"}>
			<Icon name={icon} />
			{text}
		</span>
	);
}

/** Why it waits, until when, and by whom. */
function Rest({ rest: { why, until, by } }: { readonly rest: Quiet }) {
	const site = place.value?.site.timeZone ?? "UTC";
	const at = until === undefined ? "" : timeAt(until, "minute", site, language.value);
	return (
		<span class="fact fact-strong" data-testid="row-rest">
			<Icon name="clock" />
			{t(`rest.${why}`)}
			{at && ` ${t("untilTime", { time: at })}`}
			{by && ` · ${by}`}
		</span>
	);
}

/** How long ago, ticking. */
export function Age({ since }: { readonly since: string }) {
	const { key, values } = lengthOf(now.value - Date.parse(since));
	return <time dateTime={since}>{t(key, values)}</time>;
}

import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { live } from "../../app/follow.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { me, myRole } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { channelWords, clockAt, whatWords, whereWords } from "../naming.ts";
import { untakenWords } from "../owed-words.tsx";
import { choose } from "../selection.ts";
import { queue } from "../state.ts";
import { type ToldHere, toldHere } from "./told.ts";
import { t } from "./words.ts";

/** More stand behind a button, so that the queue below stays in sight. */
const SHOWN = 2;

/** What was told to the reader because nobody takes it, in the order of the queue: when, and by which ways it reached them. */
export function Escalated() {
	const [all, setAll] = useState(false);
	const reader = { name: me(), role: myRole() ?? "" };
	const deliveries = live.value.feed.told.delivery;
	const told = queue.value.flatMap((incident) => {
		const here = incident.state === "open" ? toldHere(incident, reader, deliveries) : undefined;
		return here ? [{ incident, here }] : [];
	});
	if (told.length === 0) return null;
	const left = told.length - SHOWN;
	return (
		<section class="escalated" aria-label={t("escalated")} data-testid="escalated" data-count={told.length}>
			<div class="escalated-head">
				<h2>
					<Icon name="sound" />
					{t("escalated.count", { n: told.length })}
				</h2>
				{left > 0 && (
					<button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
						{all ? t("escalated.fewer") : t("more", { n: left })}
					</button>
				)}
			</div>
			<ul class={all ? "plain escalated-all" : "plain"}>
				{told.slice(0, all ? told.length : SHOWN).map(({ incident, here }) => (
					<li key={incident.id}>
						<Card incident={incident} here={here} />
					</li>
				))}
			</ul>
		</section>
	);
}

function Card({ incident, here }: { readonly incident: IncidentShape; readonly here: ToldHere }) {
	const { id, priority } = incident;
	return (
		<button
			type="button"
			class={`escalated-one row-${priority}`}
			data-testid="escalated-incident"
			data-incident={id}
			onClick={() => choose(id)}
		>
			<PriorityMark priority={priority} ring />
			<span class="escalated-words">
				<span class="escalated-what">
					<strong>{whatWords(incident)}</strong> {whereWords(incident) || t("place.unknown")}
				</span>
				<span class="escalated-told">
					{[t("told.here", { time: clockAt(here.last), n: here.times }), ...reached(here), untakenWords(incident)]
						.filter(Boolean)
						.join(" · ")}
				</span>
			</span>
		</button>
	);
}

/** By which ways it came to them, in words that are each only what is so. */
function reached({ ways }: ToldHere): readonly string[] {
	if (ways.length === 0) return [t("told.noWay")];
	return ways.map(({ channel, state }) =>
		t("told.way", { way: channelWords(channel), state: t(`delivered.${state}`) }),
	);
}

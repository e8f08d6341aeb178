import type { IncidentShape } from "../../../contract/shapes.ts";
import { personName } from "../../app/people.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { stateWords, whatWords, whereWords, zoneWords } from "../naming.ts";
import { Age } from "../queue/row.tsx";
import { Chain } from "./chain.tsx";
import { t } from "./words.ts";

/** What it is, where, how urgent, how sure, and how far it has come. */
export function Head({ incident, sealed }: { readonly incident: IncidentShape; readonly sealed: boolean }) {
	const { id, priority, state, corroborated, verified, openedAt, zones, zone, discreet, drill, held } = incident;
	const site = place.value?.site.timeZone ?? "UTC";
	const further = zones.filter((one) => one !== zone);
	return (
		<header class={`head head-${priority} head-${state}`}>
			{drill && (
				<p class="drill" data-testid="drill-incident">
					{t("head.drill")}
				</p>
			)}
			<div class="head-top">
				<PriorityMark priority={priority} ring={state === "open"} silent />
				<span class={`head-priority text-${priority}`}>{t(`priority.${priority}`)}</span>
				<span class={state === "open" ? "state state-open" : "state"} data-testid="incident-state">
					{stateWords(incident)}
				</span>
				<code class="head-id">{id}</code>
			</div>
			<h2 class="head-words">{whatWords(incident)}</h2>
			<p class="head-where">
				{whereWords(incident) || t("place.unknown")}
				{further.length > 0 && <span class="head-further"> + {further.map(zoneWords).join(", ")}</span>}
			</p>
			{discreet && !sealed && <p class="discreet">{t("discreet")}</p>}
			<div class="head-facts">
				<span class="fact">
					{timeAt(openedAt, "second", site, language.value)} · <Age since={openedAt} />
				</span>
				{corroborated && (
					<span class="fact fact-strong">
						<Icon name="both" />
						{t("corroborated")}
					</span>
				)}
				{verified && (
					<span class="fact fact-strong">
						<Icon name="check" />
						{t("verifiedBy", { by: personName(verified.by), means: t(`means.${verified.means}`) })}
					</span>
				)}
				{held && (
					<span class="fact fact-strong" title={held.reason}>
						<Icon name="keep" />
						{t("held.fact", { by: personName(held.by) })}
					</span>
				)}
				{incident.cause && (
					<span class="fact fact-strong">
						{t(`cause.${incident.cause}`)}
						{incident.detail && ` · ${t.ifKnown(`detail.${incident.detail}`) ?? incident.detail}`}
					</span>
				)}
			</div>
			<Chain incident={incident} />
		</header>
	);
}

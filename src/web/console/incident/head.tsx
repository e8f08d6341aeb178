import type { IncidentShape } from "../../../contract/shapes.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { timeAt } from "../../kit/time.ts";
import { language, t } from "../../kit/words.ts";
import { whatWords, whereWords, zoneWords } from "../naming.ts";
import { Due } from "../queue/due.tsx";
import { Age } from "../queue/row.tsx";
import { place } from "../state.ts";

/** What it is, where, how urgent, how sure, whose, and what is due. */
export function Head({ incident }: { readonly incident: IncidentShape }) {
	const { id, priority, state, owner, corroborated, verified, due, openedAt, zones, zone, discreet } = incident;
	const site = place.value?.site.timeZone ?? "UTC";
	const further = zones.filter((one) => one !== zone);
	return (
		<header class={`head head-${priority} head-${state}`}>
			<div class="head-top">
				<PriorityMark priority={priority} ring={state === "open"} silent />
				<span class={`head-priority text-${priority}`}>{t(`priority.${priority}`)}</span>
				<span class={state === "open" ? "state state-open" : "state"} data-testid="incident-state">
					{t(`state.${state}`)}
				</span>
				<code class="head-id">{id}</code>
			</div>
			<h2 class="head-words">{whatWords(incident)}</h2>
			<p class="head-where">
				{whereWords(incident) || t("place.unknown")}
				{further.length > 0 && <span class="head-further"> + {further.map(zoneWords).join(", ")}</span>}
			</p>
			{discreet && <p class="discreet">{t("discreet")}</p>}
			<div class="head-facts">
				<span class="fact">
					{timeAt(openedAt, "second", site, language.value)} · <Age since={openedAt} />
				</span>
				{owner && (
					<span class="fact">
						<Icon name="person" />
						{owner}
					</span>
				)}
				{corroborated && (
					<span class="fact fact-strong">
						<Icon name="both" />
						{t("corroborated")}
					</span>
				)}
				{verified && (
					<span class="fact fact-strong">
						<Icon name="check" />
						{t("verifiedBy", { by: verified.by, means: t(`means.${verified.means}`) })}
					</span>
				)}
				{incident.cause && <span class="fact">{t(`cause.${incident.cause}`)}</span>}
			</div>
			{due && state !== "resolved" && <Due due={due} long />}
		</header>
	);
}

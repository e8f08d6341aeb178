import type { IncidentShape } from "../../../contract/shapes.ts";
import { live } from "../../app/follow.ts";
import { t } from "../../kit/words.ts";
import { whatWords, whereWords } from "../naming.ts";
import { choose } from "../selection.ts";
import { alarms, incidents } from "../state.ts";

/** Incidents beside this one: related, folded into it, or the one it came from. */
export function Related({ incident }: { readonly incident: IncidentShape }) {
	const { related, merged = [], mergedInto, splitFrom } = incident;
	const beside = [...new Set(related.map(incidentOf))].filter((id) => id !== incident.id);
	// Two that stand apart and were seen to be one thing confirm each other: both say so.
	const confirming = incident.corroborated ? beside.filter((id) => known(id)?.corroborated === true) : [];
	const lists = [
		{ title: t("kin.mergedInto"), ids: mergedInto === undefined ? [] : [mergedInto] },
		{ title: t("kin.splitFrom"), ids: splitFrom === undefined ? [] : [splitFrom] },
		{ title: t("kin.merged"), ids: merged },
		{ title: t("kin.corroborates"), ids: confirming },
		{ title: t("kin.related"), ids: beside.filter((id) => !confirming.includes(id)) },
	].filter(({ ids }) => ids.length > 0);
	if (lists.length === 0) return null;
	return (
		<section class="block" aria-label={t("kin")} data-testid="kin">
			{lists.map(({ title, ids }) => (
				<div key={title} class="block">
					<h3>{title}</h3>
					<ul class="plain rows">
						{ids.map((id) => (
							<li key={id}>
								<OneKin id={id} />
							</li>
						))}
					</ul>
				</div>
			))}
		</section>
	);
}

/** What is related may be an alarm: then its incident. */
function incidentOf(id: string): string {
	return alarms.value.get(id)?.incident ?? id;
}

function known(id: string): IncidentShape | undefined {
	return incidents.value.find((one) => one.id === id) ?? live.peek().feed.incidents.get(id);
}

function OneKin({ id }: { readonly id: string }) {
	const it = known(id);
	return (
		<button type="button" class="link" onClick={() => choose(id)}>
			{it ? [whatWords(it), whereWords(it)].filter(Boolean).join(" · ") : ""} <code>{id}</code>
		</button>
	);
}

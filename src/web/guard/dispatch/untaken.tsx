import type { IncidentShape } from "../../../contract/shapes.ts";
import { confirmTold, useInSight } from "../../app/confirm-once.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { type Folded, folded, isUnattended, saysWhere } from "./ongoing.ts";
import { t } from "./words.ts";

/** What nobody takes: one line for all that is the same, under one sentence of what to do. */
export function Untaken({ incidents }: { readonly incidents: readonly IncidentShape[] }) {
	const all = folded(incidents);
	if (all.length === 0) return null;
	return (
		<section class="untaken" role="alert" data-testid="untaken">
			<strong>{t(incidents.some(isUnattended) ? "untaken.unattended" : "untaken.title")}</strong>
			<ul class="plain">
				{all.map((one) => (
					<Line key={one.newest.id} folded={one} />
				))}
			</ul>
		</section>
	);
}

function Line({ folded: { newest, all } }: { readonly folded: Folded }) {
	const told = all.map(({ id, rang }) => `${id} ${rang}`).join();
	useInSight(told, () => {
		for (const { id, rang } of all) confirmTold(id, rang);
	});
	const where = place.value?.zones.get(newest.zone ?? "")?.words;
	return (
		<li data-testid="told" data-incident={newest.id}>
			<PriorityMark priority={newest.priority} />
			<span>
				{say(newest.words)}
				{where && !saysWhere(newest.words, where) && ` · ${say(where)}`}
				{all.length > 1 && ` ${t("untaken.times", { n: all.length })}`}
			</span>
		</li>
	);
}

import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { PriorityMark } from "../../../app/priority-mark.tsx";
import { place } from "../../../app/site.ts";
import { Choice } from "../../../kit/parts/choice.tsx";
import { whatWords, whereWords } from "../../naming.ts";
import { Age } from "../../queue/row.tsx";
import { choose } from "../../selection.ts";
import { closeSheet } from "../../sheets/open.ts";
import { queue } from "../../state.ts";
import { merge } from "../incident-actions.ts";
import { nearFirst } from "../near.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

/** More than a person reads; the field above narrows it. */
const MOST = 12;

/** Folds the incident in hand into another open one: nothing of it is lost. */
export function MergeSheet({ incident }: { readonly incident: IncidentShape }) {
	const [text, setText] = useState("");
	const [into, setInto] = useState<string | undefined>(undefined);
	const neighbours = (zone: string) => place.value?.zones.get(zone)?.neighbours ?? [];
	const others = queue.value.filter((one) => one.id !== incident.id && !one.discreet && one.drill === incident.drill);
	const wanted = text.trim().toLowerCase();
	const found = nearFirst(incident, others, neighbours).filter((one) => named1(one).toLowerCase().includes(wanted));
	const target = others.find(({ id }) => id === into);
	return (
		<AskSheet
			name="merge"
			title={t("merge.title")}
			thing={named(incident)}
			missing={target ? undefined : t("merge.choose")}
			confirm={t("merge.hold")}
			wide
			onConfirm={() => {
				if (!target) return;
				void merge(incident, target.id).then((done) => done && choose(target.id));
				closeSheet();
			}}
		>
			<p>{t("merge.what")}</p>
			<LineField label={t("merge.find")} value={text} onInput={setText} testid="merge-find" />
			<Choice
				legend={t("merge.into")}
				name="into"
				value={into}
				onChoose={setInto}
				options={found.slice(0, MOST).map((one) => ({ value: one.id, label: <Target incident={one} /> }))}
			/>
			{found.length === 0 && <p class="empty">{t("merge.none")}</p>}
			{found.length > MOST && <p class="soft">{t("more", { n: found.length - MOST })}</p>}
		</AskSheet>
	);
}

function named1(incident: IncidentShape): string {
	return `${whatWords(incident)} ${whereWords(incident)} ${incident.id}`;
}

function Target({ incident }: { readonly incident: IncidentShape }) {
	return (
		<span class="kind-label">
			<PriorityMark priority={incident.priority} />
			<span class="two-lines">
				<strong>{whatWords(incident)}</strong>
				<small>
					{whereWords(incident)} · <Age since={incident.openedAt} /> · {incident.id}
				</small>
			</span>
		</span>
	);
}

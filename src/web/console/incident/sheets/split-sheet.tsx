import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { say } from "../../../kit/sentences.ts";
import { sourceName, zoneWords } from "../../naming.ts";
import { Age } from "../../queue/row.tsx";
import { closeSheet } from "../../sheets/open.ts";
import { alarms } from "../../state.ts";
import { split } from "../incident-actions.ts";
import { AskSheet, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

/** Makes an incident of its own of some of the alarms; at least one stays. */
export function SplitSheet({ incident }: { readonly incident: IncidentShape }) {
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const known = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []);
	const all = chosen.size === incident.alarms.length;
	const turn = (id: string) => {
		const next = new Set(chosen);
		if (!next.delete(id)) next.add(id);
		setChosen(next);
	};
	return (
		<AskSheet
			name="split"
			title={t("split.title")}
			thing={named(incident)}
			missing={chosen.size === 0 ? t("split.choose") : all ? t("split.notAll") : undefined}
			confirm={t("split.hold", { n: chosen.size })}
			onConfirm={() => {
				void split(incident, [...chosen]);
				closeSheet();
			}}
		>
			<p>{t("split.what")}</p>
			<div class="checks">
				{known.map(({ id, words, source, zone, since }) => (
					<label key={id} class={chosen.has(id) ? "choice-option chosen" : "choice-option"}>
						<input type="checkbox" name="alarm" value={id} checked={chosen.has(id)} onChange={() => turn(id)} />
						<span class="two-lines">
							<strong>{say(words)}</strong>
							<small>
								{source.startsWith("device:") ? sourceName(source) : zoneWords(zone)} · <Age since={since} />
							</small>
						</span>
					</label>
				))}
			</div>
		</AskSheet>
	);
}

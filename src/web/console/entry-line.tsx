import type { EntryShape } from "../../contract/shapes.ts";
import { place } from "../app/site.ts";
import { language, say } from "../kit/sentences.ts";
import { timeAt } from "../kit/time.ts";
import { dataWords } from "./data-words.ts";
import { t } from "./journal-words.ts";
import { entryWords, sourceName, zoneWords } from "./naming.ts";
import { Why } from "./why.tsx";

const LOUD = new Set(["raised", "reactivated", "opened", "corroborated", "overdue", "joined"]);

/** One line of the journal as a person reads it: when, who says so, what, and why it did or did not alarm. */
export function EntryLine({ entry, showPlace = false }: { readonly entry: EntryShape; readonly showPlace?: boolean }) {
	const zone = place.value?.site.timeZone ?? "UTC";
	const loud = entry.outcomes.find(({ because }) => LOUD.has(because));
	const person = entry.source.startsWith("user:");
	const name = entryWords(entry);
	return (
		<li class={`entry ${loud ? "entry-loud" : ""} ${person ? "entry-person" : ""}`} data-seq={entry.seq}>
			<time dateTime={entry.at} title={entry.at}>
				{timeAt(entry.at, "second", zone, language.value)}
			</time>
			<div class="entry-body">
				<span class="entry-what">{name}</span>
				<span class="entry-who">{sourceName(entry.source)}</span>
				{showPlace && entry.zone && !entry.source.startsWith("device:") && <span>{zoneWords(entry.zone)}</span>}
				{entry.late && <span class="tag">{t("late")}</span>}
				{entry.noTime && <span class="tag">{t("noTime")}</span>}
				{entry.clockSkew && <span class="tag">{t("clockSkew")}</span>}
				<span class="entry-data">{dataWords(entry.data)}</span>
				{loud && <span class="entry-outcome">{say(loud.words)}</span>}
				<Why outcomes={entry.outcomes} label={name} />
			</div>
		</li>
	);
}

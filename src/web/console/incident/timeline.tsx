import type { History } from "../../app/history.ts";
import { reasonOf } from "../../app/reason.ts";
import { EntryLine } from "../entry-line.tsx";
import { dateAndTime } from "../naming.ts";
import { t } from "./words.ts";

/** Everything that belongs to the incident, the newest first. */
export function Timeline({ history }: { readonly history: History }) {
	const { entries, failed, reading, left } = history;
	return (
		<section class="block" aria-label={t("timeline")}>
			<h3>
				{t("timeline")} <span class="tab-count">{entries.length}</span>
			</h3>
			{failed !== undefined && <p class="wrong">{reasonOf(failed)}</p>}
			{entries.length === 0 && failed === undefined && !left && (
				<p class="empty">{reading ? t("reading") : t("history.none")}</p>
			)}
			{left && (
				<p class="empty" data-testid="left">
					{t("timeline.left", { before: dateAndTime(left.before), at: dateAndTime(left.at) })}
				</p>
			)}
			<ol class="entries timeline" data-testid="timeline">
				{entries.map((entry) => (
					<EntryLine key={entry.seq} entry={entry} showPlace />
				))}
			</ol>
		</section>
	);
}

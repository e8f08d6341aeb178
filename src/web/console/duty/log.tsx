import { useState } from "preact/hooks";
import { LOG_SORT_NAMES, LOG_SORTS, type LogSort } from "../../../model/duty-log.ts";
import { api, sourceOf } from "../../app/api.ts";
import { language, say } from "../../kit/sentences.ts";
import { dateAndTime } from "../naming.ts";
import { Part, useAttempts, useReading } from "../people/part.tsx";
import { SettingsForm } from "../people/settings-form.tsx";
import { TextField, Wrong } from "../sheets/form.tsx";
import { incidents } from "../state.ts";
import { shift } from "../watch.ts";
import { t } from "./words.ts";

/** The duty log: what is written, and one line more; the hourly one is prefilled with how things stand. */
export function DutyLog() {
	const { found, wrong, again } = useReading(() => api("GET /log", { query: { limit: 200 } }));
	const [sort, setSort] = useState<LogSort>("visitor");
	const [text, setText] = useState("");
	const { refused, attempt } = useAttempts(again);
	const choose = (next: LogSort) => {
		setSort(next);
		if (next !== "hourly") return;
		const open = incidents.value.filter(({ state }) => state !== "resolved").length;
		setText(t("log.hourly", { guards: shift.value?.guards.length ?? 0, open }));
	};
	const write = () =>
		attempt(async () => {
			await api("POST /log", { body: { sort, text: text.trim() } });
			setText("");
		});
	const lang = { query: { lang: language.value } };
	return (
		<Part name="log" title={t("log.title")}>
			<SettingsForm onSubmit={write}>
				<label class="field">
					<span>{t("log.sort")}</span>
					<select
						value={sort}
						data-testid="log-sort"
						onChange={({ currentTarget }) => choose(LOG_SORT_NAMES.find((one) => one === currentTarget.value) ?? sort)}
					>
						{LOG_SORT_NAMES.map((one) => (
							<option key={one} value={one}>
								{say(LOG_SORTS[one])}
							</option>
						))}
					</select>
				</label>
				<TextField label={t("log.what")} value={text} onChange={setText} lines={2} testid="log-text" />
				<button type="submit" class="primary" disabled={text.trim() === ""} data-testid="log-write">
					{t("log.write")}
				</button>
			</SettingsForm>
			<Wrong text={refused ?? wrong} />
			<p class="people-actions">
				<a class="button" href={sourceOf("GET /log.html", lang)} target="_blank" rel="noreferrer">
					{t("log.book")}
				</a>
				<a class="button" href={sourceOf("GET /log.csv", lang)} download>
					{t("log.csv")}
				</a>
			</p>
			{found?.items.length === 0 && <p class="empty">{t("log.none")}</p>}
			<ul class="plain" data-testid="log-lines">
				{found?.items.map((line) => (
					<li key={line.id} class="setting-row">
						<span>
							<span class="look">
								{dateAndTime(line.at)} · {say(LOG_SORTS[line.sort])} · {line.by.displayName}
							</span>{" "}
							{line.text}
						</span>
					</li>
				))}
			</ul>
		</Part>
	);
}

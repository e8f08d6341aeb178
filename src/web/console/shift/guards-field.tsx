import { useEffect } from "preact/hooks";
import { GUARDS_MAX, NAME_MAX } from "../../../model/limits.ts";
import { shiftFor } from "../../../model/planned-shift.ts";
import { now } from "../../app/follow.ts";
import { personLabel } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { minuteOfDayAt } from "../../kit/time.ts";
import { postWords } from "../naming.ts";
import type { Named } from "./duty.ts";
import { askNames, knownNames } from "./names.ts";
import { t } from "./words.ts";

const OPERATOR = "operator";

/** The site's shift that somebody who comes now comes for. */
export function comingShift() {
	const site = place.peek()?.site;
	return shiftFor(site?.shifts ?? [], now.peek(), (at) => minuteOfDayAt(at, site?.timeZone ?? "UTC"));
}

/** One row for each post of the shift that is beginning, but the operator's own. */
export function emptyRows(): readonly Named[] {
	const posts = comingShift()?.posts.filter((post) => post !== OPERATOR) ?? [];
	return (posts.length > 0 ? posts : [""]).map((post) => ({ guard: "", post, leader: false }));
}

interface Props {
	readonly rows: readonly Named[];
	readonly onChange: (rows: readonly Named[]) => void;
}

/** Who is on duty with whom: a name for each post of the shift, one of them its leader. */
export function GuardsField({ rows, onChange }: Props) {
	useEffect(askNames, []);
	const posts = [...new Set(place.value?.site.shifts.flatMap((shift) => shift.posts) ?? [])].filter(
		(post) => post !== OPERATOR,
	);
	const put = (at: number, change: Partial<Named>) =>
		onChange(
			rows.map((row, n) => (n === at ? { ...row, ...change } : change.leader ? { ...row, leader: false } : row)),
		);
	return (
		<fieldset class="choice guards">
			<legend>{t("guards")}</legend>
			{rows.map((row, at) => (
				<div key={at} class="guard-row">
					<select
						value={row.post}
						aria-label={t("guards.post", { n: at + 1 })}
						onChange={({ currentTarget }) => put(at, { post: currentTarget.value })}
					>
						{[...new Set([row.post, ...posts])].map((post) => (
							<option key={post} value={post}>
								{postWords(post)}
							</option>
						))}
					</select>
					<input
						type="text"
						list="people"
						autocomplete="off"
						maxLength={NAME_MAX}
						value={row.guard}
						placeholder={t("guards.name")}
						aria-label={t("guards.nameAt", { post: postWords(row.post) })}
						data-testid={`guard-${at}`}
						onInput={({ currentTarget }) => put(at, { guard: currentTarget.value })}
					/>
					<label class="switch">
						<input
							type="checkbox"
							checked={row.leader}
							disabled={row.guard.trim() === ""}
							onChange={({ currentTarget }) => put(at, { leader: currentTarget.checked })}
						/>
						<span>{t("guards.leader")}</span>
					</label>
				</div>
			))}
			<button
				type="button"
				class="quiet"
				disabled={rows.length >= GUARDS_MAX}
				onClick={() => onChange([...rows, { guard: "", post: posts.at(-1) ?? "", leader: false }])}
			>
				<Icon name="plus" />
				{t("guards.more")}
			</button>
			<People />
		</fieldset>
	);
}

/** Names to choose from, for fields that say `list="people"`. */
export function People() {
	return (
		<datalist id="people">
			{knownNames().map((name) => (
				<option key={name} value={personLabel(name)} />
			))}
		</datalist>
	);
}

import { useEffect } from "preact/hooks";
import { GUARDS_MAX, NAME_MAX } from "../../../model/limits.ts";
import { shiftFor } from "../../../model/planned-shift.ts";
import { DESK_POST } from "../../../model/roster-pattern.ts";
import { now } from "../../app/follow.ts";
import { personLabel } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { minuteOfDayAt } from "../../kit/time.ts";
import { postWords } from "../naming.ts";
import type { Named } from "./duty.ts";
import { askNames, knownNames } from "./names.ts";
import { t } from "./words.ts";

/** The site's shift that somebody who comes now comes for. */
export function comingShift() {
	const site = place.peek()?.site;
	return shiftFor(site?.shifts ?? [], now.peek(), (at) => minuteOfDayAt(at, site?.timeZone ?? "UTC"));
}

/** One row for each post of the shift that is beginning, but the operator's own. */
export function emptyRows(): readonly Named[] {
	const posts = comingShift()?.posts.filter((post) => post !== DESK_POST) ?? [];
	return (posts.length > 0 ? posts : [""]).map((post) => ({ guard: "", post, leader: false }));
}

interface Props {
	readonly rows: readonly Named[];
	readonly onChange: (rows: readonly Named[]) => void;
}

/** Who is on duty with whom: a name for each post of the shift, one of them its leader. */
export function GuardsField({ rows, onChange }: Props) {
	useEffect(askNames, []);
	const posts = postsOfSite().filter((post) => post !== DESK_POST);
	const put = (at: number, change: Partial<Named>) =>
		onChange(
			rows.map((row, n) => (n === at ? { ...row, ...change } : change.leader ? { ...row, leader: false } : row)),
		);
	return (
		<fieldset class="choice guards">
			<legend>{t("guards")}</legend>
			{rows.map((row, at) => (
				<div key={at} class="guard-row">
					<GuardAtPost
						{...row}
						posts={[...new Set([row.post, ...posts])]}
						postLabel={t("guards.post", { n: at + 1 })}
						guardLabel={t("guards.nameAt", { post: postWords(row.post) })}
						testid={`guard-${at}`}
						onPost={(post) => put(at, { post })}
						onGuard={(guard) => put(at, { guard })}
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

interface GuardAtPostProps {
	readonly guard: string;
	readonly post: string;
	readonly posts: readonly string[];
	readonly postLabel: string;
	readonly guardLabel: string;
	readonly testid: string;
	readonly onPost: (post: string) => void;
	readonly onGuard: (guard: string) => void;
}

/** A post, and who is at it; the names come with `People`. */
export function GuardAtPost(props: GuardAtPostProps) {
	const { guard, post, posts, postLabel, guardLabel, testid, onPost, onGuard } = props;
	return (
		<>
			<select value={post} aria-label={postLabel} onChange={({ currentTarget }) => onPost(currentTarget.value)}>
				{posts.map((one) => (
					<option key={one} value={one}>
						{postWords(one)}
					</option>
				))}
			</select>
			<input
				type="text"
				list="people"
				autocomplete="off"
				maxLength={NAME_MAX}
				value={guard}
				placeholder={t("guards.name")}
				aria-label={guardLabel}
				data-testid={testid}
				onInput={({ currentTarget }) => onGuard(currentTarget.value)}
			/>
		</>
	);
}

/** The posts of all shifts of the site. */
export function postsOfSite(): readonly string[] {
	return [...new Set(place.value?.site.shifts.flatMap((shift) => shift.posts) ?? [])];
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

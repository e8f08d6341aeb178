import { useEffect, useState } from "preact/hooks";
import { NAME_MAX } from "../../../model/limits.ts";
import { dateOf, dayOf, localDaysOf, monthOf } from "../../../model/local-days.ts";
import { api } from "../../app/api.ts";
import { now } from "../../app/follow.ts";
import { loginOf, personLabel } from "../../app/people.ts";
import { reasonOf } from "../../app/reason.ts";
import { mayUse } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { postWords, shiftWords } from "../naming.ts";
import { Part } from "../people/part.tsx";
import { type RosterRow as Row, readRoster } from "../rostered.ts";
import { Wrong } from "../sheets/form.tsx";
import { People } from "../shift/guards-field.tsx";
import { askNames } from "../shift/names.ts";
import { t as shiftWord } from "../shift/words.ts";
import { t } from "./words.ts";

/** A month of who is on; a captain changes a name in place. */
export function Roster() {
	const zone = place.value?.site.timeZone ?? "UTC";
	const [month, setMonth] = useState(() => monthOf(localDaysOf(zone).dayAt(now.peek())));
	const [rows, setRows] = useState<readonly Row[]>([]);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	useEffect(askNames, []);
	const read = () =>
		readRoster({ from: dateOf(month.first), to: dateOf(month.next - 1) }).then(setRows, (error) =>
			setWrong(reasonOf(error)),
		);
	useEffect(() => void read(), [month.first]);
	const write: Write = async ({ date, shift, posts }, at, post, text) => {
		const said = loginOf(text);
		const kept = posts.map((one, i) => ({ ...one, guard: i === at ? said : one.guard.name }));
		const all = at < posts.length ? kept : [...kept, { post, guard: said }];
		try {
			await api("PUT /roster/{date}/{shift}", {
				params: { date, shift },
				body: { posts: all.filter(({ guard }) => guard !== "") },
			});
		} catch (error) {
			return reasonOf(error);
		}
		await read();
		return undefined;
	};
	const today = dateOf(localDaysOf(zone).dayAt(now.peek()));
	const days = [...new Set(rows.map(({ date }) => date))];
	const shifts = place.value?.site.shifts ?? [];
	return (
		<Part name="roster" title={t("roster.title")} text={t("roster.text")} wide>
			<div class="people-actions">
				<button type="button" data-testid="month-before" onClick={() => setMonth(monthOf(month.first - 1))}>
					{t("roster.before")}
				</button>
				<strong>{dateOf(month.first).slice(0, 7)}</strong>
				<button type="button" data-testid="month-after" onClick={() => setMonth(monthOf(month.next))}>
					{t("roster.after")}
				</button>
			</div>
			<Wrong text={wrong} />
			<table class="people roster" data-testid="roster">
				<thead>
					<tr>
						<th scope="col">{t("roster.day")}</th>
						{shifts.map(({ id }) => (
							<th key={id} scope="col">
								{shiftWords(id)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{days.map((date) => (
						<tr key={date} data-date={date}>
							<th scope="row" aria-current={date === today ? "date" : undefined}>
								{dayOf(date) === undefined ? date : date.slice(5)}
								{date === today && <span class="tag">{t("roster.today")}</span>}
							</th>
							{shifts.map(({ id }) => (
								<td key={id} data-label={shiftWords(id)}>
									<Posts row={rows.find((row) => row.date === date && row.shift === id)} write={write} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			<People />
		</Part>
	);
}

/** Writes who is down for a post of a shift; why it was refused, where it was. */
type Write = (row: Row, at: number, post: string, text: string) => Promise<string | undefined>;

interface PostsProps {
	readonly row: Row | undefined;
	readonly write: Write;
}

function Posts({ row, write }: PostsProps) {
	if (!row) return null;
	return (
		<ul class="plain">
			{row.posts.map(({ post, guard, leader }, at) => (
				<li key={`${at}.${guard.name}`}>
					<span class="look">
						{postWords(post)}
						{leader && ` · ${shiftWord("guards.leader")}`}
					</span>{" "}
					{mayUse("PUT /roster/{date}/{shift}") ? (
						<Down row={row} at={at} write={write} />
					) : (
						<strong>{guard.displayName}</strong>
					)}
				</li>
			))}
			{row.changed && <li class="look">{t("roster.changed", { by: row.changed.by.displayName })}</li>}
		</ul>
	);
}

/** Who is down for one post, to be changed in place; a name that is refused does not stay, and why stands where it was written. */
function Down({ row, at, write }: { readonly row: Row; readonly at: number; readonly write: Write }) {
	const { date, shift, posts } = row;
	const { post, guard } = posts[at] ?? { post: "", guard: undefined };
	const kept = guard === undefined ? "" : personLabel(guard.name);
	const [refused, setRefused] = useState<string | undefined>(undefined);
	const change = async (input: HTMLInputElement) => {
		const said = input.value;
		const why = await write(row, at, post, said);
		if (why !== undefined) input.value = kept;
		setRefused(why && t("roster.refused", { name: said, why }));
	};
	return (
		<>
			<input
				type="text"
				class="person-detail"
				list="people"
				autocomplete="off"
				maxLength={NAME_MAX}
				defaultValue={kept}
				aria-label={t("roster.at", { post: postWords(post), shift: shiftWords(shift), date })}
				onChange={({ currentTarget }) => void change(currentTarget)}
			/>
			<Wrong text={refused} />
		</>
	);
}

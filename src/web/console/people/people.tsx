import { useState } from "preact/hooks";
import type { AnswerOf } from "../../../contract/routes.ts";
import { managedBy } from "../../../model/role.ts";
import { api } from "../../app/api.ts";
import { me, myRole } from "../../app/session.ts";
import { dateAndTime } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { AddPerson } from "./add-person.tsx";
import { DETAILS, DetailField } from "./detail-field.tsx";
import { HeldWhenSure } from "./held-when-sure.tsx";
import { Part, ShownOnce, useAttempts, useReading } from "./part.tsx";
import { t } from "./words.ts";

type Person = AnswerOf<"GET /users">["items"][number];

interface Made {
	readonly words: string;
	readonly secret: string;
}

/** The people who may sign in: who joins is in within two minutes, who leaves is out in one action. */
export function People() {
	const { found, wrong, again } = useReading(() => api("GET /users", { query: { limit: 1000 } }));
	const [made, setMade] = useState<Made | undefined>(undefined);
	const { refused, attempt } = useAttempts(again);
	const [gone, setGone] = useState(false);
	const people = found?.items ?? [];
	const here = people.filter(({ disabledAt }) => disabledAt === undefined);
	const left = people.filter(({ disabledAt }) => disabledAt !== undefined);
	const alter = (name: string, body: object) =>
		attempt(async () => {
			const { password } = await api("PATCH /users/{name}", { params: { name }, body });
			setMade(password === undefined ? undefined : { words: t("people.newPassword", { name }), secret: password });
		});
	return (
		<Part name="people" title={t("people")} text={t("people.text")} wide>
			<AddPerson
				onAdded={(secret) => {
					setMade(secret);
					again();
				}}
			/>
			{made && <ShownOnce {...made} />}
			<Wrong text={refused ?? wrong} />
			<table class="people">
				<thead>
					<tr>
						<th scope="col">{t("people.login")}</th>
						{DETAILS.map((key) => (
							<th key={key} scope="col">
								{t(`people.${key}`)}
							</th>
						))}
						<th scope="col">{t("people.role")}</th>
						<th scope="col">{t("people.since")}</th>
						<th scope="col">{t("actions")}</th>
					</tr>
				</thead>
				<tbody>
					{here.map((person) => (
						<Row key={person.name} person={person} alter={alter} />
					))}
				</tbody>
			</table>
			{left.length > 0 && (
				<button type="button" class="link" aria-expanded={gone} onClick={() => setGone(!gone)}>
					{t("people.left", { n: left.length })}
				</button>
			)}
			{gone && (
				<ul class="plain gone">
					{left.map(({ name, displayName, role, disabledAt }) => (
						<li key={name}>
							{displayName} ({name}) · {t(`role.${role}`)} · {disabledAt && dateAndTime(disabledAt)}
						</li>
					))}
				</ul>
			)}
		</Part>
	);
}

interface RowProps {
	readonly person: Person;
	readonly alter: (name: string, body: object) => Promise<void>;
}

function Row({ person, alter }: RowProps) {
	const { name, role, createdAt } = person;
	const mine = managedBy(myRole());
	const self = name === me();
	return (
		<tr data-person={name}>
			<th scope="row">
				<span class="person-name">{name}</span>
				{self && <span class="tag">{t("people.you")}</span>}
			</th>
			{DETAILS.map((key) => (
				<td key={key} data-label={t(`people.${key}`)}>
					<DetailField person={person} detail={key} alter={alter} />
				</td>
			))}
			<td data-label={t("people.role")}>
				<select
					value={role}
					disabled={self}
					aria-label={t("people.roleOf", { name })}
					onChange={({ currentTarget }) => void alter(name, { role: currentTarget.value })}
				>
					{mine.map((one) => (
						<option key={one} value={one}>
							{t(`role.${one}`)}
						</option>
					))}
				</select>
			</td>
			<td class="look" data-label={t("people.since")}>
				{dateAndTime(createdAt)}
			</td>
			<td>
				<div class="people-actions">
					<HeldWhenSure
						label={t("people.makePassword")}
						sure={t("people.makePasswordSure", { name })}
						testid={`new-password-${name}`}
						onDo={() => alter(name, { password: { make: true } })}
					/>
					{!self && (
						<HeldWhenSure
							label={t("people.leave")}
							sure={t("people.leaveSure", { name })}
							testid={`leave-${name}`}
							onDo={() => alter(name, { disabled: true })}
						/>
					)}
				</div>
			</td>
		</tr>
	);
}

import { useState } from "preact/hooks";
import type { AnswerOf } from "../../../contract/routes.ts";
import { DISPLAY_NAME_MAX } from "../../../model/limits.ts";
import { t } from "./words.ts";

type Person = AnswerOf<"GET /users">["items"][number];

/** What a person is called and how they are reached, in the order in which it is read. */
export const DETAILS = ["displayName", "callSign", "phone", "staffNumber"] as const;
type Detail = (typeof DETAILS)[number];

interface Props {
	readonly person: Person;
	readonly detail: Detail;
	readonly alter: (name: string, body: object) => Promise<void>;
}

/** One detail of a person, kept when the field is left or Enter is pressed; an empty one is taken away. */
export function DetailField({ person, detail, alter }: Props) {
	const kept = detail === "displayName" && person.displayName === person.name ? "" : (person[detail] ?? "");
	const [text, setText] = useState(kept);
	const keep = () => {
		const said = text.trim();
		if (said !== kept) void alter(person.name, { [detail]: said === "" ? null : said });
	};
	return (
		<input
			type="text"
			list={undefined}
			inputMode={detail === "phone" ? "tel" : "text"}
			class="person-detail"
			value={text}
			maxLength={DISPLAY_NAME_MAX}
			autocomplete="off"
			placeholder={detail === "displayName" ? person.name : ""}
			aria-label={t("people.detailOf", { what: t(`people.${detail}`), name: person.name })}
			data-testid={`${detail}-${person.name}`}
			onInput={({ currentTarget }) => setText(currentTarget.value)}
			onBlur={keep}
			onKeyDown={(event) => {
				if (event.key === "Enter" && !event.isComposing) keep();
			}}
		/>
	);
}

import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { TEXT_MAX } from "../../../model/limits.ts";
import { noteDown } from "../actions.ts";
import { can } from "./allowed.ts";
import { t } from "./words.ts";

/** Puts the cursor into the note field. */
export function startNote(): void {
	document.querySelector<HTMLInputElement>("#note")?.focus();
}

/** Writes something down about the incident. What was typed stays if the hub refuses it. */
export function NoteField({ incident }: { readonly incident: IncidentShape }) {
	const [text, setText] = useState("");
	if (!can(incident, "note")) return null;
	const send = async () => {
		const said = text.trim();
		if (said === "") return;
		setText("");
		if (!(await noteDown(incident, said))) setText(said);
	};
	return (
		<form
			class="note-field"
			onSubmit={(event) => {
				event.preventDefault();
				void send();
			}}
		>
			<input
				id="note"
				type="text"
				autocomplete="off"
				maxLength={TEXT_MAX}
				value={text}
				aria-label={t("note.label")}
				placeholder={t("note.label")}
				onInput={({ currentTarget }) => setText(currentTarget.value)}
				onKeyDown={(event) => {
					if (event.key === "Escape") event.currentTarget.blur();
				}}
			/>
			<button type="submit" disabled={text.trim() === ""} data-testid="note-send">
				{t("note.send")}
			</button>
		</form>
	);
}

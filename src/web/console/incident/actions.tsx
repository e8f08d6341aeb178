import type { IncidentShape } from "../../../contract/shapes.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { t } from "../../kit/words.ts";
import { mayAct, takeInHand } from "../actions.ts";
import { openSheet } from "../sheets/open.ts";
import { startNote } from "./note-field.tsx";

/** What can be done now. Taking acts at once; what closes opens a sheet. */
export function Actions({ incident }: { readonly incident: IncidentShape }) {
	if (!mayAct()) return null;
	const { state, id } = incident;
	const open = state === "open";
	const closed = state === "resolved";
	return (
		<div class="actions" role="toolbar" aria-label={t("actions")}>
			<button
				type="button"
				class={open ? "primary" : ""}
				disabled={!open}
				data-testid="take"
				onClick={() => takeInHand(incident)}
			>
				<Icon name="check" />
				{open ? t("action.take") : t("action.taken")}
				<KeyHint>⏎</KeyHint>
			</button>
			<button
				type="button"
				disabled={closed}
				data-testid="verify"
				onClick={() => openSheet({ name: "verify", incident: id })}
			>
				<Icon name="eye" />
				{t("action.verify")}
				<KeyHint>v</KeyHint>
			</button>
			<button type="button" disabled={closed} data-testid="note" onClick={startNote}>
				<Icon name="note" />
				{t("action.note")}
				<KeyHint>n</KeyHint>
			</button>
			<button
				type="button"
				disabled={open || closed}
				title={open ? t("resolve.takeFirst") : undefined}
				data-testid="resolve"
				onClick={() => openSheet({ name: "resolve", incident: id })}
			>
				<Icon name="close" />
				{t("action.resolve")}
				<KeyHint>r</KeyHint>
			</button>
		</div>
	);
}

import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import { closeSheet } from "../../sheets/open.ts";
import { AskSheet, LineField } from "./ask-sheet.tsx";
import { t } from "./words.ts";

interface ReasonSheetProps {
	readonly name: string;
	readonly title: string;
	readonly thing: ComponentChildren;
	readonly text?: string;
	/** What is asked for; a reason where nothing else is said. */
	readonly label?: string;
	readonly confirm: string;
	readonly onReason: (reason: string) => void;
}

/** Asks for one sentence, and does it. */
export function ReasonSheet({ name, title, thing, text, label, confirm, onReason }: ReasonSheetProps) {
	const [reason, setReason] = useState("");
	const said = reason.trim();
	return (
		<AskSheet
			name={name}
			title={title}
			thing={thing}
			missing={said === "" ? t("ask.reasonMissing") : undefined}
			confirm={confirm}
			onConfirm={() => {
				onReason(said);
				closeSheet();
			}}
		>
			<Fragment>{text !== undefined && <p>{text}</p>}</Fragment>
			<LineField label={label ?? t("ask.reason")} value={reason} onInput={setReason} testid="reason" />
		</AskSheet>
	);
}

interface SureSheetProps {
	readonly name: string;
	readonly title: string;
	readonly thing: ComponentChildren;
	readonly text: string;
	readonly confirm: string;
	readonly onSure: () => void;
}

/** Asks for nothing but to be sure. */
export function SureSheet({ name, title, thing, text, confirm, onSure }: SureSheetProps) {
	return (
		<AskSheet
			name={name}
			title={title}
			thing={thing}
			confirm={confirm}
			onConfirm={() => {
				onSure();
				closeSheet();
			}}
		>
			<p>{text}</p>
		</AskSheet>
	);
}

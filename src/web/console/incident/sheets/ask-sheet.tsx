import type { ComponentChildren } from "preact";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { HoldButton, holdKeys, useHold } from "../../../kit/parts/hold.tsx";
import { Sheet } from "../../../kit/parts/sheet.tsx";
import { whatWords, whereWords } from "../../naming.ts";
import { closeSheet } from "../../sheets/open.ts";
import { t } from "./words.ts";

interface AskSheetProps {
	readonly name: string;
	readonly title: string;
	/** What the sheet is about. */
	readonly thing: ComponentChildren;
	/** What is still missing before it can be confirmed; absent: nothing. */
	readonly missing?: string | undefined;
	/** What holding Enter does. */
	readonly confirm: string;
	readonly onConfirm: () => void;
	readonly children?: ComponentChildren;
	readonly wide?: boolean;
	readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A question of the panel: names the thing, asks what has to be said, and is confirmed by holding Enter for half a second. */
export function AskSheet(props: AskSheetProps) {
	const { name, title, thing, missing, confirm, onConfirm, children, wide = false, onKeyDown } = props;
	const hold = useHold(onConfirm, missing === undefined);
	const keys = holdKeys(hold);
	return (
		<Sheet
			name={name}
			title={title}
			onClose={closeSheet}
			wide={wide}
			onKeyUp={keys.onKeyUp}
			onKeyDown={(event) => {
				onKeyDown?.(event);
				keys.onKeyDown(event);
			}}
		>
			<p class="sheet-thing">{thing}</p>
			{children}
			<footer class="sheet-foot">
				<button type="button" onClick={closeSheet}>
					{t("cancel")}
				</button>
				<HoldButton hold={hold} disabled={missing !== undefined} testid={`${name}-confirm`}>
					{missing ?? confirm}
				</HoldButton>
			</footer>
		</Sheet>
	);
}

/** The incident, as a sheet names it. */
export function named(incident: IncidentShape) {
	return (
		<>
			<strong>{whatWords(incident)}</strong> · {whereWords(incident) || t("place.unknown")} <code>{incident.id}</code>
		</>
	);
}

interface LineProps {
	readonly label: string;
	readonly value: string;
	readonly onInput: (value: string) => void;
	readonly testid: string;
	readonly most?: number;
	readonly type?: "text" | "date";
	readonly suggestions?: readonly string[];
}

/** One line to write; Enter held in it confirms the sheet. */
export function LineField({ label, value, onInput, testid, most = 500, type = "text", suggestions = [] }: LineProps) {
	return (
		<label class="field">
			<span>{label}</span>
			<input
				type={type}
				autocomplete="off"
				maxLength={most}
				value={value}
				data-testid={testid}
				list={suggestions.length > 0 ? `${testid}-list` : undefined}
				onInput={({ currentTarget }) => onInput(currentTarget.value)}
			/>
			{suggestions.length > 0 && (
				<datalist id={`${testid}-list`}>
					{suggestions.map((one) => (
						<option key={one} value={one} />
					))}
				</datalist>
			)}
		</label>
	);
}

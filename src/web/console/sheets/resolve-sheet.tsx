import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { CAUSES, type Cause } from "../../../model/incident.ts";
import { byDigit, Choice } from "../../kit/parts/choice.tsx";
import { HoldButton, holdKeys, useHold } from "../../kit/parts/hold.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { t } from "../../kit/words.ts";
import { resolve } from "../actions.ts";
import { whatWords, whereWords } from "../naming.ts";
import { choose, inHand } from "../selection.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly onClose: () => void;
}

/** Closes an incident with its cause: names the thing, and is confirmed by holding Enter for half a second. */
export function ResolveSheet({ incident, onClose }: Props) {
	const [cause, setCause] = useState<Cause | undefined>(undefined);
	const [note, setNote] = useState("");
	const hold = useHold(() => {
		if (!cause) return;
		const closed = resolve(incident, { cause, note: note.trim() });
		onClose();
		void closed.then((done) => {
			if (done && inHand.peek()?.id === incident.id) choose(undefined);
		});
	}, cause !== undefined);
	const keys = holdKeys(hold);
	return (
		<Sheet
			name="resolve"
			title={t("resolve.title")}
			onClose={onClose}
			onKeyUp={keys.onKeyUp}
			onKeyDown={(event) => {
				const digit = byDigit(event, CAUSES);
				if (digit) setCause(digit);
				keys.onKeyDown(event);
			}}
		>
			<p class="sheet-thing">
				<strong>{whatWords(incident)}</strong> · {whereWords(incident)} <code>{incident.id}</code>
			</p>
			<Choice
				legend={t("resolve.cause")}
				name="cause"
				value={cause}
				onChoose={setCause}
				options={CAUSES.map((value, n) => ({
					value,
					label: (
						<>
							{t(`cause.${value}`)} <KeyHint>{String(n + 1)}</KeyHint>
						</>
					),
				}))}
			/>
			<label class="field">
				<span>{t("resolve.note")}</span>
				<textarea
					rows={3}
					maxLength={2000}
					value={note}
					onInput={({ currentTarget }) => setNote(currentTarget.value)}
				/>
			</label>
			<footer class="sheet-foot">
				<button type="button" onClick={onClose}>
					{t("cancel")}
				</button>
				<HoldButton hold={hold} disabled={cause === undefined} testid="resolve-confirm">
					{cause === undefined ? t("resolve.chooseCause") : t("resolve.hold")}
				</HoldButton>
			</footer>
		</Sheet>
	);
}

import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { CAUSES, type Cause, FALSE_DETAILS } from "../../../model/incident.ts";
import { byDigit, Choice } from "../../kit/parts/choice.tsx";
import { HoldButton, holdKeys, useHold } from "../../kit/parts/hold.tsx";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { say, t } from "../../kit/words.ts";
import { resolve } from "../actions.ts";
import { detailsOf } from "../incident/details.ts";
import { stepsOf, stillRequired } from "../incident/procedure.ts";
import { whatWords, whereWords, zoneWords } from "../naming.ts";
import { choose, inHand } from "../selection.ts";
import { alarms } from "../state.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly onClose: () => void;
}

/** What a false alarm can have come from. */
const DETAILS = ["animal", "plant", "weather", "device-fault", "mistake"] as const;
type Detail = (typeof DETAILS)[number];

/**
 * Closes an incident with its cause: names the thing, what is still open of its procedure and what goes on ringing unseen,
 * and is confirmed by holding Enter for half a second. For a false alarm the digits go on to ask what it came from.
 */
export function ResolveSheet({ incident: told, onClose }: Props) {
	const { incident, procedure } = detailsOf(told);
	// What lies under the sheet is not seen: news that comes while it is open is not resolved with it.
	const [seen] = useState(told.rev);
	const [cause, setCause] = useState<Cause | undefined>(undefined);
	const [detail, setDetail] = useState<Detail | undefined>(undefined);
	const [note, setNote] = useState("");
	const required = stillRequired(stepsOf(incident, procedure));
	const isFalse = cause === "false";
	const missing =
		required.length > 0
			? t("resolve.stepsOpen", { n: required.length })
			: cause === undefined
				? t("resolve.chooseCause")
				: isFalse && detail === undefined
					? t("resolve.chooseDetail")
					: undefined;
	const hold = useHold(() => {
		if (!cause) return;
		const closed = resolve(incident, { cause, seen, note: note.trim(), ...(isFalse && detail && { detail }) });
		onClose();
		void closed.then((done) => {
			if (done && inHand.peek()?.id === incident.id) choose(undefined);
		});
	}, missing === undefined);
	const keys = holdKeys(hold);
	return (
		<Sheet
			name="resolve"
			title={t("resolve.title")}
			onClose={onClose}
			onKeyUp={keys.onKeyUp}
			onKeyDown={(event) => {
				if (isFalse) setDetail(byDigit(event, FALSE_DETAILS) ?? detail);
				else setCause(byDigit(event, CAUSES) ?? cause);
				keys.onKeyDown(event);
			}}
		>
			<p class="sheet-thing">
				<strong>{whatWords(incident)}</strong> · {whereWords(incident)} <code>{incident.id}</code>
			</p>
			{required.length > 0 && (
				<div class="warns" data-testid="steps-open">
					<strong>{t("resolve.stillToDo")}</strong>
					<ul>
						{required.map(({ id, words }) => (
							<li key={id}>{say(words)}</li>
						))}
					</ul>
				</div>
			)}
			<StillActive incident={incident} />
			<Choice
				legend={t("resolve.cause")}
				name="cause"
				value={cause}
				onChoose={setCause}
				options={digits(CAUSES, (value) => t(`cause.${value}`), !isFalse)}
			/>
			{isFalse && (
				<Choice
					legend={t("resolve.detail")}
					name="detail"
					value={detail}
					onChoose={setDetail}
					options={digits(FALSE_DETAILS, (value) => t(`detail.${value}`), true)}
				/>
			)}
			<label class="field">
				<span>{t("resolve.note")}</span>
				<textarea
					rows={2}
					maxLength={2000}
					value={note}
					onInput={({ currentTarget }) => setNote(currentTarget.value)}
				/>
			</label>
			<footer class="sheet-foot">
				<button type="button" onClick={onClose}>
					{t("cancel")}
				</button>
				<HoldButton hold={hold} disabled={missing !== undefined} testid="resolve-confirm">
					{missing ?? t("resolve.hold")}
				</HoldButton>
			</footer>
		</Sheet>
	);
}

/** Options with the digit that chooses each, while the digits are theirs. */
function digits<T extends string>(values: readonly T[], words: (value: T) => string, hinted: boolean) {
	return values.map((value, n) => ({
		value,
		label: (
			<>
				{words(value)} {hinted && <KeyHint>{String(n + 1)}</KeyHint>}
			</>
		),
	}));
}

/** A state that still holds when its incident is closed leaves its zone unguarded: that is said before. */
function StillActive({ incident }: { readonly incident: IncidentShape }) {
	const active = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []).filter((one) => one.active);
	if (active.length === 0) return null;
	const zones = [...new Set(active.map(({ zone }) => zone))].map(zoneWords);
	return (
		<p class="sheet-hint">
			<Icon name="play" /> {t("resolve.stillActive", { zones: zones.join(t("listed")) })}
		</p>
	);
}

import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { POLICE_OUTCOMES } from "../../../../model/incident.ts";
import { CASE_NUMBER_MAX, TEXT_MAX } from "../../../../model/limits.ts";
import { personName } from "../../../app/people.ts";
import { byDigit, Choice } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { closeSheet } from "../../sheets/open.ts";
import { policeOutcome, review } from "../incident-actions.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

type Props = { readonly incident: IncidentShape };
const OPINIONS = ["agrees", "disagrees"] as const;

/** The captain looks again at what was closed as false. */
export function ReviewSheet({ incident }: Props) {
	const [opinion, setOpinion] = useState<(typeof OPINIONS)[number] | undefined>(undefined);
	const [note, setNote] = useState("");
	return (
		<AskSheet
			name="review"
			title={t("review.title")}
			thing={named(incident)}
			missing={opinion === undefined ? t("review.choose") : undefined}
			confirm={t("review.hold")}
			onConfirm={() => {
				void review(incident, opinion === "agrees", note.trim());
				closeSheet();
			}}
			onKeyDown={(event) => setOpinion(byDigit(event, OPINIONS) ?? opinion)}
		>
			<p>
				{incident.cause &&
					t("review.was", {
						cause: t(`cause.${incident.cause}`),
						by: incident.owner === undefined ? t("owner.nobody") : personName(incident.owner),
					})}
			</p>
			<Choice
				legend={t("review.opinion")}
				name="opinion"
				value={opinion}
				onChoose={setOpinion}
				options={OPINIONS.map((value, n) => ({
					value,
					label: (
						<>
							{t(`review.${value}`)} <KeyHint>{String(n + 1)}</KeyHint>
						</>
					),
				}))}
			/>
			<LineField label={t("report.note")} value={note} onInput={setNote} testid="review-note" most={TEXT_MAX} />
		</AskSheet>
	);
}

/** What the police made of it. Reports count as cases only what stands here. */
export function PoliceSheet({ incident }: Props) {
	const { police } = incident;
	const [outcome, setOutcome] = useState(police?.outcome);
	const [number, setNumber] = useState(police?.number ?? "");
	const [date, setDate] = useState(police?.date ?? "");
	return (
		<AskSheet
			name="police"
			title={t("after.police")}
			thing={named(incident)}
			missing={outcome === undefined ? t("police.choose") : undefined}
			confirm={t("police.hold")}
			onConfirm={() => {
				if (outcome === undefined) return;
				const said = { outcome, ...(number.trim() && { number: number.trim() }), ...(date && { date }) };
				void policeOutcome(incident, said);
				closeSheet();
			}}
			onKeyDown={(event) => setOutcome(byDigit(event, POLICE_OUTCOMES) ?? outcome)}
		>
			<Choice
				legend={t("police.outcome")}
				name="outcome"
				value={outcome}
				onChoose={setOutcome}
				options={POLICE_OUTCOMES.map((value, n) => ({
					value,
					label: (
						<>
							{t(`police.${value}`)} <KeyHint>{String(n + 1)}</KeyHint>
						</>
					),
				}))}
			/>
			<LineField
				label={t("police.number")}
				value={number}
				onInput={setNumber}
				testid="police-number"
				most={CASE_NUMBER_MAX}
			/>
			<LineField label={t("police.date")} value={date} onInput={setDate} testid="police-date" type="date" />
		</AskSheet>
	);
}

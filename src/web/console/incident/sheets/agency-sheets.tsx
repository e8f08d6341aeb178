import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { REFERENCE_MAX } from "../../../../model/limits.ts";
import { telephoneLink } from "../../../app/telephones.ts";
import { byDigit } from "../../../kit/parts/choice.tsx";
import { Icon } from "../../../kit/parts/icon.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { Sheet } from "../../../kit/parts/sheet.tsx";
import { say } from "../../../kit/sentences.ts";
import { closeSheet, openSheet } from "../../sheets/open.ts";
import { notify } from "../incident-actions.ts";
import { type Agency, agenciesFor, type StepState } from "../procedure.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

interface BookProps {
	readonly incident: IncidentShape;
	readonly book: readonly Agency[];
	readonly steps: readonly StepState[];
}

/** All who can be called from outside, those that the procedure names first. */
export function AgenciesSheet({ incident, book, steps }: BookProps) {
	const { here, others } = agenciesFor(book, { told: incident.agencies ?? [], steps });
	const all = [...here, ...others];
	const call = ({ id }: Agency) =>
		openSheet({ name: "work", incident: incident.id, ask: { what: "notify", agency: id } });
	return (
		<Sheet
			name="agencies"
			title={t("agencies")}
			onClose={closeSheet}
			onKeyDown={(event) => {
				const one = byDigit(event, all);
				if (one) call(one);
			}}
		>
			<p class="sheet-thing">{named(incident)}</p>
			{all.length === 0 && <p class="empty">{t("agencies.none")}</p>}
			<div class="big-choices">
				{all.map((one, n) => (
					<button key={one.id} type="button" onClick={() => call(one)}>
						<span>
							<strong class="agency-number">{one.number}</strong> {say(one.words)}
						</span>
						{n < 9 && <KeyHint>{String(n + 1)}</KeyHint>}
					</button>
				))}
			</div>
		</Sheet>
	);
}

/** One agency: the number, what to read aloud, and that it was called. */
export function NotifySheet({ incident, agency }: { readonly incident: IncidentShape; readonly agency: Agency }) {
	const [reference, setReference] = useState("");
	const said = reference.trim();
	return (
		<AskSheet
			name="notify"
			title={t("agency.title", { agency: say(agency.words) || agency.number })}
			thing={named(incident)}
			confirm={t("agency.hold")}
			onConfirm={() => {
				void notify(incident, agency.id, said === "" ? {} : { reference: said });
				closeSheet();
			}}
		>
			<p class="agency-big">
				{incident.drill ? (
					agency.number
				) : (
					<a href={telephoneLink(agency.number)} data-testid="dial">
						<Icon name="phone" />
						{agency.number}
					</a>
				)}
			</p>
			{say(agency.text) !== "" && (
				<div class="field">
					<span>{t("agency.read")}</span>
					<p class="script" data-testid="script">
						{say(agency.text)}
					</p>
				</div>
			)}
			<LineField
				label={t("agency.reference")}
				value={reference}
				onInput={setReference}
				testid="agency-reference"
				most={REFERENCE_MAX}
			/>
		</AskSheet>
	);
}

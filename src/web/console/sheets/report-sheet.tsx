import { useState } from "preact/hooks";
import { REPORT_CHANNELS, type ReportChannel } from "../../../model/incident.ts";
import { TEXT_MAX } from "../../../model/limits.ts";
import { REPORT_KIND_NAMES, type ReportKindName } from "../../../model/report.ts";
import { api } from "../../app/api.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { reasonOf } from "../../app/reason.ts";
import { findPlace, place } from "../../app/site.ts";
import { Choice } from "../../kit/parts/choice.tsx";
import { Sheet } from "../../kit/parts/sheet.tsx";
import { say } from "../../kit/sentences.ts";
import { choose } from "../selection.ts";
import { tab } from "../state.ts";
import { closeSheet } from "./open.ts";
import { PlaceField } from "./place-field.tsx";
import { t } from "./words.ts";

/** Enters what came by telephone, radio or at the window: an incident like any other from then on. */
export function ReportSheet() {
	const [kind, setKind] = useState<ReportKindName | undefined>(undefined);
	const [channel, setChannel] = useState<ReportChannel>("phone");
	const [where, setWhere] = useState("");
	const [note, setNote] = useState("");
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const site = place.value;
	const kinds = REPORT_KIND_NAMES.flatMap((name) => {
		const is = site?.site.reportKinds[name];
		return is ? [[name, is] as const] : [];
	});
	const send = async () => {
		const found = site && findPlace(site, where);
		if (kind === undefined) return setWrong(t("report.whatMissing"));
		if (!found) return setWrong(t("report.whereMissing"));
		try {
			const { id } = await api("POST /incidents", {
				body: { kind, ...found, reportedBy: channel, note: note.trim() },
			});
			closeSheet();
			tab.value = "active";
			choose(id);
		} catch (error) {
			setWrong(reasonOf(error));
		}
	};
	return (
		<Sheet name="report" title={t("report.title")} onClose={closeSheet} wide>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void send();
				}}
			>
				<Choice
					legend={t("report.what")}
					name="kind"
					value={kind}
					onChoose={setKind}
					options={kinds.map(([value, { words, priority }]) => ({
						value,
						label: (
							<span class="kind-label">
								<PriorityMark priority={priority} /> {say(words)}
							</span>
						),
					}))}
				/>
				<PlaceField value={where} onChange={setWhere} />
				<Choice
					legend={t("report.by")}
					name="channel"
					value={channel}
					onChoose={setChannel}
					options={REPORT_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
				/>
				<label class="field">
					<span>{t("report.note")}</span>
					<textarea
						rows={2}
						maxLength={TEXT_MAX}
						value={note}
						onInput={({ currentTarget }) => setNote(currentTarget.value)}
					/>
				</label>
				{wrong && (
					<p class="wrong" role="alert">
						{wrong}
					</p>
				)}
				<footer class="sheet-foot">
					<button type="button" onClick={closeSheet}>
						{t("cancel")}
					</button>
					<button type="submit" class="primary" data-testid="report-send">
						{t("report.send")}
					</button>
				</footer>
			</form>
		</Sheet>
	);
}

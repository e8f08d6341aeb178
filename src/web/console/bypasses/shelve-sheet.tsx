import { useState } from "preact/hooks";
import { now } from "../../app/follow.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { shelfMinutes, shelfSettings } from "../incident/limits.ts";
import { sourceName, zoneWords } from "../naming.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { alarms } from "../state.ts";
import { ReasonField } from "./reason-field.tsx";
import { t } from "./words.ts";

/** Keeps one alarm from sounding until a time, with a reason; it comes back by itself. */
export function ShelveSheet({ alarm: id }: { readonly alarm: string }) {
	const alarm = alarms.value.get(id);
	const priorities = place.value?.site.settings.priorities;
	const lengths = alarm && priorities ? shelfMinutes(alarm, priorities) : [];
	const [minutes, setMinutes] = useState(lengths[0]);
	const [reason, setReason] = useState("");
	const sending = useSending();
	if (!alarm) return null;
	const missing =
		lengths.length === 0 ? t("shelving.neverThis") : reason.trim() === "" ? t("reason.missing") : undefined;
	return (
		<HeldSheet
			name="shelve"
			title={t("shelving.title")}
			hold={t("shelving.hold")}
			missing={missing}
			sending={sending}
			onHeld={() =>
				void sending.send("POST /alarms/{id}/shelve", {
					params: { id },
					body: { reason: reason.trim(), until: instantIn(minutes ?? 0, now.value) },
				})
			}
		>
			<p class="sheet-thing">
				<PriorityMark priority={alarm.priority} /> <strong>{say(alarm.words)}</strong> · {sourceName(alarm.source)} ·{" "}
				{zoneWords(alarm.zone)}
			</p>
			{lengths.length > 0 && (
				<>
					<Until legend={t("shelve.until")} minutes={lengths} value={minutes} onChoose={setMinutes} now={now.value} />
					<ReasonField of="shelve" value={reason} onChange={setReason} />
				</>
			)}
			<p class="empty">
				{priorities && shelfSettings(alarm, priorities).shelveConfirmed ? t("shelve.high") : t("shelve.text")}
			</p>
		</HeldSheet>
	);
}

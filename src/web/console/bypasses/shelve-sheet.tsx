import { useState } from "preact/hooks";
import { WHY_NOT } from "../../../model/actions/why-not.ts";
import { shelfSettings } from "../../../model/shelf-limits.ts";
import { now } from "../../app/follow.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { shelfMinutes } from "../incident/lengths.ts";
import { sourceName, zoneWords } from "../naming.ts";
import { neverShelved } from "../never-shelved.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { alarms } from "../state.ts";
import { ReasonField } from "./reason-field.tsx";
import { t } from "./words.ts";

/** Keeps one alarm from sounding until a time, with a reason; it comes back by itself. */
export function ShelveSheet({ alarm: id }: { readonly alarm: string }) {
	const alarm = alarms.value.get(id);
	const priorities = place.value?.site.settings.priorities;
	const never = alarm && neverShelved(alarm);
	const lengths = alarm && priorities && !never ? shelfMinutes(alarm, priorities) : [];
	const [minutes, setMinutes] = useState(lengths[0]);
	const [reason, setReason] = useState("");
	const sending = useSending();
	if (!alarm) return null;
	const missing = never ? say(WHY_NOT[never]) : reason.trim() === "" ? t("reason.missing") : undefined;
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

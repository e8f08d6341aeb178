import { useState } from "preact/hooks";
import type { Priority } from "../../../model/priority.ts";
import { now } from "../../kit/follow.ts";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { say, t } from "../../kit/words.ts";
import { sourceName, zoneWords } from "../naming.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { alarms } from "../state.ts";
import { ReasonField } from "./reason-field.tsx";

/** ENGINE: high 30 minutes at most, medium and low 8 hours; critical never. A site may allow less, and the hub says so. */
const MINUTES: Readonly<Record<Priority, readonly number[]>> = {
	critical: [],
	high: [10, 20, 30],
	medium: [30, 60, 240, 480],
	low: [60, 240, 480],
};

/** Keeps one alarm from sounding until a time, with a reason; it comes back by itself. */
export function ShelveSheet({ alarm: id }: { readonly alarm: string }) {
	const alarm = alarms.value.get(id);
	const lengths = MINUTES[alarm?.priority ?? "low"];
	const [minutes, setMinutes] = useState(lengths[0]);
	const [reason, setReason] = useState("");
	const sending = useSending();
	if (!alarm) return null;
	const missing = lengths.length === 0 ? t("shelving.never") : reason.trim() === "" ? t("reason.missing") : undefined;
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
			<p class="empty">{alarm.priority === "high" ? t("shelve.high") : t("shelve.text")}</p>
		</HeldSheet>
	);
}

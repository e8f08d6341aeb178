import { useEffect, useState } from "preact/hooks";
import { UNPLANNED_WATCH_MS } from "../../../model/planned-shift.ts";
import { now } from "../../app/follow.ts";
import { place } from "../../app/site.ts";
import { deviceWords, zoneWords } from "../naming.ts";
import { HeldSheet, useSending } from "../sheets/form.tsx";
import { instantIn, Until } from "../sheets/until.tsx";
import { askNames } from "../shift/names.ts";
import { shift } from "../watch.ts";
import { ReasonField } from "./reason-field.tsx";
import { WatchField } from "./watch-field.tsx";
import { t } from "./words.ts";
import { WorkField } from "./work-field.tsx";

/** Offered where the watch lasts so long; it ends with the watch, unless the next operator repeats it. */
const MINUTES = [30, 60, 120, 240] as const;

/** Lengths up to the end of the watch, and that itself: a minute less, for the clock goes on while the sheet is open. */
function lengthsAt(at: number): readonly number[] {
	const ends = Date.parse(shift.peek()?.endsAt ?? "");
	const left = ends > at ? Math.floor((ends - at) / 60_000) - 1 : UNPLANNED_WATCH_MS / 60_000;
	return [...MINUTES.filter((one) => one < left), ...(left > 0 ? [left] : [])];
}

/** Puts a device out of service for a repair, with an end, who watches instead, and the hours in which it is worked on. */
export function OutOfServiceSheet({ device: id }: { readonly device: string }) {
	const [lengths] = useState(() => lengthsAt(now.peek()));
	const [minutes, setMinutes] = useState(lengths[0] ?? 0);
	const [reason, setReason] = useState("");
	const [watch, setWatch] = useState("");
	const [work, setWork] = useState(0);
	const sending = useSending();
	useEffect(askNames, []);
	const is = place.value?.devices.get(id);
	const needsWatch = mustBeWatched(id);
	const missing =
		reason.trim() === "" ? t("reason.missing") : needsWatch && watch === "" ? t("service.watchMissing") : undefined;
	return (
		<HeldSheet
			name="out-of-service"
			title={t("service.title")}
			hold={t("service.hold")}
			missing={missing}
			sending={sending}
			onHeld={() =>
				void sending.send("POST /devices/{id}/out-of-service", {
					params: { id },
					body: {
						until: instantIn(minutes, now.value),
						reason: reason.trim(),
						...(watch && { watch }),
						...(work > 0 && work <= minutes && { work: { until: instantIn(work, now.value) } }),
					},
				})
			}
		>
			<p class="sheet-thing">
				<strong>{deviceWords(id)}</strong> · {is ? zoneWords(is.zone) : ""} <code>{id}</code>
			</p>
			<Until legend={t("service.until")} minutes={lengths} value={minutes} onChoose={setMinutes} now={now.value} />
			<ReasonField of="service" value={reason} onChange={setReason} />
			<WatchField required={needsWatch} value={watch} onChange={setWatch} />
			<WorkField most={minutes} value={work} onChange={setWork} now={now.value} />
			<p class="empty">{t("service.text")}</p>
		</HeldSheet>
	);
}

/** What sees people, doors or fire, and whatever calls for help: somebody has to watch in its place. */
function mustBeWatched(id: string): boolean {
	const site = place.value;
	const is = site?.devices.get(id);
	const kind = is && site?.kinds.get(is.kind);
	if (!is || !kind) return false;
	return Object.values(kind.alarms).some(({ life, evidence }) => life !== undefined || evidence !== undefined);
}

import { useEffect, useState } from "preact/hooks";
import { HAND_OVER_NOTE_MAX } from "../../../model/limits.ts";
import { loginOf, personName } from "../../app/people.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { BypassList } from "../bypasses/bypass-list.tsx";
import { whatWords, whereWords } from "../naming.ts";
import { HeldSheet, TextField, useSending } from "../sheets/form.tsx";
import { down, queue, shelved } from "../state.ts";
import { bypasses } from "../watch.ts";
import { People } from "./guards-field.tsx";
import { JournalHead } from "./journal-head.tsx";
import { askNames } from "./names.ts";
import { t } from "./words.ts";

/** More than this is read in the queue itself. */
const MOST = 12;

/** Hands the watch over with nothing forgotten: what is open, what waits, what guards less than it should, and a note. */
export function HandOverSheet() {
	const [note, setNote] = useState("");
	const [to, setTo] = useState("");
	const sending = useSending();
	useEffect(askNames, []);
	return (
		<HeldSheet
			name="hand-over"
			title={t("handOver.title")}
			hold={t("handOver.hold")}
			sending={sending}
			onHeld={() =>
				void sending.send("POST /shifts/hand-over", {
					body: { note: note.trim(), ...(to.trim() && { to: loginOf(to) }) },
				})
			}
			wide
			reads
		>
			<WhatIsLeft />
			<JournalHead />
			<TextField
				label={t("handOver.note")}
				value={note}
				onChange={setNote}
				lines={3}
				most={HAND_OVER_NOTE_MAX}
				testid="hand-over-note"
			/>
			<TextField label={t("handOver.to")} value={to} onChange={setTo} list="people" testid="hand-over-to" />
			<People />
		</HeldSheet>
	);
}

/** What the next operator has to know, as it is now. */
export function WhatIsLeft() {
	const open = [...queue.value, ...shelved.value];
	return (
		<div class="left">
			<section aria-label={t("handOver.open")}>
				<h3>
					{t("handOver.open")} <span class="tab-count">{open.length}</span>
				</h3>
				{open.length === 0 && <p class="empty">{t("queue.empty")}</p>}
				<ul class="plain left-list">
					{open.slice(0, MOST).map((incident) => (
						<li key={incident.id}>
							<PriorityMark priority={incident.priority} ring={incident.state === "open"} />
							<span>
								{whatWords(incident)} · {whereWords(incident) || t("place.unknown")}
							</span>
							<span class="look">
								{incident.quiet ? t("tab.shelved") : t(`state.${incident.state}`)}
								{incident.owner && ` · ${personName(incident.owner)}`}
							</span>
						</li>
					))}
				</ul>
				{open.length > MOST && <p class="empty">{t("more", { n: open.length - MOST })}</p>}
			</section>
			<section aria-label={t("bypass.title")}>
				<h3>
					{t("bypass.title")} <span class="tab-count">{bypasses.value.length}</span>
				</h3>
				<BypassList most={MOST} />
			</section>
			<p class="empty">
				{t("devices.downCount", { n: down.value.down.length })} ·{" "}
				{t("devices.unknownCount", { n: down.value.unknown.length })}
			</p>
		</div>
	);
}

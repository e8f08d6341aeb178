import type { AlarmShape, EntryShape, IncidentShape } from "../../../contract/shapes.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { say, t } from "../../kit/words.ts";
import { partWords, sourceName, zoneWords } from "../naming.ts";
import { Age } from "../queue/row.tsx";
import { thing } from "../selection.ts";
import { alarms } from "../state.ts";
import { Why } from "../why.tsx";
import { type Outcome, reasonsOf } from "./reasons.ts";

/** The incident's alarms: still active or back to normal, how often, and why each was raised. */
export function AlarmList({
	incident,
	entries,
}: {
	readonly incident: IncidentShape;
	readonly entries: readonly EntryShape[];
}) {
	const known = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []);
	const reasons = reasonsOf(entries);
	if (known.length === 0) return null;
	return (
		<section class="block" aria-label={t("alarms")}>
			<h3>{t("alarms")}</h3>
			<ul class="plain alarms">
				{known.map((alarm) => (
					<OneAlarm key={alarm.id} alarm={alarm} reasons={reasons.get(alarm.id) ?? []} />
				))}
			</ul>
		</section>
	);
}

function OneAlarm({ alarm, reasons }: { readonly alarm: AlarmShape; readonly reasons: readonly Outcome[] }) {
	const { words, source, zone, part, priority, active, repeats, since } = alarm;
	const device = source.startsWith("device:") ? source.slice("device:".length) : undefined;
	return (
		<li class="alarm">
			<PriorityMark priority={priority} />
			<div class="alarm-main">
				<span class="alarm-words">{say(words)}</span>{" "}
				{device ? (
					<button
						type="button"
						class="link"
						onClick={() => {
							thing.value = { sort: "device", id: device };
						}}
					>
						{sourceName(source)}
					</button>
				) : (
					<span>{zoneWords(zone)}</span>
				)}
				{part && <span class="tag">{partWords(part)}</span>}
				{repeats > 0 && <span class="tag">{t("repeats", { n: repeats })}</span>}
				<div class="alarm-facts">
					<span class={active ? "active" : "returned"}>
						{active ? <Icon name="play" /> : <Icon name="check" />}
						{active ? t("alarm.active") : t("alarm.returned")}
					</span>
					<Age since={since} />
					<Why outcomes={reasons} label={say(words)} />
				</div>
			</div>
		</li>
	);
}

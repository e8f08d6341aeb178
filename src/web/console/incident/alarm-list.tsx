import type { AlarmShape, EntryShape, IncidentShape } from "../../../contract/shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { countdown } from "../../kit/time.ts";
import { refusedActions } from "../actions.ts";
import { clockAt, partWords, sourceName, zoneWords } from "../naming.ts";
import { Age } from "../queue/row.tsx";
import { thing } from "../selection.ts";
import { openSheet } from "../sheets/open.ts";
import { alarms } from "../state.ts";
import { Why } from "../why.tsx";
import { canOnAlarm } from "./allowed.ts";
import { type Outcome, reasonsOf } from "./reasons.ts";
import { t } from "./words.ts";

interface ListProps {
	readonly incident: IncidentShape;
	readonly entries: readonly EntryShape[];
}

/** The incident's alarms: still active or back to normal, how often, whether quieted, and why each was raised. */
export function AlarmList({ incident, entries }: ListProps) {
	const known = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []);
	const reasons = reasonsOf(entries);
	if (known.length === 0) return null;
	return (
		<section class="block" aria-label={t("alarms")}>
			<h3>{t("alarms")}</h3>
			<ul class="plain alarms">
				{known.map((alarm) => (
					<OneAlarm key={alarm.id} alarm={alarm} incident={incident} reasons={reasons.get(alarm.id) ?? []} />
				))}
			</ul>
		</section>
	);
}

interface OneProps {
	readonly alarm: AlarmShape;
	readonly incident: IncidentShape;
	readonly reasons: readonly Outcome[];
}

function OneAlarm({ alarm, incident, reasons }: OneProps) {
	const { words, zone, part, priority, active, repeats, since, hidden = 0, chattering, suppressed } = alarm;
	const refused = refusedActions.value.get(incident.id);
	const isNew = refused?.news === true && alarm.rev > refused.seen && !alarm.acknowledged;
	return (
		<li class="alarm" data-testid="alarm" data-alarm={alarm.id}>
			<PriorityMark priority={priority} />
			<div class="alarm-main">
				<span class="alarm-words">{say(words)}</span> <Source alarm={alarm} zone={zone} />
				{part && <span class="tag">{partWords(part)}</span>}
				{repeats > 0 && <span class="tag">{t("repeats", { n: repeats })}</span>}
				{isNew && <span class="tag tag-strong">{t("news.tag")}</span>}
				{chattering && <span class="tag tag-strong">{t("alarm.chattering")}</span>}
				{suppressed && <span class="tag tag-strong">{t(`suppressed.${suppressed}`)}</span>}
				{hidden > 0 && <span class="tag">{t("alarm.hidden", { n: hidden })}</span>}
				<div class="alarm-facts">
					<span class={active ? "active" : "returned"}>
						{active ? <Icon name="play" /> : <Icon name="check" />}
						{active ? t("alarm.active") : t("alarm.returned")}
					</span>
					<Age since={since} />
					<Why outcomes={reasons} label={say(words)} />
				</div>
				<Shelving alarm={alarm} incident={incident} />
			</div>
		</li>
	);
}

function Source({ alarm: { source }, zone }: { readonly alarm: AlarmShape; readonly zone: string }) {
	if (!source.startsWith("device:")) return <span>{zoneWords(zone)}</span>;
	const show = () => {
		thing.value = { sort: "device", id: source.slice("device:".length) };
	};
	return (
		<button type="button" class="link" onClick={show}>
			{sourceName(source)}
		</button>
	);
}

/** Whether it is shelved, by whom, until when and why; and what may be done about that. */
function Shelving({ alarm, incident }: { readonly alarm: AlarmShape; readonly incident: IncidentShape }) {
	const { shelved, id, words } = alarm;
	const may = (action: "shelve" | "unshelve" | "confirm") => canOnAlarm(incident, id, action);
	const button = (name: "shelve" | "unshelve" | "confirm-shelve", text: string) => (
		<button
			type="button"
			class="quiet"
			data-testid={name}
			onClick={() =>
				openSheet(
					name === "shelve"
						? { name, alarm: id }
						: { name: "work", incident: incident.id, ask: { what: name, alarm: id } },
				)
			}
		>
			{text}
			<span class="unseen">{` ${say(words)}`}</span>
		</button>
	);
	if (!shelved) {
		return may("shelve") ? <div class="shelving">{button("shelve", t("shelve"))}</div> : null;
	}
	return (
		<div class="shelving shelved" data-testid="shelved">
			<span>
				<strong>
					{t(shelved.unconfirmed ? "shelving.asked" : "shelving.until", { time: clockAt(shelved.until) })}
				</strong>{" "}
				<span class="soft">
					{countdown(Date.parse(shelved.until) - now.value)} · {personName(shelved.by)}: {shelved.reason}
					{shelved.renewals > 0 && ` · ${t("shelving.renewals", { n: shelved.renewals })}`}
				</span>
				{shelved.renewal && (
					<strong data-testid="renewal-asked">
						{t("shelving.renewal", {
							...shelved.renewal,
							by: personName(shelved.renewal.by),
							time: clockAt(shelved.renewal.until),
						})}
					</strong>
				)}
			</span>
			{may("shelve") && !shelved.renewal && button("shelve", t("shelve.renew"))}
			{may("unshelve") && button("unshelve", t("shelving.end"))}
			{may("confirm") && button("confirm-shelve", t("shelving.confirm"))}
		</div>
	);
}

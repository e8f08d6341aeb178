import type { AlarmShape } from "../../../../contract/shapes.ts";
import { personName } from "../../../app/people.ts";
import { say } from "../../../kit/sentences.ts";
import { clockAt, sourceName, zoneWords } from "../../naming.ts";
import { confirmShelve, unshelve } from "../incident-actions.ts";
import { SureSheet } from "./reason-sheet.tsx";
import { t } from "./words.ts";

type Props = { readonly alarm: AlarmShape };

/** Lets it sound again before its time. */
export function UnshelveSheet({ alarm }: Props) {
	return (
		<SureSheet
			name="unshelve"
			title={t("shelving.end")}
			thing={namedAlarm(alarm)}
			text={t("shelving.endWhat")}
			confirm={t("shelving.endHold")}
			onSure={() => void unshelve(alarm)}
		/>
	);
}

/** The captain's word on a shelve that needs it. */
export function ConfirmShelveSheet({ alarm }: Props) {
	const { shelved } = alarm;
	if (!shelved) return null;
	const { by, reason, until } = shelved;
	return (
		<SureSheet
			name="confirm-shelve"
			title={t("shelving.confirm")}
			thing={namedAlarm(alarm)}
			text={t("shelving.confirmWhat", { by: personName(by), reason, time: clockAt(until) })}
			confirm={t("shelving.confirmHold")}
			onSure={() => void confirmShelve(alarm)}
		/>
	);
}

function namedAlarm({ words, source, zone, id }: AlarmShape) {
	return (
		<>
			<strong>{say(words)}</strong> · {source.startsWith("device:") ? sourceName(source) : zoneWords(zone)}{" "}
			<code>{id}</code>
		</>
	);
}

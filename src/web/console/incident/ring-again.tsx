import type { EntryShape, IncidentShape } from "../../../contract/shapes.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { clockAt, entryWords, sourceName, zoneWords } from "../naming.ts";
import { againOf } from "../owed.ts";
import { MissedWords, OwedWords } from "../owed-words.tsx";
import { openSheet } from "../sheets/open.ts";
import { alarms } from "../state.ts";
import { lastRing, waitEnded } from "./ring-again.ts";
import { t } from "./words.ts";

interface Props {
	readonly incident: IncidentShape;
	readonly entries: readonly EntryShape[];
}

/** Above all else of the incident in hand: what of it nobody has heard, why it rings again, and what ended its wait. */
export function Owing({ incident, entries }: Props) {
	const ended = waitEnded(incident, entries);
	return (
		<div class="owing" data-testid="owing">
			<RingsAgain incident={incident} entries={entries} />
			<OwedWords incident={incident} long />
			{ended && (
				<span class="owed" data-testid="wait-ended">
					<Icon name="clock" />
					<span>{t(`waitEnded.${ended.by}`, { time: clockAt(ended.at, "second") })}</span>
				</span>
			)}
			<Unguarded incident={incident} />
		</div>
	);
}

function RingsAgain({ incident, entries }: Props) {
	if (!againOf(incident)) return null;
	const ring = lastRing(incident, entries);
	return (
		<p class="again" data-testid="again">
			{incident.acknowledgedAt !== undefined && <strong>{t("again.title")}</strong>}
			{ring && (
				<span>
					{t("again.by", {
						time: clockAt(ring.entry.receivedAt, "second"),
						what: [
							ring.entry.source === "hub" ? "" : `${entryWords(ring.entry)}, ${sourceName(ring.entry.source)}`,
							...new Set(ring.reasons.map(({ words }) => say(words))),
						]
							.filter(Boolean)
							.join(" · "),
					})}
				</span>
			)}
			<MissedWords incident={incident} />
		</p>
	);
}

/** A detector of it comes so often that it no longer rings each time: a person takes its place. */
function Unguarded({ incident: { id, alarms: ids, state } }: Pick<Props, "incident">) {
	const noisy = ids.flatMap((one) => alarms.value.get(one) ?? []).filter(({ chattering }) => chattering);
	if (noisy.length === 0 || state === "resolved") return null;
	const zones = [...new Set(noisy.map(({ zone }) => zone))].map(zoneWords).join(t("listed"));
	return (
		<div class="unguarded" role="note" data-testid="unguarded">
			<strong>{t("unguarded.title")}</strong>
			<span>{t("unguarded.text", { zones })}</span>
			{state !== "open" && (
				<button
					type="button"
					onClick={() => openSheet({ name: "work", incident: id, ask: { what: "dispatch" } })}
					data-testid="unguarded-send"
				>
					<Icon name="send" />
					{t("action.dispatch")}
				</button>
			)}
		</div>
	);
}

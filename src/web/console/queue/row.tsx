import type { IncidentShape } from "../../../contract/shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { me } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { Icon, type IconName } from "../../kit/parts/icon.tsx";
import { language } from "../../kit/sentences.ts";
import { lengthOf, timeAt } from "../../kit/time.ts";
import { stateWords } from "../naming.ts";
import { owedOf } from "../owed.ts";
import { MissedCount, OwedWhy, OwedWords, untakenWords } from "../owed-words.tsx";
import { alarms } from "../state.ts";
import { Due } from "./due.tsx";
import { type Quiet, type Rests, restOf, sourcesMore } from "./rest.ts";
import { type RowPlace, RowShell } from "./row-shell.tsx";
import { t } from "./words.ts";

interface RowProps extends RowPlace {
	readonly incident: IncidentShape;
	readonly onChoose: () => void;
	/** It stands within a group that has been unfolded. */
	readonly inside: boolean;
}

/** One incident in the queue. */
export function Row({ incident, inside, ...rest }: RowProps) {
	const { id, priority, state, drill, due, quiet } = incident;
	const quiets = restOf(incident, alarms.value);
	return (
		<RowShell
			{...rest}
			id={id}
			incident={incident}
			priority={priority}
			waits={state === "open"}
			look={`row-${state} ${inside ? "row-inside" : ""} ${drill ? "row-drill" : ""}`}
			data={{ "data-testid": "incident-row", "data-incident": id, "data-state": state }}
			before={drill && <span class="drill-tag">{t("drill.tag")}</span>}
			afterWhere={
				<>
					<OwedWhy incident={incident} />
					{quiets.quiet?.unconfirmed && <span class="row-unconfirmed"> · {t("unconfirmed.short")}</span>}
				</>
			}
			facts={<Facts incident={incident} rests={quiets} />}
			age={<Age since={(state === "resolved" && incident.resolvedAt) || incident.openedAt} short />}
			due={
				due &&
				!quiet &&
				state !== "resolved" && (
					<span class="row-due">
						<MissedCount incident={incident} />
						<Due due={due} />
					</span>
				)
			}
		/>
	);
}

/** What has become of it: who has it, what confirms it, how sure it is. */
function Facts({ incident, rests }: { readonly incident: IncidentShape; readonly rests: Rests }) {
	const { state, owner, corroborated, verified, reportedBy, eventCount } = incident;
	const owed = owedOf(incident, me()) !== undefined;
	return (
		<>
			<OwedWords incident={incident} />
			{rests.quiet ? (
				<Rest rest={rests.quiet} />
			) : (
				<span class={state === "open" ? "state state-open" : "state"}>
					{untakenWords(incident) ?? stateWords(incident)}
				</span>
			)}
			{owner && !owed && <Fact icon="person" text={personName(owner)} />}
			{corroborated && (
				<Fact icon="both" text={t("corroborated.more", { n: sourcesMore(incident, alarms.value) })} strong />
			)}
			{rests.unguarded && <Fact icon="eye" text={t("unguarded")} strong />}
			{verified && <Fact icon="check" text={t("verified")} strong />}
			{reportedBy && <Fact icon="note" text={t(`channel.${reportedBy}`)} />}
			{eventCount > 1 && !owed && <span class="fact">{t("events.count", { n: eventCount })}</span>}
		</>
	);
}

function Fact({ icon, text, strong = false }: { icon: IconName; text: string; strong?: boolean }) {
	return (
		<span class={strong ? "fact fact-strong" : "fact"}>
			<Icon name={icon} />
			{text}
		</span>
	);
}

/** Why it waits, until when, and by whom. */
function Rest({ rest: { why, until, by } }: { readonly rest: Quiet }) {
	const site = place.value?.site.timeZone ?? "UTC";
	const at = until === undefined ? "" : timeAt(until, "minute", site, language.value);
	return (
		<span class="fact fact-strong" data-testid="row-rest">
			<Icon name="clock" />
			{t(`rest.${why}`)}
			{at && ` ${t("untilTime", { time: at })}`}
			{by && ` · ${personName(by)}`}
		</span>
	);
}

/** How long ago, ticking; `short` has no seconds beyond the first minute. */
export function Age({ since, short = false }: { readonly since: string; readonly short?: boolean }) {
	const { key, values } = lengthOf(now.value - Date.parse(since), { short });
	return <time dateTime={since}>{t(key, values)}</time>;
}

import type { IncidentShape } from "../../../contract/shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { lengthOf } from "../../kit/time.ts";
import { CallPerson } from "../call.tsx";
import { clockAt } from "../naming.ts";
import { openSheet } from "../sheets/open.ts";
import { offerOf } from "./allowed.ts";
import { type DispatchVerb, onBehalf } from "./incident-actions.ts";
import { type Proposal, proposalWords, useProposals } from "./proposals.ts";
import { confirmedBy, reachedBy, SENDING } from "./reached.ts";
import { t } from "./words.ts";

/** With `proposes`: who could be sent in place of one who does not come; none: nobody is left. */
type Dispatch = NonNullable<IncidentShape["dispatches"]>[number];

/** What may be said on the guard's behalf, by how far the dispatch has come. */
const NEXT: Readonly<Record<Dispatch["state"], readonly DispatchVerb[]>> = {
	sent: ["accept", "arrive", "decline"],
	unanswered: ["accept", "arrive", "decline"],
	accepted: ["arrive", "done", "decline"],
	arrived: ["done"],
	declined: [],
	done: [],
};

/** Proposals that stand in the panel itself; the sheet has all. */
const MOST = 3;

/** Who was sent and how far they are, and who could be sent. */
export function Dispatches({ incident, sealed }: { readonly incident: IncidentShape; readonly sealed: boolean }) {
	const { dispatches = [], state, id } = incident;
	const may = state !== "resolved" && offerOf(incident, "dispatch") !== undefined;
	const under = dispatches.some(({ state: is }) => is === "accepted" || is === "arrived" || is === "sent");
	const { proposals } = useProposals(incident, may && !sealed && !under);
	if (dispatches.length === 0 && proposals.length === 0) return null;
	return (
		<section class="block" aria-label={t("dispatches")} data-testid="dispatches">
			<h3>{t("dispatches")}</h3>
			{dispatches.length > 0 && (
				<ul class="plain rows">
					{dispatches.map((one) => (
						<Sent key={one.id} incident={incident} dispatch={one} may={may} />
					))}
				</ul>
			)}
			{may && !under && (
				<ul class="plain rows">
					{proposals.slice(0, MOST).map((one) => (
						<Free key={one.guard} proposal={one} incident={id} />
					))}
				</ul>
			)}
		</section>
	);
}

interface SentProps {
	readonly incident: IncidentShape;
	readonly dispatch: Dispatch;
	readonly may: boolean;
}

function Sent({ incident, dispatch, may }: SentProps) {
	const { guard, state, sentAt, byRadio, coveredBy, reason, proposes, reach } = dispatch;
	const { key, at } = reachedBy(dispatch);
	const waits = state === "sent" && lengthOf(now.value - Date.parse(sentAt));
	const unsaid = dispatch.id.startsWith(SENDING);
	return (
		<li
			class={`line dispatch dispatch-${state}`}
			data-testid="dispatch-row"
			data-guard={guard}
			data-state={state}
			data-reach={reach}
		>
			<Icon name="person" />
			<div class="line-main">
				<strong>{personName(guard)}</strong>
				<span class="line-state">
					{t(key)} <time dateTime={at}>{clockAt(at)}</time>
					{waits && <span class="soft"> · {t(waits.key, waits.values)}</span>}
				</span>
				<span class="line-more" data-testid="dispatch-confirmed">
					{confirmedBy(dispatch).map(({ key: said, at: when }) => (
						<span key={said} class="soft">
							{t(said)} {when !== undefined && <time dateTime={when}>{clockAt(when)}</time>}
						</span>
					))}
					{byRadio && <span class="tag">{t("dispatch.byRadio")}</span>}
					{coveredBy !== undefined && <span class="tag">{t("dispatch.covered", { by: personName(coveredBy) })}</span>}
					{reason !== undefined && <span class="soft">{reason}</span>}
					{proposes && <strong>{insteadWords(proposes)}</strong>}
				</span>
				{may && NEXT[state].length > 0 && (
					<span class="line-do">
						{NEXT[state].map((verb) => (
							<button
								key={verb}
								type="button"
								disabled={unsaid}
								class={verb === "decline" ? "quiet" : ""}
								data-testid={`dispatch-${verb}`}
								onClick={() => void onBehalf(incident, dispatch, verb)}
							>
								{t(`dispatch.${verb}`)}
								<span class="unseen">{` ${personName(guard)}`}</span>
							</button>
						))}
					</span>
				)}
			</div>
			<CallPerson name={guard} />
		</li>
	);
}

function insteadWords(guards: readonly string[]): string {
	return guards.length === 0
		? t("dispatch.nobodyLeft")
		: t("dispatch.instead", { guards: guards.map(personName).join(t("listed")) });
}

function Free({ proposal, incident }: { readonly proposal: Proposal; readonly incident: string }) {
	const { guard } = proposal;
	return (
		<li class="line" data-testid="proposal" data-guard={guard}>
			<Icon name="person" />
			<div class="line-main">
				<strong>{personName(guard)}</strong>
				<span class="line-state">{proposalWords(proposal)}</span>
			</div>
			<CallPerson name={guard} />
			<button
				type="button"
				data-testid="proposal-send"
				onClick={() => openSheet({ name: "work", incident, ask: { what: "dispatch", guard } })}
			>
				<Icon name="send" />
				{t("dispatch.send")}
				<span class="unseen">{` ${personName(guard)}`}</span>
			</button>
		</li>
	);
}

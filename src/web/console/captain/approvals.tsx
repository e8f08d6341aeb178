import { personName } from "../../app/people.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { mayUse } from "../../app/session.ts";
import { clockAt, dateAndTime, whatWords, whereWords } from "../naming.ts";
import { WaitingCheckins } from "../patrol/checkins.tsx";
import { Part } from "../people/part.tsx";
import { choose } from "../selection.ts";
import { type OpenSheet, openSheet } from "../sheets/open.ts";
import type { Approval } from "./approval.ts";
import { approvals } from "./waits.ts";
import { t } from "./words.ts";

/** Check-ins and approvals: each is done in a sheet that names it, or shown whole first. */
export function Approvals() {
	const all = approvals.value;
	return (
		<main class="phone-screen phone-scroll" data-testid="approvals">
			<Part name="approvals" title={t("approvals")}>
				{all.length === 0 && <p class="empty">{t("approvals.none")}</p>}
				<ul class="plain rows">
					{all.map((one) => (
						<Waits key={keyOf(one)} approval={one} />
					))}
				</ul>
			</Part>
			{mayUse("POST /patrol/checkins/{seq}/accept") && <WaitingCheckins />}
		</main>
	);
}

function keyOf(one: Approval): string {
	return `${one.what}/${one.what === "shelve" ? one.alarm.id : one.incident.id}`;
}

function Waits({ approval }: { readonly approval: Approval }) {
	const { incident, what } = approval;
	const { id, priority } = incident;
	return (
		<li class="line approval" data-testid="approval" data-what={what} data-incident={id}>
			<PriorityMark priority={priority} />
			<button type="button" class="link line-main" onClick={() => choose(id)}>
				<strong>{whatWords(incident)}</strong>
				<span>{whereWords(incident)}</span>
				<span class="soft">{askedWords(approval)}</span>
			</button>
			<button type="button" data-testid="approve" onClick={() => openSheet(sheetOf(approval))}>
				{t(`approve.${what}`)}
			</button>
		</li>
	);
}

/** What is asked for, by whom, and until when. */
function askedWords(approval: Approval): string {
	if (approval.what === "shelve") {
		const { shelved } = approval.alarm;
		const asked = shelved?.renewal ?? shelved;
		if (!asked) return "";
		const { by, reason, until } = asked;
		return t(shelved?.renewal ? "asks.renewal" : "asks.shelve", {
			...{ by: personName(by), reason, time: clockAt(until) },
		});
	}
	const { review, due, waits = 0 } = approval.incident;
	return approval.what === "review"
		? t("asks.review", { time: dateAndTime(review?.dueAt ?? "") })
		: t("asks.wait", { n: waits, time: clockAt(due?.at ?? "") });
}

function sheetOf(approval: Approval): OpenSheet {
	const incident = approval.incident.id;
	const ask =
		approval.what === "shelve"
			? ({ what: "confirm-shelve", alarm: approval.alarm.id } as const)
			: ({ what: approval.what } as const);
	return { name: "work", incident, ask };
}

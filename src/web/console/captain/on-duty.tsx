import { useEffect } from "preact/hooks";
import type { ShiftShape } from "../../../contract/work-shapes.ts";
import { now } from "../../app/follow.ts";
import { callSignOf, personName } from "../../app/people.ts";
import { mayUse } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { lengthOf } from "../../kit/time.ts";
import { CallPerson } from "../call.tsx";
import { clockAt, postWords, zoneWords } from "../naming.ts";
import { FindingList } from "../patrol/finding-list.tsx";
import { RoundRow } from "../patrol/round-row.tsx";
import { rounds } from "../patrol/told.ts";
import { Part } from "../people/part.tsx";
import { byPost } from "../shift/duty.ts";
import { People } from "../shift/guards-field.tsx";
import { askNames } from "../shift/names.ts";
import { shift } from "../watch.ts";
import { t } from "./words.ts";

/** Who is on duty and where, rounds under way, and what was found and is not mended. */
export function OnDuty() {
	useEffect(askNames, []);
	return (
		<main class="phone-screen phone-scroll" data-testid="on-duty">
			<WhoIsThere />
			{mayUse("GET /patrol/rounds") && <UnderWay />}
			{mayUse("GET /patrol/findings") && <FindingList />}
			<People />
		</main>
	);
}

function WhoIsThere() {
	const watch = shift.value;
	return (
		<Part name="on-duty" title={t("onDuty")}>
			{!watch && <p class="wrong">{t("shift.nobody")}</p>}
			{watch && (
				<ul class="plain rows">
					<li class="line" data-testid="on-duty-person" data-person={watch.operator}>
						<Icon name="eye" />
						<Person name={watch.operator}>
							<span>{t("onDuty.operator", { since: t("shift.since", { time: clockAt(watch.since) }) })}</span>
						</Person>
					</li>
					{byPost(watch).map((one) => (
						<li key={one.guard} class="line" data-testid="on-duty-person" data-person={one.guard}>
							<Icon name="person" />
							<Person name={one.guard}>
								<span>{[postWords(one.post), one.leader && t("guards.leader")].filter(Boolean).join(" · ")}</span>
								<span class="soft">{whereabouts(one)}</span>
							</Person>
						</li>
					))}
				</ul>
			)}
			{watch?.guards.length === 0 && <p class="empty">{t("guards.none")}</p>}
		</Part>
	);
}

interface PersonProps {
	readonly name: string;
	readonly children: preact.ComponentChildren;
}

function Person({ name, children }: PersonProps) {
	const sign = callSignOf(name);
	return (
		<>
			<div class="line-main">
				<strong>
					{personName(name)}
					{sign !== undefined && <span class="tag">{sign}</span>}
				</strong>
				{children}
			</div>
			<CallPerson name={name} />
		</>
	);
}

/** Where a guard was last seen and how long ago, or that nobody knows; what they are busy with. */
function whereabouts({ post, zone, seenAt, incident, busy }: ShiftShape["guards"][number]): string {
	const age = seenAt === undefined ? undefined : lengthOf(now.value - Date.parse(seenAt), { short: true });
	return [
		age && zone !== undefined
			? t("onDuty.seen", { where: zoneWords(zone), ago: t("ago", { length: t(age.key, age.values) }) })
			: zone === undefined || zone === post
				? t("onDuty.notSeen")
				: zoneWords(zone),
		incident,
		busy && t("guards.busy"),
	]
		.filter(Boolean)
		.join(" · ");
}

function UnderWay() {
	const all = rounds.value.underWay;
	return (
		<Part name="under-way" title={t("underWay")}>
			{all.length === 0 && <p class="empty">{t("underWay.none")}</p>}
			<ul class="plain">
				{all.map((round) => (
					<RoundRow key={round.id} round={round} open={false} />
				))}
			</ul>
		</Part>
	);
}

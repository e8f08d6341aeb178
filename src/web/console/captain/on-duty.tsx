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
import { shift, toldOfWatch } from "../watch.ts";
import { phones, readPhones } from "./phones.ts";
import { t } from "./words.ts";

/** Our own settings: a phone says how it is every minute while its page is open, and one so empty does not last the shift. */
const SILENT_MS = 5 * 60_000;
const LOW_PERCENT = 20;

/** Who is on duty and where, rounds under way, and what was found and is not mended. */
export function OnDuty() {
	useEffect(askNames, []);
	useEffect(readPhones, []);
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
			{!watch &&
				(toldOfWatch.value ? <p class="wrong">{t("shift.nobody")}</p> : <p class="empty">{t("shift.untold")}</p>)}
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
								<PhoneOf guard={one.guard} />
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

/** How the guard's phone was when it was last heard: an empty one, or one long silent, reaches nobody. */
function PhoneOf({ guard }: { readonly guard: string }) {
	const known = phones.value;
	if (!known) return null;
	const phone = known.get(guard);
	if (!phone) return <span class="soft">{t("phone.none")}</span>;
	const { lastContactAt, batteryPercent, queued = 0 } = phone;
	if (lastContactAt === undefined) return <span class="phone-silent">{t("phone.silent")}</span>;
	const age = now.value - Date.parse(lastContactAt);
	const { key, values } = lengthOf(age, { short: true });
	const said = [
		t("phone.heard", { ago: t("ago", { length: t(key, values) }) }),
		batteryPercent !== undefined && t("phone.battery", { n: Math.round(batteryPercent) }),
		queued > 0 && t("phone.queued", { n: queued }),
	];
	const weak = age > SILENT_MS || (batteryPercent ?? 100) < LOW_PERCENT;
	return (
		<span class={weak ? "phone-silent" : "soft"} data-testid="phone-of" data-weak={weak}>
			{weak && <Icon name="warning" />}
			{said.filter(Boolean).join(" · ")}
		</span>
	);
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

import { useEffect } from "preact/hooks";
import { ChainTestAsks } from "../../app/chain-test.tsx";
import { confirmTold, useInSight } from "../../app/confirm-once.ts";
import { linkState, live, now } from "../../app/follow.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { sound } from "../../app/sounds.ts";
import { say } from "../../kit/sentences.ts";
import { Answers } from "./answers.tsx";
import { confirm } from "./confirm.ts";
import { guardNow, hearDispatches } from "./following.ts";
import { lastSeen } from "./last-seen.ts";
import { Messages } from "./messages.tsx";
import { isAsking, type Ongoing, ongoing, toldOf } from "./ongoing.ts";
import { useOpened } from "./opened.ts";
import { Pictures } from "./pictures.tsx";
import { WhereToGo } from "./plan.tsx";
import { t } from "./words.ts";
import "./dispatch.css";

/** Takes over the screen while this phone's guard is sent somewhere; nothing else. */
export function DispatchScreen() {
	useEffect(hearDispatches, []);
	const guard = guardNow();
	if (guard === undefined) return null;
	const incidents = [...live.value.feed.incidents.values()];
	const all = ongoing(incidents, guard);
	const [first] = all;
	if (first) return <Sent key={first.dispatch.id} ongoing={first} more={all.length - 1} guard={guard} />;
	return (
		<>
			<Messages />
			<ChainTestAsks class="message" />
			{toldOf(incidents, guard).map((incident) => (
				<Told key={incident.id} incident={incident} />
			))}
		</>
	);
}

function Told({ incident: { id, rang, priority, words } }: Pick<Ongoing, "incident">) {
	useInSight(`${id} ${rang}`, () => confirmTold(id, rang));
	return (
		<p class="told" role="alert" data-testid="told" data-incident={id}>
			<PriorityMark priority={priority} /> {t("told.title")} <strong>{say(words)}</strong>
		</p>
	);
}

interface SentProps {
	readonly ongoing: Ongoing;
	readonly more: number;
	readonly guard: string;
}

function Sent({ ongoing: one, more, guard }: SentProps) {
	const { dispatch } = one;
	const { incident, open } = useOpened(one);
	useInSight(dispatch.id, () => confirm(dispatch.id, "seen"));
	const { zone, unit, discreet } = incident;
	const site = place.value;
	const flat = unit === undefined ? undefined : site?.units.get(unit);
	const where = flat?.words ?? site?.zones.get(zone ?? "")?.words;
	const own = site && lastSeen(live.value.feed.told.round.values(), { site, guard });
	const sealed = discreet === true && zone === undefined;
	return (
		<section
			class={`dispatch ${incident.priority}`}
			role="alertdialog"
			aria-label={t("dispatch.asked")}
			data-testid="dispatch-screen"
			data-incident={incident.id}
			data-state={dispatch.state}
		>
			<div class="dispatch-body">
				<header>
					<PriorityMark priority={incident.priority} silent />
					<strong>{t(`priority.${incident.priority}`)}</strong>
					<span>{stateWords(one)}</span>
					{incident.drill && <strong class="drill">{t("dispatch.drill")}</strong>}
					{more > 0 && <span class="soft">{t("dispatch.more", { n: more })}</span>}
				</header>
				<h1>{say(incident.words)}</h1>
				{where && <p class="place">{say(where)}</p>}
				{sealed && (
					<p class="sealed">
						{t("dispatch.openFirst")}
						<button type="button" class="large" data-testid="dispatch-open" onClick={open}>
							{t("dispatch.open")}
						</button>
					</p>
				)}
				<p class="soft">{sentWords(one)}</p>
				{linkState.value === "lost" && (
					<p class="bad" role="alert">
						{t("dispatch.lost")}
					</p>
				)}
				{isAsking(one) && !discreet && sound.value === "off" && <p class="warn">{t("dispatch.noSound")}</p>}
				{site && <WhereToGo place={site} zone={zone} building={flat?.building} own={own} />}
				<Pictures incident={incident} />
			</div>
			<Answers ongoing={one} />
		</section>
	);
}

function stateWords(one: Ongoing): string {
	const { state } = one.dispatch;
	if (state === "unanswered") return t("dispatch.late");
	if (isAsking(one)) return t("dispatch.asked");
	return t(state === "arrived" ? "dispatch.there" : "dispatch.onTheWay");
}

function sentWords({ dispatch: { sentAt, by, coveredBy } }: Ongoing): string {
	const seconds = Math.max(0, Math.round((now.value - Date.parse(sentAt)) / 1_000));
	const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
	return [
		t("dispatch.by", { name: by }),
		t("dispatch.ago", { length }),
		coveredBy === undefined ? undefined : t("dispatch.covered", { name: coveredBy }),
	]
		.filter((said) => said !== undefined)
		.join(" · ");
}

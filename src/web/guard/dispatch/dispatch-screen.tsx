import { useEffect, useState } from "preact/hooks";
import { useInSight } from "../../app/confirm-once.ts";
import { linkState, live, now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { sound } from "../../app/sounds.ts";
import { say } from "../../kit/sentences.ts";
import { Frame } from "../frame.tsx";
import { answerDispatch, refused } from "./act.ts";
import { Answers } from "./answers.tsx";
import { confirm } from "./confirm.ts";
import { lastSeen } from "./last-seen.ts";
import { isAsking, type Ongoing, saysWhere } from "./ongoing.ts";
import { useOpened } from "./opened.ts";
import { Pictures } from "./pictures.tsx";
import { WhereToGo } from "./plan.tsx";
import { WhyNot } from "./why-not.tsx";
import { t } from "./words.ts";
import "./dispatch.css";

interface DispatchScreenProps {
	readonly ongoing: Ongoing;
	readonly more: number;
}

/** Takes over the screen, but for its head and the SOS button, while this phone's guard is sent somewhere. */
export function DispatchScreen({ ongoing: one, more }: DispatchScreenProps) {
	const { dispatch } = one;
	const [declining, setDeclining] = useState(false);
	const { incident, open } = useOpened(one);
	useInSight(dispatch.id, () => confirm(dispatch.id, "seen"));
	useEffect(() => scrollTo(0, 0), [declining, dispatch.state]);
	const decline = (reason: string) => {
		setDeclining(false);
		void answerDispatch(dispatch.id, "decline", reason);
	};
	const no = refused.value?.dispatch === dispatch.id ? refused.value.why : undefined;
	return (
		<section
			class={`dispatch ${incident.priority}`}
			role="alertdialog"
			aria-label={t("dispatch.asked")}
			data-testid="dispatch-screen"
			data-incident={incident.id}
			data-state={dispatch.state}
		>
			<Frame
				above={
					<>
						{no !== undefined && (
							<p class="bad" role="alert" data-testid="dispatch-refused">
								{no}
							</p>
						)}
						{!declining && <Answers ongoing={one} nth="first" onDecline={() => setDeclining(true)} />}
					</>
				}
				deeds={
					declining ? (
						<button type="button" class="wide" onClick={() => setDeclining(false)}>
							{t("dispatch.back")}
						</button>
					) : (
						<Answers ongoing={one} nth="last" onDecline={() => setDeclining(true)} />
					)
				}
			>
				<header>
					<PriorityMark priority={incident.priority} silent />
					<strong>{t(`priority.${incident.priority}`)}</strong>
					<span>{stateWords(one)}</span>
					{incident.drill && <strong class="drill">{t("dispatch.drill")}</strong>}
					{more > 0 && <span class="soft">{t("dispatch.more", { n: more })}</span>}
				</header>
				{declining ? <WhyNot onSaid={decline} /> : <What ongoing={{ incident, dispatch }} onOpen={open} />}
			</Frame>
		</section>
	);
}

/** What happened, where it is, and how to get there. */
function What({ ongoing: one, onOpen }: { readonly ongoing: Ongoing; readonly onOpen: () => void }) {
	const { incident, dispatch } = one;
	const { zone, unit, discreet } = incident;
	const site = place.value;
	const flat = unit === undefined ? undefined : site?.units.get(unit);
	const where = flat?.words ?? site?.zones.get(zone ?? "")?.words;
	const own = site && lastSeen(live.value.feed.told.round.values(), { site, guard: dispatch.guard });
	const sealed = discreet === true && zone === undefined;
	return (
		<>
			<h1>{say(incident.words)}</h1>
			{where && !saysWhere(incident.words, where) && <p class="place">{say(where)}</p>}
			{sealed && (
				<p class="sealed">
					{t("dispatch.openFirst")}
					<button type="button" class="large" data-testid="dispatch-open" onClick={onOpen}>
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
		</>
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
		t("dispatch.by", { name: personName(by) }),
		t("dispatch.ago", { length }),
		coveredBy === undefined ? undefined : t("dispatch.covered", { name: personName(coveredBy) }),
	]
		.filter((said) => said !== undefined)
		.join(" · ");
}

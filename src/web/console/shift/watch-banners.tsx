import type { IncidentShape } from "../../../contract/shapes.ts";
import { ChainTestAsks } from "../../app/chain-test.tsx";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { me } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { language } from "../../kit/sentences.ts";
import { countdown, timeAt } from "../../kit/time.ts";
import { mayAct } from "../actions.ts";
import { TesterQuestions } from "../bypasses/tester-questions.tsx";
import { WatchRequests } from "../bypasses/watch-requests.tsx";
import { clockAt, whatWords } from "../naming.ts";
import { floodIn } from "../queue/flood.ts";
import { choose } from "../selection.ts";
import { openSheet } from "../sheets/open.ts";
import { queue } from "../state.ts";
import { exercise, mine, presenceAsked, shift, unattended } from "../watch.ts";
import { endDrill, returnToDesk, sayPresent, standIn } from "./actions.ts";
import { drillWords } from "./drills.ts";
import { t } from "./words.ts";

/** Everything about the watch that must not be overlooked, above the page: it takes no focus and no key away. */
export function WatchBanners() {
	return (
		<>
			<DrillBand />
			<Unattended />
			<FloodBand />
			<Presence />
			<Away />
			<WatchRequests />
			<TesterQuestions />
			<ChainTestAsks class="banner banner-ask" />
		</>
	);
}

/** An exercise: nothing that it raises is real. */
export function DrillBand({ still = false }: { readonly still?: boolean }) {
	const scenario = exercise.value;
	if (scenario === undefined) return null;
	return (
		<div class="banner banner-drill" role="status" data-testid="drill">
			<strong>{t("drill.tag")}</strong>
			<span>{t("drill.under", { what: drillWords(scenario) })}</span>
			{!still && mayAct() && (
				<button type="button" onClick={endDrill}>
					{t("drill.end")}
				</button>
			)}
			<RefusedBeside asked={askedOf("POST /drills/{id}/end")} />
		</div>
	);
}

/** More comes than anybody can read: what of it stands in groups, and that the urgent does not. */
function FloodBand() {
	const flood = floodIn(queue.value);
	if (!flood) return null;
	return (
		<div class="banner banner-calm" role="status" data-testid="flood">
			<strong>{t("flood.title")}</strong>
			<span>{t("flood.says", { n: flood.alarms, groups: flood.groups })}</span>
		</div>
	);
}

/** Nobody keeps the watch. */
export function Unattended({ still = false }: { readonly still?: boolean }) {
	const absence = unattended.value;
	if (!absence) return null;
	return (
		<div class="banner banner-unattended" role="alert" data-testid="unattended" data-why={absence.why}>
			<strong>{t("unattended")}</strong>
			<span>{absence.why === "nobody" ? t("unattended.nobody") : whyUnattended(absence.incident)}</span>
			{!still && mayAct() && absence.why === "nobody" && (
				<button type="button" data-testid="sign-on" onClick={() => openSheet({ name: "sign-on" })}>
					<Icon name="check" />
					{t("signOn")}
				</button>
			)}
			{!still && absence.why === "told" && (
				<button type="button" onClick={() => choose(absence.incident.id)}>
					{t("show")}
				</button>
			)}
		</div>
	);
}

/** Why, without what stands before it already. */
function whyUnattended(incident: IncidentShape): string {
	const [whole, title] = [whatWords(incident), t("unattended")];
	return whole.toLowerCase().startsWith(title.toLowerCase())
		? whole.slice(title.length).replace(/^[,，]\s*/, "")
		: whole;
}

/** The hub asks whether somebody is there: one key answers. */
function Presence() {
	const asked = presenceAsked.value;
	if (!asked) return null;
	const left = Date.parse(asked.answerBy) - now.value;
	return (
		<div class="banner banner-ask" role="alert" data-testid="presence">
			<strong>{t("presence.ask")}</strong>
			<span>
				{left > 0
					? t("presence.within", { left: countdown(left) })
					: t("presence.passed", { time: clockAt(asked.answerBy) })}
			</span>
			<button type="button" data-testid="present" onClick={sayPresent}>
				<Icon name="check" />
				{t("presence.here")}
				<KeyHint>p</KeyHint>
			</button>
			<RefusedBeside asked={askedOf("POST /shifts/present")} />
		</div>
	);
}

/** Somebody has stepped away, or waits for a stand-in. */
function Away() {
	const { away, operator } = shift.value ?? {};
	if (!away || operator === undefined) return null;
	const zone = place.value?.site.timeZone ?? "UTC";
	const until = timeAt(away.until, "minute", zone, language.value);
	const accepted = away.acceptedAt !== undefined;
	const asksMe = !accepted && away.standIn === me();
	return (
		<div class={asksMe ? "banner banner-ask" : "banner banner-calm"} role="status" data-testid="away">
			<span>
				{accepted
					? t("away.standsIn", { standIn: personName(away.standIn), operator: personName(operator ?? ""), until })
					: t("away.asks", { standIn: personName(away.standIn), operator: personName(operator ?? ""), until })}
			</span>
			{asksMe && (
				<button type="button" data-testid="stand-in-accept" onClick={standIn}>
					{t("standIn.accept")}
				</button>
			)}
			{(operator === me() || mine.value) && (
				<button type="button" data-testid="away-back" onClick={returnToDesk}>
					{t("away.back")}
				</button>
			)}
			<RefusedBeside asked={askedOf("POST /shifts/step-away/accept")} />
			<RefusedBeside asked={askedOf("POST /shifts/return")} />
		</div>
	);
}

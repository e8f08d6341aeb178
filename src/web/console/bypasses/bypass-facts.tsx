import type { BypassShape } from "../../../contract/work-shapes.ts";
import { now } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { language } from "../../kit/sentences.ts";
import { countdown, timeAt } from "../../kit/time.ts";
import { deviceWords, entryWords } from "../naming.ts";
import { BypassActions } from "./bypass-actions.tsx";
import { t } from "./words.ts";

/** What of the zone is meant: a device, one alarm type, or all of it. */
export function aboutWords({ device, type, why }: BypassShape): string {
	const words = [device && deviceWords(device), type && entryWords({ type })];
	return words.filter((one) => one && one !== t(`bypass.${why}`)).join(" · ");
}

/** Why it guards less than it should, since and until when, by whom, who watches instead, and what can be done about it. */
export function BypassFacts({ bypass }: { readonly bypass: BypassShape }) {
	const { why, since, until, by, reason, watch, hidden, unconfirmed } = bypass;
	const zone = place.value?.site.timeZone ?? "UTC";
	const at = (instant: string) => timeAt(instant, "minute", zone, language.value);
	const left = until === undefined ? undefined : Date.parse(until) - now.value;
	return (
		<div class="bypass-facts">
			<span class={`bypass-why bypass-why-${why}`}>{t(`bypass.${why}`)}</span>
			<span>{t("bypass.since", { time: at(since) })}</span>
			{until !== undefined && left !== undefined && (
				<span>
					{t("untilTime", { time: at(until) })} ({countdown(left)})
				</span>
			)}
			{by !== undefined && <span>{personName(by)}</span>}
			{reason !== undefined && reason !== "" && <span>“{reason}”</span>}
			{watch !== undefined && <span>{t("bypass.watch", { watch: personName(watch) })}</span>}
			{hidden !== undefined && hidden > 0 && <span>{t("bypass.hidden", { n: hidden })}</span>}
			{unconfirmed && (
				<span class="fact-strong" data-testid="unconfirmed">
					{why === "out-of-service" ? t("service.notInForce", { watch: personName(watch ?? "") }) : t("unconfirmed")}
				</span>
			)}
			<BypassActions bypass={bypass} />
		</div>
	);
}

import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { calls, known } from "../state.ts";
import { t } from "../words.ts";
import { putAway } from "./call.ts";
import { standingOf } from "./standing.ts";

/** What became of the calls for help, no better than it is: one that is not sent says so, whatever else is on the screen. */
export function Calls() {
	const state = standingOf(calls.value);
	if (state === undefined) return null;
	const sent = calls.value.reduce((last, { sentAt = 0, away }) => (away ? last : Math.max(last, sentAt)), 0);
	const zone = known.value?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const time = timeAt(sent, "minute", zone, language.value);
	return (
		<section class={`calls calls-${state}`} role="alert" data-testid="sos-state" data-state={state}>
			<strong>{t(`sos.${state}`, { time })}</strong>
			{state !== "unsent" && (
				<button type="button" onClick={() => void putAway()} data-testid="sos-seen">
					{t("sos.seen")}
				</button>
			)}
		</section>
	);
}

import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { calls, known } from "../state.ts";
import { t } from "../words.ts";
import { forgetCalls } from "./call.ts";

/** What became of the calls for help: one that is not sent says so, whatever else is on the screen. */
export function Calls() {
	const all = calls.value;
	if (all.length === 0) return null;
	const unsent = all.some(({ sentAt, refused }) => sentAt === undefined && refused === undefined);
	const refused = all.some((call) => call.refused !== undefined);
	const state = unsent ? "unsent" : refused ? "refused" : "sent";
	const sent = all.reduce((last, { sentAt = 0 }) => Math.max(last, sentAt), 0);
	const zone = known.value?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	return (
		<section class={`calls calls-${state}`} role="alert" data-testid="sos-state" data-state={state}>
			<strong>
				{state === "sent" ? t("sos.sent", { time: timeAt(sent, "minute", zone, language.value) }) : t(`sos.${state}`)}
			</strong>
			{!unsent && (
				<button type="button" onClick={() => void forgetCalls()} data-testid="sos-seen">
					{t("sos.seen")}
				</button>
			)}
		</section>
	);
}

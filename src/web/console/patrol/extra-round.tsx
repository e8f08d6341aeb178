import { useState } from "preact/hooks";
import { localDaysOf } from "../../../model/local-days.ts";
import { minuteOf } from "../../../model/patrol-plan.ts";
import { now } from "../../app/follow.ts";
import { loginOf } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { Asking } from "./asking.tsx";
import { routes } from "./told.ts";
import { t } from "./words.ts";

/** Has a route walked once more: now, or when the site's clocks show a time next. */
export function ExtraRound() {
	const [chosen, setChosen] = useState<string | undefined>(undefined);
	const all = routes.value;
	const route = chosen ?? all[0]?.id;
	if (route === undefined) return null;
	return (
		<div class="people-actions extra-round">
			<label class="field">
				<span>{t("extra.route")}</span>
				<select
					value={route}
					data-testid="extra-route"
					onChange={({ currentTarget }) => setChosen(currentTarget.value)}
				>
					{all.map(({ id, words }) => (
						<option key={id} value={id}>
							{say(words)}
						</option>
					))}
				</select>
			</label>
			<Asking
				route="POST /patrol/rounds"
				about=""
				label={t("extra")}
				testid="extra"
				fields={[
					{ name: "at", label: t("extra.at"), type: "time", optional: true },
					{ name: "guard", label: t("extra.guard"), list: "people", optional: true },
					{ name: "reason", label: t("extra.reason"), optional: true },
				]}
				said={({ at = "", guard = "", reason = "" }) => ({
					body: {
						route,
						...(at !== "" && { startsAt: new Date(nextAt(at)).toISOString() }),
						...(guard.trim() !== "" && { guard: loginOf(guard) }),
						...(reason.trim() !== "" && { reason }),
					},
				})}
			/>
		</div>
	);
}

/** When the site's clocks show it next, epoch ms. */
function nextAt(time: string): number {
	const days = localDaysOf(place.peek()?.site.timeZone ?? "UTC");
	const today = days.dayAt(now.peek());
	const at = days.instantOf(today, minuteOf(time));
	return at >= now.peek() ? at : days.instantOf(today + 1, minuteOf(time));
}

import { now } from "../../app/follow.ts";
import { timeAt } from "../../kit/time.ts";
import { language } from "../../kit/words.ts";
import { place } from "../state.ts";

/** The hub's time on the site's wall clock. */
export function Clock() {
	const zone = place.value?.site.timeZone ?? "UTC";
	return (
		<div class="clock">
			<time class="clock-time">{timeAt(now.value, "clock", zone, language.value)}</time>
			<span class="clock-date">{timeAt(now.value, "date", zone, language.value)}</span>
		</div>
	);
}

import { now } from "../../app/follow.ts";
import { place } from "../../app/site.ts";
import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";

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

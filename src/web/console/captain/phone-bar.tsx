import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { Clock } from "../bar/clock.tsx";
import { Connection } from "../bar/connection.tsx";
import { PriorityCounts } from "../bar/counts.tsx";
import { SoundChip } from "../bar/sound-chip.tsx";
import { goToDesk, page } from "../page.ts";
import { t } from "./words.ts";

/** The top in one line: where it is, whether the page hears the hub, what is open, the clock. */
export function PhoneBar() {
	return (
		<header class="bar phone-bar">
			{page.value !== "desk" && (
				<button type="button" class="quiet square" aria-label={t("queue")} onClick={goToDesk}>
					<Icon name="back" />
				</button>
			)}
			<div class="phone-site">
				<h1>{place.value ? say(place.value.site.words) : "Gatehouse"}</h1>
				<span class="phone-line">
					<Connection />
					<Clock />
				</span>
			</div>
			<PriorityCounts />
			<SoundChip />
		</header>
	);
}

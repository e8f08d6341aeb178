import { PriorityMark } from "../../app/priority-mark.tsx";
import { Icon } from "../../kit/parts/icon.tsx";
import { IncidentPanel } from "../incident/panel.tsx";
import { choose } from "../selection.ts";
import { queue } from "../state.ts";
import { handled } from "./screen.ts";
import { t } from "./words.ts";

/** The incident in hand, over the whole page; above it the way back, which says what else nobody has taken. */
export function InHandScreen() {
	const others = queue.value.filter(({ id, state }) => state === "open" && id !== handled.value);
	const [first] = others;
	return (
		<main class="phone-screen">
			<button type="button" class="phone-back" data-testid="back-to-list" onClick={() => choose(undefined)}>
				<Icon name="back" />
				<span>{t("queue")}</span>
				{first && (
					<span class="phone-others" data-testid="others-untaken" data-count={others.length}>
						<PriorityMark priority={first.priority} ring />
						{t("others", { n: others.length })}
					</span>
				)}
			</button>
			<IncidentPanel />
		</main>
	);
}

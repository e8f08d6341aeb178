import { language } from "../../kit/sentences.ts";
import { timeAt } from "../../kit/time.ts";
import { markOf } from "../queue/act.ts";
import { nameOf } from "../round/name.ts";
import { checkpointOf } from "../round/view.ts";
import { held, known } from "../state.ts";
import { t } from "../words.ts";

/** All that was done with this phone in the last day, newest first, and whether the hub has it. */
export function HeldList() {
	const zone = known.value?.timeZone ?? "UTC";
	const all = held.value.toReversed();
	return (
		<section>
			<h2>{t("held.title")}</h2>
			{all.length === 0 && <p>{t("held.none")}</p>}
			<ol class="stops">
				{all.map((one) => (
					<li key={one.n} data-testid="held" data-mark={markOf(one)}>
						<span class="stop-time">{timeAt(one.act.body.at, "minute", zone, language.value)}</span>
						<span class="stop-name">{t(`held.${one.act.kind}`, { name: nameOf(checkpointOf(one) ?? "") })}</span>
						<span class="stop-mark">{t(`held.${markOf(one)}`, { why: one.refused ?? "" })}</span>
					</li>
				))}
			</ol>
		</section>
	);
}

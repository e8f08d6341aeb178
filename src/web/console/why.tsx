import type { EntryShape } from "../../contract/shapes.ts";
import { say } from "../kit/sentences.ts";
import { t } from "./journal-words.ts";
import { clockAt } from "./naming.ts";

type Outcome = EntryShape["outcomes"][number];

/** "Why?": the engine's reasons for what an entry led to, or for its leading to nothing, with the rule that decided. */
export function Why({ outcomes, label }: { readonly outcomes: readonly Outcome[]; readonly label?: string }) {
	if (outcomes.length === 0) return null;
	return (
		<details class="why" data-testid="why">
			<summary>
				{t("why")}
				{label && <span class="unseen">{` ${label}`}</span>}
			</summary>
			<ul>
				{outcomes.map((outcome, n) => (
					<li key={`${n}/${outcome.because}`}>
						<span>{say(outcome.words)}</span>
						{outcome.dueAt && <span class="soft">{t("why.rings", { time: clockAt(outcome.dueAt, "second") })}</span>}
						{outcome.rule && <code>{outcome.rule}</code>}
						{outcome.line && <code>{outcome.line}</code>}
						{outcome.alarm && <code>{outcome.alarm}</code>}
						{outcome.incident && <code>{outcome.incident}</code>}
					</li>
				))}
			</ul>
		</details>
	);
}

import { answerDispatch, saying } from "./act.ts";
import { NEXT, type Ongoing } from "./ongoing.ts";
import { t } from "./words.ts";

interface AnswersProps {
	readonly ongoing: Ongoing;
	/** Of two answers the likelier stands above, over the whole width; the last stands in the row of the SOS button. */
	readonly nth: "first" | "last";
	readonly onDecline: () => void;
}

/** What the guard says: large, low, and one touch each. */
export function Answers({ ongoing: { dispatch }, nth, onDecline }: AnswersProps) {
	const { id, state } = dispatch;
	const all = NEXT[state];
	const answer = nth === "last" ? all.at(-1) : all.length > 1 ? all[0] : undefined;
	if (answer === undefined) return null;
	return (
		<button
			type="button"
			class={`${nth === "first" ? "large" : "wide"} ${answer === all[0] ? "primary" : ""}`}
			disabled={saying.value !== undefined}
			data-testid={`dispatch-${answer}`}
			onClick={() => (answer === "decline" ? onDecline() : void answerDispatch(id, answer))}
		>
			{t(`dispatch.${answer}`)}
		</button>
	);
}

import { now } from "../../app/follow.ts";
import { Beside } from "../../app/refused-beside.tsx";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { countdown } from "../../kit/time.ts";
import { t } from "../../kit/words.ts";
import { deviceWords } from "../naming.ts";
import { walkTests } from "../watch.ts";
import { mayServe } from "./bypass-actions.tsx";
import { type RefusedAnswer, refusedLeft, type TesterQuestion } from "./tester.ts";
import {
	confirmTester,
	noteFirst,
	putAwayRefusal,
	questionId,
	refusedAnswers,
	testerQuestions,
} from "./tester-answers.ts";

/** More are counted: a wall has no more that a tester passes within half a minute. */
const MOST = 4;

/** "East wall 3 beam: was that your tester?", a question for each detector, with the time left until it rings. */
export function TesterQuestions() {
	const all = testerQuestions.value;
	const left = refusedLeft(refusedAnswers.value.values(), all, walkTests.value);
	noteFirst(all[0]);
	if (all.length === 0 && left.length === 0) return null;
	return (
		<div class="banner banner-ask banner-testers" role="alert" data-testid="tester-questions">
			{all.slice(0, MOST).map((question, n) => (
				<Question key={questionId(question)} question={question} isFirst={n === 0} />
			))}
			{all.length > MOST && <span>{t("tester.more", { n: all.length - MOST })}</span>}
			{left.map((answer) => (
				<Refused key={questionId(answer)} answer={answer} />
			))}
		</div>
	);
}

function Question({ question, isFirst }: { readonly question: TesterQuestion; readonly isFirst: boolean }) {
	const refused = refusedAnswers.value.get(questionId(question));
	return (
		<span class="tester" data-testid="tester-question" data-detector={question.detector}>
			<strong>{t("tester.ask", { detector: deviceWords(question.detector) })}</strong>
			<span class="tester-left">{t("tester.left", { left: countdown(question.ringsAt - now.value) })}</span>
			{mayServe() && (
				<button type="button" data-testid="tester-yes" onClick={() => void confirmTester(question)}>
					<Icon name="check" />
					{t("tester.yes")}
					{isFirst && <KeyHint>y</KeyHint>}
				</button>
			)}
			{refused?.seq === question.seq && <Beside why={refused.why} />}
		</span>
	);
}

/** An answer that came too late: where its button was. */
function Refused({ answer }: { readonly answer: RefusedAnswer }) {
	return (
		<span class="tester" data-testid="tester-refused" data-detector={answer.detector}>
			<strong>{deviceWords(answer.detector)}</strong>
			<Beside why={answer.why} />
			<button type="button" class="square" aria-label={t("close")} onClick={() => putAwayRefusal(answer)}>
				<Icon name="close" />
			</button>
		</span>
	);
}

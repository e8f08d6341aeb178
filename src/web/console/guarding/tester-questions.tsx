import { computed } from "@preact/signals";
import { now } from "../../kit/follow.ts";
import { call } from "../../kit/http.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { countdown } from "../../kit/time.ts";
import { t } from "../../kit/words.ts";
import { deviceWords } from "../naming.ts";
import { notice } from "../notices.ts";
import { reasonOf } from "../reason.ts";
import { isSettled } from "../selection.ts";
import { place } from "../state.ts";
import { walkTests } from "../watch.ts";
import { mayServe } from "./bypass-deeds.tsx";
import { questionsOf, type TesterQuestion } from "./tester.ts";

/** What the desk is asked now; the key answers the first. */
export const testerQuestions = computed<readonly TesterQuestion[]>(() => {
	const most = place.value?.site.settings.silence.walkTestMs;
	// Every second only while something is asked.
	if (most === undefined || walkTests.value.every(({ asks }) => asks === undefined)) return NONE;
	return questionsOf(walkTests.value, now.value, most);
});

const NONE: readonly TesterQuestion[] = [];

/** The question that the key answers, and since when it is that one: a key meant for another answers none. */
let first: { readonly question: string; readonly at: number } | undefined;

function idOf({ test, detector }: TesterQuestion): string {
	return `${test} ${detector}`;
}

/** Says that the first question's report was the tester, if that question has stood first long enough to be read. */
export function answerFirst(): void {
	const [question] = testerQuestions.peek();
	if (!question || !mayServe()) return;
	if (first?.question !== idOf(question) || !isSettled(first.at, performance.now())) return;
	void confirmTester(question);
}

async function confirmTester({ test, seq }: TesterQuestion): Promise<void> {
	try {
		await call("POST /walk-tests/{id}/confirm", { params: { id: test }, body: { seq } });
	} catch (error) {
		notice(t("notDone", { action: t("tester.yes") }), reasonOf(error));
	}
}

/** More are counted: a wall has no more that a tester passes within half a minute. */
const MOST = 4;

/** "East wall 3 beam: was that your tester?", a question for each detector, with the time left until it rings. */
export function TesterQuestions() {
	const all = testerQuestions.value;
	const [head] = all;
	if (!head) {
		first = undefined;
		return null;
	}
	if (first?.question !== idOf(head)) first = { question: idOf(head), at: performance.now() };
	return (
		<div class="banner banner-ask banner-testers" role="alert" data-testid="tester-questions">
			{all.slice(0, MOST).map((question, n) => (
				<span key={idOf(question)} class="tester" data-testid="tester-question" data-detector={question.detector}>
					<strong>{t("tester.ask", { detector: deviceWords(question.detector) })}</strong>
					<span class="tester-left">{t("tester.left", { left: countdown(question.ringsAt - now.value) })}</span>
					{mayServe() && (
						<button type="button" data-testid="tester-yes" onClick={() => void confirmTester(question)}>
							<Icon name="check" />
							{t("tester.yes")}
							{n === 0 && <KeyHint>y</KeyHint>}
						</button>
					)}
				</span>
			))}
			{all.length > MOST && <span>{t("tester.more", { n: all.length - MOST })}</span>}
		</div>
	);
}

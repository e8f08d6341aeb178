import { computed, signal } from "@preact/signals";
import { call } from "../../app/api.ts";
import { now } from "../../app/follow.ts";
import { reasonOf } from "../../app/reason.ts";
import { isSettled } from "../selection.ts";
import { place } from "../state.ts";
import { walkTests } from "../watch.ts";
import { mayServe } from "./bypass-actions.tsx";
import { questionsOf, type RefusedAnswer, type TesterQuestion } from "./tester.ts";

const NONE: readonly TesterQuestion[] = [];

/** What the desk is asked now; the key answers the first. */
export const testerQuestions = computed<readonly TesterQuestion[]>(() => {
	const most = place.value?.site.settings.silence.walkTestMs;
	// Every second only while something is asked.
	if (most === undefined || walkTests.value.every(({ asks }) => asks === undefined)) return NONE;
	return questionsOf(walkTests.value, now.value, most);
});

/** What the hub refused of the answers, by test and detector, until it is answered anew or put away. */
export const refusedAnswers = signal<ReadonlyMap<string, RefusedAnswer>>(new Map());

/** Names a question: one for each detector. */
export function questionId({ test, detector }: TesterQuestion): string {
	return `${test} ${detector}`;
}

/** The question that the key answers, and since when it is that one: a key meant for another answers none. */
let first: { readonly question: string; readonly at: number } | undefined;

/** Notes which question stands first now. */
export function noteFirst(question: TesterQuestion | undefined): void {
	if (!question) first = undefined;
	else if (first?.question !== questionId(question)) first = { question: questionId(question), at: performance.now() };
}

/** Says that the first question's report was the tester, if that question has stood first long enough to be read. */
export function answerFirst(): void {
	const [question] = testerQuestions.peek();
	if (!question || !mayServe()) return;
	if (first?.question !== questionId(question) || !isSettled(first.at, performance.now())) return;
	void confirmTester(question);
}

/** Says that the report was the tester; what the hub refuses stands beside the question. */
export async function confirmTester(question: TesterQuestion): Promise<void> {
	const { test, seq } = question;
	putAwayRefusal(question);
	try {
		await call("POST /walk-tests/{id}/confirm", { params: { id: test }, body: { seq } });
	} catch (error) {
		const next = new Map(refusedAnswers.peek());
		refusedAnswers.value = next.set(questionId(question), { ...question, why: reasonOf(error) });
	}
}

export function putAwayRefusal(question: TesterQuestion): void {
	if (!refusedAnswers.peek().has(questionId(question))) return;
	const next = new Map(refusedAnswers.peek());
	next.delete(questionId(question));
	refusedAnswers.value = next;
}

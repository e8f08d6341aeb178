import type { IncidentPanelShape, IncidentShape } from "../../../contract/shapes.ts";
import type { StepShape } from "../../../contract/work-shapes.ts";

/** With `proposed`: the hub has found a reason to do it now. */
export type Step = StepShape;
type Done = NonNullable<IncidentShape["steps"]>[string];

/** What the site has written down for incidents of one type. */
export type Procedure = NonNullable<IncidentPanelShape["procedure"]>;

/** Someone outside who is called, with the text to read aloud already filled in. */
export type Agency = NonNullable<IncidentPanelShape["agencyTexts"]>[number];

export interface StepState {
	readonly step: Step;
	readonly done?: Done;
	/** When it has to be done, epoch ms. */
	readonly dueAt?: number;
}

type Worked = Pick<IncidentShape, "openedAt" | "steps" | "extraSteps">;

/** All steps of an incident in order, with who did them: what the incident itself asks comes first, for it is urgent. */
export function stepsOf({ openedAt, steps = {}, extraSteps = [] }: Worked, procedure?: Procedure): StepState[] {
	const byId = new Map([...extraSteps, ...(procedure?.steps ?? [])].map((step) => [step.id, step]));
	return [...byId.values()].map((step) => {
		const done = steps[step.id];
		const dueAt = step.withinMs === undefined ? undefined : Date.parse(openedAt) + step.withinMs;
		return { step, ...(done && { done }), ...(dueAt !== undefined && { dueAt }) };
	});
}

/** The steps without which the incident can't be resolved. */
export function stillRequired(steps: readonly StepState[]): readonly Step[] {
	return steps.filter(({ step, done }) => step.required && !done).map(({ step }) => step);
}

/** How many are done, of how many. */
export function progressOf(steps: readonly StepState[]): { readonly done: number; readonly all: number } {
	return { done: steps.filter(({ done }) => done).length, all: steps.length };
}

/** The agency of the site's book that a step names: by its id, or by the number that is dialled all over the country. */
export function agencyOf(book: readonly Agency[], name: string): Agency | undefined {
	return book.find(({ id }) => id === name) ?? book.find(({ number }) => number === name);
}

/** One that the site's book does not have: known by its number alone. */
export function unlisted(number: string): Agency {
	return { id: number, number, words: { en: "", "zh-CN": "" }, text: { en: "", "zh-CN": "" } };
}

/** Agencies in the order they matter here: told first, then those that a step names, then the rest of the site's book. */
export function agenciesFor(
	book: readonly Agency[],
	{ told, steps }: { readonly told: readonly { readonly agency: string }[]; readonly steps: readonly StepState[] },
): { readonly here: readonly Agency[]; readonly others: readonly Agency[] } {
	const wanted = [
		...told.map(({ agency }) => agency),
		...steps.flatMap(({ step }) => (step.agency === undefined ? [] : [step.agency])),
	];
	const here = [
		...new Map(wanted.map((name) => agencyOf(book, name) ?? unlisted(name)).map((one) => [one.id, one])).values(),
	];
	return { here, others: book.filter((one) => !here.includes(one)) };
}

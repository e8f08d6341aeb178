import type { IncidentShape } from "../../../contract/shapes.ts";
import type { Step, StepState } from "./procedure.ts";

/** Something that has to be done by a time, epoch ms. */
export type Deadline =
	| { readonly at: number; readonly due: string; readonly step?: undefined }
	| { readonly at: number; readonly step: Step; readonly due?: undefined };

/** What has to be done next, the earliest first: the incident's own deadline, and the steps that have one. */
export function deadlines(
	{ state, due }: Pick<IncidentShape, "state" | "due">,
	steps: readonly StepState[],
): Deadline[] {
	if (state === "resolved") return [];
	const all: Deadline[] = due ? [{ at: Date.parse(due.at), due: due.what }] : [];
	for (const { step, done, dueAt } of steps) if (!done && dueAt !== undefined) all.push({ at: dueAt, step });
	return all.sort((a, b) => a.at - b.at);
}

/** Under this much time left it is urgent, ms. */
const SOON_MS = 15_000;

export function urgencyOf(leftMs: number): "passed" | "soon" | "calm" {
	if (leftMs < 0) return "passed";
	return leftMs < SOON_MS ? "soon" : "calm";
}

import { signal } from "@preact/signals";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import type { Answer } from "./ongoing.ts";

/** What is being said now, and why what was said last was not done; by the dispatch's id. */
export const saying = signal<{ readonly dispatch: string; readonly answer: Answer } | undefined>(undefined);
export const refused = signal<{ readonly dispatch: string; readonly why: string } | undefined>(undefined);

/** Says it to the hub; the screen moves on when the hub has it. */
export async function answerDispatch(dispatch: string, answer: Answer, reason?: string): Promise<void> {
	if (saying.value) return;
	saying.value = { dispatch, answer };
	refused.value = undefined;
	try {
		const body = reason === undefined ? {} : { reason };
		await api(`POST /dispatches/{id}/${answer}`, { params: { id: dispatch }, body });
	} catch (error) {
		refused.value = { dispatch, why: reasonOf(error) };
	}
	saying.value = undefined;
}

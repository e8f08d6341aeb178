import type { Problem } from "../../model/problem.ts";
import type { StepContext } from "./step-context.ts";

const MINUTE_MS = 60_000;

/** What is wrong with an end that a person gave: it is past, or further off than `atMostMs` (epoch ms and ms). */
export function tooLong(context: StepContext, until: number, atMostMs: number): Problem | undefined {
	const ahead = until - context.now;
	if (ahead > 0 && ahead <= atMostMs) return undefined;
	const found = ahead <= 0 ? "a time that is past" : `${Math.ceil(ahead / MINUTE_MS)} min from now`;
	const expected = `at most ${Math.floor(atMostMs / MINUTE_MS)} min from now`;
	return {
		code: "invalid",
		detail: `until: found ${found}, expected ${expected}`,
		mistakes: [{ path: "body.until", found, expected }],
	};
}

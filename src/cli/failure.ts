import { PROBLEMS, Refusal, StoreUnavailable } from "../model/problem.ts";

/**
 * What to say of a failure, and the exit code: an expected one is told in words without a stack (the thing, what was
 * found, what is allowed); a bug is told with its stack.
 */
export function failureOf(error: unknown): {
	lines: readonly string[];
	exit: number;
} {
	if (error instanceof Refusal) {
		const { code, detail, mistakes = [], allowed } = error.problem;
		const untold = mistakes.filter(({ path, found = "", expected = "" }) =>
			[path, found, expected].some((part) => !detail.includes(part)),
		);
		const told = untold.map(
			({ path, found, expected }) =>
				`  ${path}:${found === undefined ? "" : ` found ${found}`}${expected === undefined ? "" : `; ${expected}`}`,
		);
		const hint = allowed?.length ? [`  allowed: ${allowed.join(", ")}`] : [];
		return {
			lines: [`gatehouse: ${detail}`, ...told, ...hint],
			exit: PROBLEMS[code].exit,
		};
	}
	if (error instanceof StoreUnavailable) return { lines: [`gatehouse: ${error.message}`], exit: 1 };
	return {
		lines: [`gatehouse: ${error instanceof Error ? error.stack : String(error)}`],
		exit: 1,
	};
}

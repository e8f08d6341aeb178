import type { WalkTestShape } from "../../../contract/work-shapes.ts";

interface Progress {
	/** Those that have passed, the latest first. */
	readonly done: readonly { readonly id: string; readonly at: number }[];
	readonly waiting: readonly string[];
}

/** How far a walk test has come. */
export function progressOf({ passed }: Pick<WalkTestShape, "passed">): Progress {
	const all = Object.entries(passed).map(([id, at]) => ({ id, at }));
	return {
		done: all.filter(({ at }) => at > 0).sort((a, b) => b.at - a.at),
		waiting: all.flatMap(({ id, at }) => (at > 0 ? [] : [id])).sort(),
	};
}

/** Whether a detector is under test, and has been seen to work. */
export function testOf(
	tests: readonly Pick<WalkTestShape, "passed">[],
	device: string,
): "waits" | "passed" | undefined {
	for (const { passed } of tests) {
		const at = passed[device];
		if (at !== undefined) return at > 0 ? "passed" : "waits";
	}
	return undefined;
}

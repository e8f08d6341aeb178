import { Refusal } from "../model/problem.ts";

/** Where a page ended, as the text that asks for the next one. */
export function cursorAt(position: number): string {
	return position.toString(36);
}

/**
 * The position that a cursor names.
 *
 * @throws {Refusal} `malformed`: it is not one of ours.
 */
export function afterCursor(cursor: string | undefined): number | undefined {
	if (cursor === undefined) return undefined;
	const position = Number.parseInt(cursor, 36);
	if (!Number.isSafeInteger(position) || position.toString(36) !== cursor) {
		const mistake = { path: "cursor", found: cursor, expected: "the nextCursor of an earlier page" };
		throw new Refusal({
			code: "malformed",
			detail: `cursor: found "${cursor}", expected the nextCursor of an earlier page`,
			mistakes: [mistake],
		});
	}
	return position;
}

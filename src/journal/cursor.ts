import { createHash } from "node:crypto";
import { Refusal } from "../model/problem.ts";

/** Of the check in front of a place: 36 bits, enough against a mistake. */
const CHECK_CHARS = 6;
/** So much of a wrong cursor is said again. */
const TOLD_CHARS = 80;

/** Lists that hold no objects, as their cursors name them; of objects it is their sort. */
export const ENTRIES = "entries";
export const QUARANTINE = "quarantine";

/** Where a page of this list ended, as the text that asks for the next one. */
export function cursorAt(list: string, place: number | string): string {
	const text = Buffer.from(String(place)).toString("base64url");
	return checkOf(list, text) + text;
}

/**
 * The place that a cursor names in this list. A check in front of it tells a page's own from one that was made up, or is
 * another list's: a place that nobody gave would leave items out, and nobody would know.
 *
 * @throws {Refusal} `malformed`: no page of this list gave it.
 */
export function placeAfter(list: string, cursor: string | undefined): string | undefined {
	if (cursor === undefined) return undefined;
	const text = cursor.slice(CHECK_CHARS);
	const place = Buffer.from(text, "base64url").toString();
	if (place !== "" && cursorAt(list, place) === cursor) return place;
	const found = cursor.slice(0, TOLD_CHARS);
	const expected = "the nextCursor of an earlier page of this list";
	throw new Refusal({
		code: "malformed",
		detail: `cursor: found "${found}", expected ${expected}`,
		mistakes: [{ path: "cursor", found, expected }],
	});
}

/** The same of a list whose places are numbers. @throws As `placeAfter`. */
export function numberAfter(list: string, cursor: string | undefined): number | undefined {
	const place = placeAfter(list, cursor);
	return place === undefined ? undefined : Number(place);
}

function checkOf(list: string, text: string): string {
	return createHash("sha256").update(`${list} ${text}`).digest("base64url").slice(0, CHECK_CHARS);
}

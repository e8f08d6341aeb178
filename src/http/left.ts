import type { Reader } from "../journal/query.ts";
import { Refusal } from "../model/problem.ts";

const shown = (at: unknown) => new Date(Number(at)).toISOString();

/**
 * Refuses a period that ends before the journal begins: what was there has left by rule.
 *
 * @throws {Refusal} `invalid`, naming from when on there is something.
 */
export async function mustStand(reader: Pick<Reader, "rows">, to: number | undefined): Promise<void> {
	if (to === undefined) return;
	const [anchor] = await reader.rows("SELECT at, left_at FROM anchor WHERE at >= ?", [to - 1]);
	if (!anchor) return;
	const path = "query.to";
	const found = shown(to);
	const expected = `an instant after ${shown(Number(anchor.at) + 1)}: what was before left the journal by rule at ${shown(anchor.left_at)}`;
	const detail = `${path}: found ${found}, expected ${expected}`;
	throw new Refusal({ code: "invalid", detail, mistakes: [{ path, found, expected }] });
}

/** Why there is no entry with that seq. */
export async function whyNone(reader: Pick<Reader, "rows">, seq: number): Promise<string> {
	const [anchor] = await reader.rows("SELECT left_at FROM anchor WHERE seq >= ?", [seq]);
	return anchor ? `entry ${seq} left the journal by rule at ${shown(anchor.left_at)}` : `there is no entry ${seq}`;
}

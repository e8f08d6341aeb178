import { z } from "zod";
import { Database } from "./sqlite.ts";

/** Where a journal that `history generate` made says so, among the words on its folder. */
export const MADE_UP = "made-up";

/** Which time of which site is made up, epoch ms, half open, and by which seed. */
export const madeUpMark = z.object({ site: z.string(), from: z.number(), to: z.number(), seed: z.string() });

/** What a journal's file says of itself that it is made up; undefined where it does not. */
export function madeUpIn(file: string): z.output<typeof madeUpMark> | undefined {
	const db = new Database(file, { readonly: true, fileMustExist: true });
	try {
		const row = db.prepare<[string], { value: string }>("SELECT value FROM folder WHERE key = ?").get(MADE_UP);
		return row && madeUpMark.parse(JSON.parse(row.value));
	} finally {
		db.close();
	}
}

import { expect, test } from "vitest";
import { cursorAt } from "../../src/journal/cursor.ts";
import { pageQuery } from "../../src/journal/reader/read-objects.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { Database } from "../../src/journal/store/sqlite.ts";

/** How SQLite reads a page of rounds: the details of its plan. */
function planOf(query: object): readonly string[] {
	const db = new Database(":memory:");
	try {
		migrate(db);
		const { sql, params } = pageQuery("round", { limit: 100, order: "desc", ...query });
		const rows = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...params);
		return rows.map(({ detail }) => detail);
	} finally {
		db.close();
	}
}

test("rounds are read from their own index in their order, whatever they are narrowed by, never from among all objects", () => {
	const narrowed = [
		{},
		{ order: "asc" },
		{ route: "south" },
		{ guard: "wang", state: "incomplete" },
		{ from: 1, to: 2 },
		{ open: false },
		{ cursor: cursorAt("round", 42) },
	];
	for (const query of narrowed) {
		const [first, ...more] = planOf(query);
		expect([query, first, more]).toEqual([query, expect.stringContaining("USING INDEX object_round"), []]);
	}
});

test("rounds to come and under way are read from what is open", () => {
	expect(planOf({ open: true })).toEqual([expect.stringContaining("USING INDEX object_open")]);
});

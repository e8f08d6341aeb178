import { expect, test } from "vitest";
import type { Commit, Rejected } from "../../src/journal/journal.ts";
import type { Page } from "../../src/journal/query.ts";
import { BUDGETS } from "../../src/model/budgets.ts";
import { NIGHT, open, report } from "./rig.ts";

const DAY_MS = 86_400_000;

function rejected(account: string, { day = 0, bytes = 10, n = 0 } = {}): Rejected {
	return {
		...{ account, sender: account, topic: "t", reason: `no ${n}`, receivedAt: NIGHT + day * DAY_MS },
		...{ bytes: new Uint8Array(bytes), totalBytes: bytes },
	};
}

async function all<T>(page: (cursor?: string) => Promise<Page<T>>): Promise<{ items: T[]; pages: T[][] }> {
	const pages: T[][] = [];
	let cursor: string | undefined;
	do {
		const { items, nextCursor } = await page(cursor);
		pages.push([...items]);
		cursor = nextCursor;
	} while (cursor !== undefined);
	return { items: pages.flat(), pages };
}

test("of one device's quarantine the oldest of the day go, and are counted; nobody else's do", async () => {
	const { journal, reader } = await open();
	const { limit } = BUDGETS["quarantine-of-device"];
	await Promise.all([rejected("quiet"), rejected("loud", { day: -1 })].map((one) => journal.quarantine(one)));
	await Promise.all(Array.from({ length: limit + 50 }, (_, n) => journal.quarantine(rejected("loud", { n }))));
	const { items } = await all((cursor) =>
		reader.quarantined({ limit: 400, order: "asc", ...(cursor !== undefined && { cursor }) }),
	);
	expect(items.filter(({ sender }) => sender === "quiet")).toHaveLength(1);
	const loud = items.filter(({ sender }) => sender === "loud");
	expect(loud.map(({ reason }) => reason)).toEqual([
		"no 0",
		...Array.from({ length: limit }, (_, n) => `no ${n + 50}`),
	]);
	expect(await reader.quarantineCount()).toBe(limit + 2);
	expect(await reader.rows("SELECT dropped FROM quarantine_day WHERE account = 'loud' AND dropped > 0", [])).toEqual([
		{ dropped: 50 },
	]);
});

test("of one device's quarantine the bytes of a day and the days are bounded", async () => {
	const { journal, reader } = await open();
	const big = BUDGETS.quarantined.limit;
	const fit = BUDGETS["quarantine-bytes"].limit / big;
	await Promise.all(Array.from({ length: fit + 3 }, (_, n) => journal.quarantine(rejected("loud", { bytes: big, n }))));
	expect(await reader.quarantineCount()).toBe(fit);
	const { limit: days } = BUDGETS["quarantine-days"];
	await Promise.all(Array.from({ length: days }, (_, n) => journal.quarantine(rejected("loud", { day: n + 1 }))));
	expect(await reader.quarantineCount()).toBe(days);
});

test("a page ends at its bytes, and the pages together are all there is, in order", async () => {
	const { journal, reader } = await open();
	const count = 60;
	const data = { note: "x".repeat(50_000) };
	await Promise.all(Array.from({ length: count }, (_, n) => journal.append(report({ id: `big-${n}`, data }))));
	for (const order of ["asc", "desc"] as const) {
		for (const filter of [{}, { device: "gate-1" }, { type: "gate.passed" }]) {
			const { items, pages } = await all((cursor) =>
				reader.entries({ limit: 1_000, order, ...filter, ...(cursor !== undefined && { cursor }) }),
			);
			const ids = items.filter(({ id }) => id.startsWith("big-")).map(({ id }) => id);
			const expected = Array.from({ length: count }, (_, n) => `big-${n}`);
			expect(ids).toEqual(order === "asc" ? expected : expected.toReversed());
			for (const page of pages)
				expect(JSON.stringify(page).length).toBeLessThanOrEqual(BUDGETS.page.limit + page.length);
		}
	}
	const bytes = BUDGETS.quarantined.limit;
	await Promise.all(Array.from({ length: 20 }, (_, n) => journal.quarantine(rejected("loud", { bytes, n }))));
	const quarantine = await all((cursor) =>
		reader.quarantined({ limit: 1_000, order: "desc", ...(cursor !== undefined && { cursor }) }),
	);
	expect(quarantine.items.map(({ reason }) => reason)).toEqual(Array.from({ length: 20 }, (_, n) => `no ${19 - n}`));
	expect(quarantine.pages.length).toBeGreaterThan(2);
});

test("an entry that is too large is refused by name, and nobody else's waits or fails for it", async () => {
	const { journal, reader } = await open();
	const note = "x".repeat(BUDGETS.draft.limit);
	const [large, small] = await Promise.allSettled([
		journal.append(report({ id: "large", data: { note } })),
		journal.append(report({ id: "small" })),
	]);
	expect(large).toMatchObject({ status: "rejected", reason: { problem: { code: "too-large" } } });
	expect(small.status).toBe("fulfilled");
	const { items } = await reader.entries({ limit: 10, order: "asc" });
	expect(items.map(({ id }) => id)).toEqual(["small"]);
});

test("a transaction takes no more bytes than its budget, and a commit tells no more than a message has room for", async () => {
	const { journal } = await open();
	const commits: Commit[] = [];
	journal.follow((commit) => commits.push(commit));
	const note = "x".repeat(60_000);
	const count = 300;
	await Promise.all(
		Array.from({ length: count }, (_, n) => journal.append(report({ id: `big-${n}`, data: { note } }))),
	);
	const inOne = Math.max(...commits.map(({ entryCount }) => entryCount));
	expect(inOne * note.length).toBeLessThan(2 * BUDGETS.commit.limit + note.length);
	expect(commits.reduce((sum, { entryCount }) => sum + entryCount, 0)).toBe(count);
	for (const { entries } of commits) expect(JSON.stringify(entries).length).toBeLessThan(BUDGETS.tape.limit + 100);
});

import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boundLog } from "../../src/hub/log-budget.ts";
import { BUDGETS, newReached } from "../../src/model/budgets.ts";

const { limit } = BUDGETS["log-lines"];

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function bounded() {
	const lines: { readonly msg: string; readonly more?: number; readonly n?: number; readonly address?: string }[] = [];
	const reached = newReached();
	const to = pino({ level: "info", base: null }, { write: (text: string) => lines.push(JSON.parse(text)) });
	return { ...boundLog(to, reached), lines, reached };
}

test("of one reason so many lines a minute are written, then one with the number of the rest, which are counted", () => {
	const { log, lines, reached } = bounded();
	for (let n = 0; n < limit + 1_000; n++) log.child({ address: `10.0.0.${n % 250}` }).warn({ n }, "connection refused");
	expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: limit }, (_, n) => n));
	expect(reached["log-lines"]).toBe(1_000);
	vi.advanceTimersByTime(60_000);
	expect(lines.slice(limit)).toMatchObject([{ more: 1_000, msg: expect.stringContaining("and 1000 more") }]);
	log.warn("connection refused");
	expect(lines).toHaveLength(limit + 2);
});

test("one reason hides no other, and what says that the hub ends is always written", () => {
	const { log, lines } = bounded();
	for (let n = 0; n < 10 * limit; n++) log.warn("connection refused");
	log.error({ err: new Error("full") }, "store unavailable");
	for (let n = 0; n < 2 * limit; n++) log.fatal("the hub ends");
	expect(lines.filter(({ msg }) => msg === "store unavailable")).toHaveLength(1);
	expect(lines.filter(({ msg }) => msg === "the hub ends")).toHaveLength(2 * limit);
});

test("reasons without number share one budget, and what was left out is said when the hub closes", () => {
	const { log, lines, close, reached } = bounded();
	for (let n = 0; n < 10_000; n++) log.warn(`reason ${n}`);
	expect(lines).toHaveLength(500 + limit);
	close();
	expect(lines.at(-1)).toMatchObject({ more: 10_000 - 500 - limit });
	expect(reached["log-lines"]).toBe(10_000 - 500 - limit);
});

test("what is written at no level takes nobody's room", () => {
	const { log, lines, reached } = bounded();
	for (let n = 0; n < 10 * limit; n++) log.debug("a console follows");
	log.info("a console follows");
	expect(lines).toHaveLength(1);
	expect(reached["log-lines"]).toBe(0);
});

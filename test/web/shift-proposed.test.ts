import { expect, test } from "vitest";
import { proposedRows } from "../../src/web/console/shift/proposed.ts";

const person = (name: string) => ({ name, displayName: name.toUpperCase() });
const row = (shift: string, from: string, to: string, posts: [string, string, true?][]) => ({
	...{ date: "2026-11-26", shift, from: `2026-11-26T${from}+08:00`, to: `2026-11-26T${to}+08:00` },
	posts: posts.map(([post, guard, leader]) => ({ post, guard: person(guard), ...(leader && { leader }) })),
});
const ROWS = [
	row("night", "00:00:00", "08:00:00", [["patrol", "qin"]]),
	row("day", "08:00:00", "16:00:00", [
		["operator", "li"],
		["gate-south", "qian"],
		["patrol", "zhao", true],
	]),
];
const proposed = (time: string, rows = ROWS) =>
	proposedRows(rows, { now: Date.parse(`2026-11-26T${time}+08:00`), label: (login) => `<${login}>` });

test("whoever signs on is proposed the roster's guards of the shift they come for, without the desk", () => {
	const day = [
		{ post: "gate-south", guard: "<qian>", leader: false },
		{ post: "patrol", guard: "<zhao>", leader: true },
	];
	expect(proposed("08:10:00")).toEqual(day);
	expect(proposed("07:45:00")).toEqual(day);
	expect(proposed("07:15:00")).toEqual([{ post: "patrol", guard: "<qin>", leader: false }]);
});

test("a shift's last half hour is its own where the roster goes no further; nobody named is no proposal", () => {
	expect(proposed("15:50:00")).toHaveLength(2);
	expect(proposed("17:00:00")).toBeUndefined();
	expect(proposed("08:10:00", [])).toBeUndefined();
});

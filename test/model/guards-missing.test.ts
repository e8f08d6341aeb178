import { expect, test } from "vitest";
import { awaitedAt, postsUnfilled } from "../../src/model/guards-missing.ts";

const DOWN = [
	{ post: "operator", guard: "li" },
	{ post: "gate-south", guard: "zhou" },
	{ post: "patrol", guard: "zhao" },
	{ post: "patrol", guard: "qian" },
];
const watch = (guards: readonly (readonly [guard: string, post: string])[], overdue = false) => ({
	operator: "wu",
	guards: guards.map(([guard, post]) => ({ guard, post })),
	overdue,
});

test.each([
	{ what: "no watch", on: undefined, unfilled: ["gate-south", "patrol", "patrol"], awaited: ["zhou", "zhao", "qian"] },
	{
		what: "nobody entered",
		on: watch([]),
		unfilled: ["gate-south", "patrol", "patrol"],
		awaited: ["zhou", "zhao", "qian"],
	},
	{
		what: "all came",
		on: watch([
			["zhou", "gate-south"],
			["zhao", "patrol"],
			["qian", "patrol"],
		]),
		unfilled: [],
		awaited: [],
	},
	{
		what: "at another post",
		on: watch([
			["zhou", "patrol"],
			["zhao", "patrol"],
			["qian", "patrol"],
		]),
		unfilled: [],
		awaited: [],
	},
	{
		what: "a stand-in at the gate",
		on: watch([
			["sun", "gate-south"],
			["zhao", "patrol"],
			["qian", "patrol"],
		]),
		unfilled: [],
		awaited: [],
	},
	{
		what: "a stand-in for one of two",
		on: watch([
			["zhou", "gate-south"],
			["sun", "patrol"],
		]),
		unfilled: ["patrol"],
		awaited: ["zhao", "qian"],
	},
	{
		what: "the watch before still there",
		on: watch(
			[
				["sun", "gate-south"],
				["zhao", "patrol"],
				["qian", "patrol"],
			],
			true,
		),
		unfilled: ["gate-south"],
		awaited: ["zhou"],
	},
	{
		what: "the one at the desk is down for a gate",
		on: { ...watch([]), operator: "zhou" },
		unfilled: ["patrol", "patrol"],
		awaited: ["zhao", "qian"],
	},
])("$what: what is unfilled is said by the post, and who is awaited there by name", ({ on, unfilled, awaited }) => {
	expect(postsUnfilled(DOWN, on)).toEqual(unfilled);
	expect(awaitedAt(DOWN, on).map(({ guard }) => guard)).toEqual(awaited);
});

import { expect, test } from "vitest";
import { linesOf, stopOf, sumOf } from "../../../../src/web/console/queue/lines.ts";
import { anIncident } from "../../some.ts";

const video = (id: string, more = {}) => anIncident({ id, priority: "medium", group: "video square", ...more });
const breach = anIncident({ id: "breach" });
const flood = [breach, video("v1"), anIncident({ id: "water", priority: "medium" }), video("v2"), video("v3")];

test("in a flood what is alike is one row with its count, and what is high stands for itself", () => {
	const lines = linesOf(flood, new Set());
	expect(lines.map(({ id }) => id)).toEqual(["breach", "group:video square", "water"]);
	expect(lines[1]).toMatchObject({ sort: "group", open: false, incidents: [{ id: "v1" }, { id: "v2" }, { id: "v3" }] });
});

test("unfolded, each has its own row inside", () => {
	const lines = linesOf(flood, new Set(["video square"]));
	expect(lines.map(({ id }) => id)).toEqual(["breach", "group:video square", "v1", "v2", "v3", "water"]);
});

test("one alone is no group, and a critical or high incident is never in one", () => {
	expect(linesOf([video("v1")], new Set()).map(({ id }) => id)).toEqual(["v1"]);
	const high = [video("a", { priority: "high" }), video("b", { priority: "high" })];
	expect(linesOf(high, new Set()).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("every incident of the queue is in a row or in a group, none twice", () => {
	const held = linesOf(flood, new Set()).flatMap((line) =>
		line.sort === "group" ? line.incidents.map(({ id }) => id) : [line.id],
	);
	expect(held.toSorted()).toEqual(flood.map(({ id }) => id).toSorted());
});

test("the keyboard stops at a folded group once: at the one in hand, else at its first", () => {
	const [, folded] = linesOf(flood, new Set());
	const [, unfolded] = linesOf(flood, new Set(["video square"]));
	expect(folded && stopOf(folded, undefined)).toBe("v1");
	expect(folded && stopOf(folded, "v2")).toBe("v2");
	expect(unfolded && stopOf(unfolded, "v2")).toBeUndefined();
});

test("a group tells the highest priority, how many nobody has, and since when", () => {
	const all = [
		video("a", { openedAt: "2026-11-23T18:00:00Z", state: "acknowledged" }),
		video("b", { openedAt: "2026-11-23T17:00:00Z", priority: "low" }),
	];
	expect(sumOf(all)).toEqual({ priority: "medium", waiting: 1, oldest: "2026-11-23T17:00:00Z" });
});

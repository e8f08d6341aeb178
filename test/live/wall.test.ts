import { expect, test } from "vitest";
import type { Commit } from "../../src/journal/journal.ts";
import { openWall } from "../../src/live/wall.ts";

type Hear = (commit: Pick<Commit, "changed" | "configuration">) => void;

const shift = {
	...{ id: "shf-1", rev: 1, plan: "night", operator: "lin", since: 0, endsAt: 1, startList: {}, guards: [] },
} as const;
const drill = { id: "drl-3", rev: 3, scenario: "climb", by: "lin", since: 0 } as const;

test("the wall is told whether the watch is kept and which exercise runs, as the journal stands and from then on", async () => {
	let hear: Hear = () => expect.fail("not followed");
	const kept = { kind: "shift", id: "shf-1", rev: 1, scenario: null, active: null };
	const alarm = { kind: "alarm", id: "alm-2", rev: 2, scenario: null, active: 1 };
	const wall = await openWall({ rows: () => Promise.resolve([kept, alarm]) }, (follow) => {
		hear = follow;
	});
	expect(wall.now()).toEqual({ unattended: "told" });
	hear({ changed: [{ kind: "drill", id: "drl-3", rev: 3, value: drill }], configuration: "c0ffee" });
	expect(wall.now()).toEqual({ unattended: "told", drill: "climb", configuration: "c0ffee" });
	hear({ changed: [{ kind: "drill", id: "drl-3", rev: 4, value: { ...drill, rev: 4, endedAt: 1 } }] });
	hear({ changed: [{ kind: "alarm", id: "alm-2", rev: 5, gone: true }] });
	expect(wall.now()).toEqual({ configuration: "c0ffee" });
	hear({ changed: [{ kind: "shift", id: "shf-1", rev: 6, value: { ...shift, rev: 6, endedAt: 2 } }] });
	expect(wall.now()).toEqual({ unattended: "nobody", configuration: "c0ffee" });
});

test("what a commit said while the rows were read is not undone by them", async () => {
	const wall = await openWall(
		{ rows: () => Promise.resolve([{ kind: "shift", id: "shf-1", rev: 1, scenario: null, active: null }]) },
		(hear) => hear({ changed: [{ kind: "shift", id: "shf-1", rev: 2, value: { ...shift, rev: 2, endedAt: 1 } }] }),
	);
	expect(wall.now()).toEqual({ unattended: "nobody" });
});

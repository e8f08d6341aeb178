import { expect, test } from "vitest";
import { stagesOf } from "../../../../src/web/console/incident/chain.ts";
import { anIncident } from "../../some.ts";

const resolved = { state: "resolved", resolvedAt: "2026-11-23T19:00:00.000Z" } as const;

test("a resolved incident stands at its end, one that was folded into another has not come to it", () => {
	const last = (change: object) => stagesOf(anIncident({ id: "one", ...resolved, ...change })).at(-1);
	expect(last({})).toEqual({ state: "resolved", now: true, at: resolved.resolvedAt });
	expect(last({ mergedInto: "other" })).toEqual({ state: "resolved", now: false });
});

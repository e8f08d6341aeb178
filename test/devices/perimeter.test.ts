import { expect, test } from "vitest";
import perimeter from "../../devices/perimeter.ts";

test("more beams are stronger than fewer, and inward is stronger than any number of beams", () => {
	const strength = perimeter.events["beam-broken"].severity ?? expect.fail("no severity");
	expect(strength({ beams: [1, 2] })).toBeGreaterThan(strength({ beams: [4] }));
	expect(strength({ beams: [1], direction: "in" })).toBeGreaterThan(strength({ beams: [1, 2, 3, 4, 5, 6] }));
});

test("a breach is high and evidence of a person; a weak signal is its own condition and lowers nothing", () => {
	expect(perimeter.alarms.breach).toMatchObject({ priority: "high", evidence: "person" });
	expect(perimeter.events.environment.raises).toBe("degraded");
	expect(perimeter.events.environment.clears).toBeUndefined();
});

test("a beam report names at least one beam, numbered from 1", () => {
	const { data } = perimeter.events["beam-broken"];
	for (const beams of [[], [0], [1.5], "1"]) expect(data.safeParse({ beams }).success).toBe(false);
});

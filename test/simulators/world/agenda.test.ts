import { expect, test } from "vitest";
import { Agenda } from "../../../simulators/world/agenda.ts";
import { randomOf } from "../../../simulators/world/random.ts";

test("what is set for any order of times happens in order of time, and in the order it was set within one instant", () => {
	const random = randomOf("agenda");
	const agenda = new Agenda();
	const happened: { at: number; n: number }[] = [];
	for (let n = 0; n < 1_000; n++) {
		const at = Math.floor(random.between(0, 50));
		agenda.add(at, () => happened.push({ at, n }));
	}
	for (let task = agenda.take(24); task; task = agenda.take(24)) task.act();
	expect(happened.every(({ at }) => at <= 24)).toBe(true);
	for (let task = agenda.take(50); task; task = agenda.take(50)) task.act();
	expect(happened).toHaveLength(1_000);
	expect(happened).toEqual(happened.toSorted((a, b) => a.at - b.at || a.n - b.n));
});

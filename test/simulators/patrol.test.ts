import { expect, test } from "vitest";
import { hear, told } from "./heard.ts";
import { compound, NIGHT } from "./jingxin.ts";

const HOUR_S = 3_600;

test("a guard walks each round of the night at its times in the order of its stops, one badge a round", () => {
	const said = told(hear([], { forS: 8 * HOUR_S })).filter(({ type }) => type === "patrol.checkin");
	const badges = new Set(said.map(({ data }) => JSON.stringify(data)));
	expect(badges.size).toBeGreaterThan(1);
	let walked = 0;
	for (const { minutes, stops } of compound.rounds) {
		for (const minute of minutes) {
			const start =
				((minute * 60_000 - ((NIGHT + 8 * HOUR_S * 1_000) % 86_400_000) + 2 * 86_400_000) % 86_400_000) / 1_000;
			const last = stops.at(-1)?.afterMs ?? 0;
			if (start + last / 1_000 + 300 > 8 * HOUR_S) continue;
			const there = said.filter(({ device, at }) => {
				const after = stops.find(({ checkpoint }) => checkpoint === device)?.afterMs;
				return after !== undefined && Math.abs(at - start - after / 1_000) < 300;
			});
			const order = stops.map(({ checkpoint }) => checkpoint).filter((id) => there.some(({ device }) => device === id));
			// One is forgotten now and then, or told later.
			expect(order.length).toBeGreaterThan(stops.length * 0.6);
			walked++;
		}
	}
	expect(walked).toBeGreaterThan(5);
});

test("what a reader without network kept is told later, with the time at which it was made", () => {
	const heard = hear([], { forS: 24 * HOUR_S, seed: "3" });
	const late = heard.filter(
		(one) => "said" in one && one.said.type === "patrol.checkin" && one.at - one.said.at > 5 * 60_000,
	);
	expect(late.length).toBeGreaterThan(0);
});

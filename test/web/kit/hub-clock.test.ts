import { expect, test } from "vitest";
import { HubClock } from "../../../src/web/kit/hub-clock.ts";

test("ages follow the hub's clock although the workstation's is wrong by a year", () => {
	const clock = new HubClock(0, 0);
	clock.heard(1_000_000, 500);
	expect(clock.now(800)).toBe(1_000_300);
});

test("a simulation at sixty times the speed counts on between two beats", () => {
	const clock = new HubClock(0, 0);
	clock.heard(1_000_000, 0);
	clock.heard(1_060_000, 1_000);
	expect(clock.now(1_500)).toBe(1_090_000);
});

test("a beat that comes a little late does not bend the clock", () => {
	const clock = new HubClock(0, 0);
	clock.heard(10_000, 0);
	clock.heard(11_000, 1_050);
	expect(clock.now(2_050)).toBe(12_000);
});

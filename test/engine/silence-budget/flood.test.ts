import { describe, expect, test } from "vitest";
import { longestSilence } from "../../../src/engine/silence-budget/longest.ts";
import { garden, instant, Night } from "../../scenario.ts";

const cameras = [...garden.devices.values()].filter(({ kind, zone }) => kind === "camera" && zone.startsWith("east-"));
const others = [...garden.devices.values()].filter(({ kind, zone }) => kind === "home" && !zone.startsWith("b03"));

/** So many medium alarms of as many flats, a second apart from 02:00:00 on. */
function leaking(count: number): Night {
	const night = new Night();
	for (let n = 0; n < count; n++) {
		const time = `02:00:${String(n).padStart(2, "0")}`;
		night.device(time, others[n * 3]?.id ?? "", "home.water", {});
	}
	return night;
}

const types = (night: Night) => night.journal.map(({ type }) => type);

describe("a flood", () => {
	test("begins with the eleventh new alarm in ten minutes, and ends below five in ten", () => {
		const night = leaking(10);
		expect(types(night)).not.toContain("flood.began");
		night.device("02:00:10", "panel-b03-2-0401", "home.water", {});
		expect(night.journal.at(-1)).toMatchObject({ type: "flood.began", data: { count: 11 } });
		night.until("02:10:05");
		expect(types(night)).not.toContain("flood.ended");
		night.until("02:10:06");
		// Other clocks may run out in the same second.
		const ends = night.journal.filter(({ type }) => type === "flood.ended");
		expect(ends.map(({ receivedAt }) => receivedAt)).toEqual([instant("02:10:06")]);
		expect(ends[0]).toMatchObject({
			data: { count: 11, peak: 11, since: instant("02:00:00") },
		});
	});

	test("goes on while more than four come in ten minutes, and counts them all", () => {
		const night = leaking(11);
		for (const [n, minute] of ["04", "06", "08", "09", "10"].entries())
			night.device(`02:${minute}:00`, cameras[n]?.id ?? "", n === 4 ? "camera.fault" : "camera.tamper");
		night.until("02:13:59");
		expect(types(night)).not.toContain("flood.ended");
		night.until("03:00:00");
		expect(types(night).filter((type) => type === "flood.ended")).toHaveLength(1);
		expect(Number(night.journal.findLast(({ type }) => type === "flood.ended")?.data.count)).toBeGreaterThan(11);
	});

	test("lets critical and high come one by one: a second intruder rings like the first", () => {
		const night = leaking(12);
		night.device("02:00:20", "beam-east-1", "perimeter.beam-broken", { beams: [1, 2] });
		night.device("02:00:25", "beam-west-3", "perimeter.beam-broken", { beams: [1, 2] });
		night.device("02:00:30", "panel-b03-2-0401", "home.panic", { button: "wall" });
		for (const incident of night.incidents.filter(({ priority }) => priority !== "medium")) {
			expect(incident).not.toHaveProperty("group");
			expect(incident).toMatchObject({ rang: Number(incident.id.slice(4)), state: "open" });
		}
	});

	test("groups the rest by kind and zone: each keeps its own deadline, and rings within five minutes", () => {
		const night = leaking(12);
		night.device("02:00:20", "cam-east-3", "camera.video-lost");
		night.device("02:00:21", "cam-east-3", "camera.tamper");
		const [first, second] = night.incidents.slice(-2);
		expect(first).toMatchObject({ group: "camera east-3", rang: 0, owes: { because: "flood" } });
		expect(second).toMatchObject({ group: "camera east-3", rang: 0, due: { at: instant("02:05:21") } });
		expect(night.acknowledge("02:00:30", "li", second)).toBeUndefined();
		night.until("02:05:20");
		expect(night.incident("camera.video-lost")).toMatchObject({
			state: "open",
			rang: night.incident("camera.video-lost").rev,
		});
		expect(night.incident("camera.tamper")).toMatchObject({ state: "acknowledged", rang: 0 });
	});

	test("lets nothing strong hide in a group: whom a camera names is heard at once", () => {
		const night = leaking(12);
		night.device("02:00:20", "cam-east-3", "camera.line-crossed", { line: "w", direction: "out" });
		expect(night.incident("camera.line-crossed")).toMatchObject({ group: "camera east-3", rang: 0 });
		night.device("02:00:22", "cam-east-3", "camera.line-crossed", { line: "w", direction: "in", label: "person" });
		expect(night.incident("camera.line-crossed").rang).toBe(night.journal.length);
	});

	test("is what kept quiet until something stronger rang: that silence counts for it, and for no other rule", () => {
		const night = leaking(12);
		night.device("02:00:20", "cam-east-3", "camera.line-crossed", { line: "w", direction: "out" });
		night.device("02:02:20", "cam-east-3", "camera.line-crossed", { line: "w", direction: "in", label: "person" });
		const longest = longestSilence(night.state);
		expect([longest.get("flood"), longest.get("news")]).toEqual([120_000, 0]);
	});

	test("lets nothing hide in a group that becomes high", () => {
		const night = leaking(12);
		night.device("02:00:20", "cam-east-3", "camera.line-crossed", { line: "w", direction: "out" });
		night.device("02:00:22", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
		expect(night.incident("perimeter.breach")).toMatchObject({ priority: "high", rang: night.journal.length });
		expect(night.incident("perimeter.breach")).not.toHaveProperty("group");
	});

	test("what comes again of what waits in a group puts nothing off", () => {
		const night = leaking(12);
		night.device("02:00:20", "cam-east-3", "camera.video-lost");
		for (const minute of ["02", "04"]) night.device(`02:${minute}:20`, "cam-east-3", "camera.video-lost");
		night.until("02:05:20");
		const lost = night.incident("camera.video-lost");
		expect(lost).toMatchObject({ state: "open", eventCount: 3 });
		expect(lost.rang).toBeGreaterThan(0);
	});

	test("is none of what keeps quiet", () => {
		const schedule = [{ fromMinute: 22 * 60, toMinute: 23 * 60 }];
		const alarms = { "home.water": [{ schedule }] };
		const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
		for (let n = 0; n < 12; n++) night.device("12:00:00", others[n * 3]?.id ?? "", "home.water", {});
		expect(types(night)).not.toContain("flood.began");
	});
});

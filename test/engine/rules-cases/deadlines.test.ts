import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { clock, isHeard, note, PANEL, wait } from "./moves.ts";

describe("deadlines", () => {
	/** The operator takes it and notes something every 40 s: that meets no step, and brings no guard. */
	function noting(night: Night, from: string, until: string): void {
		for (let at = instant(from); at < instant(until); at += 40_000) note(night, clock(at));
	}

	test("J13 smoke: 119 not told within 90 s while the operator notes: that is heard", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.smoke", {});
		night.acknowledge("02:00:05", "li");
		noting(night, "02:00:10", "02:01:30");
		night.until("02:01:30");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("J14 ... and somebody else is told of it", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.smoke", {});
		night.acknowledge("02:00:05", "li");
		night.until("02:01:30");
		expect(night.journal.some(({ type, data }) => type === "incident.told-on" && data.incident === night.only.id)).toBe(
			true,
		);
	});

	test("J15 the guard sent to a panic does not arrive within five minutes while the operator notes: that is heard", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		night.person("02:00:10", "li", "incident.dispatched", {
			incident: night.only.id,
			guard: "zhang",
			known: true,
			byRadio: true,
		});
		noting(night, "02:00:20", "02:05:10");
		night.until("02:05:10");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("J16 nobody is signed on; the only guard sent declines: it says so loudly", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		night.person("02:00:10", "li", "incident.dispatched", { incident: night.only.id, guard: "zhang", known: true });
		const dispatch = night.only.dispatches?.[0]?.id;
		night.person("02:00:20", "zhang", "dispatch.declined", { incident: night.only.id, dispatch });
		expect(isHeard(night, night.only)).toBe(true);
		expect(night.why("dispatch.declined")).toContain("nobody-left");
	});

	test("J18 a guard who was sent does not answer in 30 s: that is heard", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		night.person("02:00:10", "li", "incident.dispatched", { incident: night.only.id, guard: "zhang", known: true });
		night.until("02:00:40");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("J19 a critical incident can't be kept waiting for hours by one operator: ten waits of ten minutes", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		expect(wait(night, "02:00:10", "02:09:00")).toBeUndefined();
		expect(wait(night, "02:08:00", "02:17:00")).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("captain"),
		});
	});
});

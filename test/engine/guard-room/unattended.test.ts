import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const breach = (night: Night, time: string) =>
	night.device(time, "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
const page = (night: Night, time: string, user: string, sound = true) =>
	night.hub(time, "console.attended", { user, sound });

/** A day watch with the operator's page open and sounding; by day nobody is asked for presence. */
function watched(): Night {
	const night = new Night();
	page(night, "09:00:00", "li");
	night.person("09:00:10", "li", "shift.signed-on", { guards: [] });
	return night;
}

test("a hub on which nobody ever signed on has no watch to be missed", () => {
	const night = new Night();
	page(night, "09:00:00", "li");
	night.hub("09:00:10", "console.unattended", { user: "li" });
	night.until("10:00:00");
	expect(night.incidents).toEqual([]);
});

describe("the guard room is unattended", () => {
	test("when the operator signs off and nobody relieves them", () => {
		const night = watched();
		night.person("09:30:00", "li", "shift.signed-off", {});
		expect(night.only).toMatchObject({
			type: "guard-room.unattended",
			priority: "high",
			zone: "guard-room",
			state: "open",
			words: { en: "Guard room unattended, no operator signed on", "zh-CN": "监控室无人值守，无值班员上岗" },
		});
		expect(night.journal.find(({ type }) => type === "guard-room.unattended")).toMatchObject({
			source: "hub",
			data: { why: "no-operator" },
		});
	});

	test("when the operator's page is closed for half a minute", () => {
		const night = watched();
		night.hub("09:10:00", "console.unattended", { user: "li" });
		night.until("09:10:29");
		expect(night.incidents).toEqual([]);
		night.until("09:10:30");
		expect(night.only.words.en).toBe("Guard room unattended, the operator's page is closed");
	});

	test("when the sound of the operator's page does not run", () => {
		const night = watched();
		page(night, "09:10:00", "li", false);
		night.until("09:10:30");
		expect(night.only.words.en).toBe("Guard room unattended, the console's sound is not running");
	});

	test("when relief is five minutes late", () => {
		const night = watched();
		night.until("16:04:59");
		expect(night.incidents).toEqual([]);
		night.until("16:05:00");
		expect(night.only.words.en).toBe("Guard room unattended, relief has not come");
	});

	test("though somebody else's page is open", () => {
		const night = watched();
		page(night, "09:05:00", "chen");
		night.hub("09:10:00", "console.unattended", { user: "li" });
		night.until("09:10:30");
		expect(night.only.type).toBe("guard-room.unattended");
	});

	test("when the page does not come back after the hub was away", () => {
		const night = watched();
		night.restart();
		night.hub("09:20:00", "hub.started");
		night.until("09:20:30");
		expect(night.only.words.en).toBe("Guard room unattended, the operator's page is closed");
	});
});

describe("it is not", () => {
	test("when the page is back in time", () => {
		const night = watched();
		night.hub("09:10:00", "console.unattended", { user: "li" });
		page(night, "09:10:20", "li");
		night.until("09:30:00");
		expect(night.incidents).toEqual([]);
	});

	test("while the stand-in's page is open", () => {
		const night = watched();
		page(night, "09:01:00", "qian");
		night.person("09:02:00", "li", "shift.stepped-away", { standIn: "qian", until: instant("09:15:00") });
		night.person("09:02:10", "qian", "shift.stand-in-accepted", {});
		night.hub("09:02:20", "console.unattended", { user: "li" });
		night.until("09:14:00");
		expect(night.incidents).toEqual([]);
	});

	test("when the next operator takes over and the page comes back under the new name", () => {
		const night = watched();
		night.person("15:59:00", "wang", "shift.taken-over", {});
		night.hub("15:59:06", "console.unattended", { user: "li" });
		page(night, "15:59:07", "wang");
		night.until("17:00:00");
		expect(night.incidents).toEqual([]);
	});
});

describe("attended again", () => {
	test("the alarm returns to normal, and the incident waits for a person", () => {
		const night = watched();
		night.person("09:30:00", "li", "shift.signed-off", {});
		night.person("09:31:00", "wang", "shift.signed-on", {});
		expect(night.alarms).toMatchObject([{ active: false, returnedAt: instant("09:31:00") }]);
		expect(night.only.state).toBe("open");
		expect(night.why("guard-room.attended")).toEqual(["attended", "cleared"]);
	});

	test("only when nothing else is missing", () => {
		const night = watched();
		night.hub("15:50:00", "console.unattended", { user: "li" });
		night.until("16:05:00");
		expect(night.only.words.en).toBe("Guard room unattended, the operator's page is closed, relief has not come");
		page(night, "16:06:00", "li");
		expect(night.alarms).toMatchObject([{ active: true }]);
		page(night, "16:06:30", "wang");
		night.person("16:07:00", "wang", "shift.taken-over", {});
		expect(night.alarms).toMatchObject([{ active: false }]);
	});

	test("and then left again, it rings again", () => {
		const night = watched();
		night.hub("09:10:00", "console.unattended", { user: "li" });
		night.until("09:11:00");
		page(night, "09:12:00", "li");
		night.acknowledge("09:12:10", "li");
		night.hub("09:20:00", "console.unattended", { user: "li" });
		night.until("09:20:30");
		expect(night.only).toMatchObject({ state: "open", eventCount: 2 });
	});
});

describe("the presence check", () => {
	/** When the operator was asked, by the journal. */
	const asked = (night: Night) =>
		night.journal.filter(({ type }) => type === "shift.presence-asked").map(({ receivedAt }) => receivedAt);

	test("comes by night every 20 to 40 minutes while the operator answers, and never by day", () => {
		const night = new Night();
		night.person("16:00:00", "li", "shift.signed-on", {});
		night.until("22:59:59");
		expect(asked(night)).toEqual([]);
		const times: number[] = [instant("23:00:00")];
		night.person("23:00:00", "wang", "shift.taken-over", {});
		for (let at = instant("23:00:00"); at < instant("24 06:30:00"); at += 30_000) {
			const now = new Date(at + 8 * 3_600_000).toISOString();
			night.until(`${now.slice(8, 10)} ${now.slice(11, 19)}`);
			if (asked(night).length === times.length) {
				times.push(asked(night).at(-1) ?? 0);
				night.person(`${now.slice(8, 10)} ${now.slice(11, 19)}`, "wang", "shift.present", {});
			}
		}
		expect(times.length).toBeGreaterThan(10);
		for (const [i, at] of times.entries()) {
			const gap = (at - (times[i - 1] ?? at - 20 * 60_000)) / 60_000;
			expect(gap).toBeGreaterThanOrEqual(20);
			expect(gap).toBeLessThanOrEqual(41);
			expect(at).toBeLessThan(instant("24 06:00:00"));
		}
		expect(new Set(times.map((at, i) => at - (times[i - 1] ?? 0))).size).toBeGreaterThan(5);
		expect(night.incidents.filter(({ words }) => words.en.includes("presence"))).toEqual([]);
	});

	test("that nobody answers within a minute leaves the guard room unattended", () => {
		const night = new Night();
		night.person("01:00:00", "li", "shift.signed-on", {});
		night.until("01:40:00");
		const [at = 0] = asked(night);
		expect([...night.state.shift.values()]).toMatchObject([{ asked: { at, answerBy: at + 60_000 } }]);
		night.until("01:41:01");
		expect(night.only.words.en).toBe("Guard room unattended, presence check not answered");
		expect(night.only.openedAt).toBe(at + 60_000);
		night.person("01:45:00", "li", "shift.present", {});
		expect(night.alarms).toMatchObject([{ active: false }]);
	});

	test("is answered by whatever the operator does, and by nobody else", () => {
		const night = new Night();
		night.person("01:00:00", "li", "shift.signed-on", {});
		breach(night, "01:19:00");
		night.acknowledge("01:19:10", "li");
		night.until("01:39:00");
		expect(asked(night)).toEqual([]);
		night.until("01:59:11");
		expect(asked(night)).toHaveLength(1);
		expect(night.person("01:59:12", "chen", "shift.present", {})).toMatchObject({ code: "wrong-state" });
		expect([...night.state.shift.values()][0]?.asked).toBeDefined();
	});
});

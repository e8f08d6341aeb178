import { describe, expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";

const climb = { beams: [1, 2] };
const broken = "perimeter.beam-broken";
const restored = { of: broken };

test("what a device kept while it had no link is one incident that says what it holds", () => {
	const night = new Night();
	for (let minute = 10; minute < 40; minute++)
		night.upload("03:00:00", `02:${minute}:00`, "beam-east-3", "perimeter.test");
	expect(night.only).toMatchObject({ type: "upload.late", priority: "low" });
	night.upload("03:00:01", "02:41:00", "beam-east-3", broken, climb);
	night.upload("03:00:01", "02:41:05", "beam-east-3", "perimeter.restored", restored);
	expect(night.only).toMatchObject({
		priority: "high",
		state: "open",
		due: { what: "acknowledge", at: instant("03:01:01") },
	});
	expect(night.only.words).toEqual({
		en: "Late upload: beam-east-3, 32 events, 1 × Perimeter breach",
		"zh-CN": "事件补传：beam-east-3，32条事件，周界入侵1次",
	});
	night.until("03:10:00");
	expect(night.only.type).toBe("upload.late");
	expect(night.why(broken)).toContain("late");
});

test("a late state whose clearing has not come is raised as now a minute after it came, however the upload goes on", () => {
	const night = new Night();
	night.upload("03:00:00", "02:30:00", "beam-east-3", broken, climb);
	night.upload("03:00:08", "02:31:00", "beam-east-3", "perimeter.test");
	night.until("03:00:59");
	expect(night.incidents.map(({ type }) => type)).toEqual(["upload.late"]);
	night.until("03:01:00");
	expect(night.incident("perimeter.breach")).toMatchObject({ zone: "east-3", state: "open", priority: "high" });
	expect(night.alarms.find(({ type }) => type === "perimeter.breach")).toMatchObject({ stateAt: instant("02:30:00") });
});

test("a late state that was cleared by a word known before is history", () => {
	const night = new Night();
	night.device("02:50:00", "beam-east-3", "perimeter.restored", restored);
	night.upload("03:00:00", "02:30:00", "beam-east-3", broken, climb);
	night.until("03:10:00");
	expect(night.only.type).toBe("upload.late");
});

describe("a late state of a device with several parts", () => {
	const PANEL = "panel-b03-2-0401";
	const intrusion = (night: Night, time: string, happened: string, zone: string) =>
		night.upload(time, happened, PANEL, "home.intrusion", { sensor: "window", zone });
	const over = (night: Night, time: string) =>
		night.upload(time, "02:32:00", PANEL, "home.restored", { of: "home.intrusion" });
	const raised = (night: Night) => night.alarms.filter(({ type }) => type === "home.intrusion").map(({ part }) => part);

	test.each([
		["before", "03:00:02"],
		["after", "03:00:00"],
	])("is raised where a word that names no part could be about several: uploaded %s them", (_when, time) => {
		const night = new Night();
		if (time === "03:00:00") over(night, time);
		intrusion(night, "03:00:00", "02:30:00", "living");
		intrusion(night, "03:00:01", "02:31:00", "bed");
		if (time !== "03:00:00") over(night, time);
		night.until("03:02:00");
		expect(raised(night)).toEqual(["living", "bed"]);
	});

	test("is history where it is the only one that such a word could be about", () => {
		const night = new Night();
		over(night, "03:00:00");
		intrusion(night, "03:00:01", "02:30:00", "living");
		night.until("03:02:00");
		expect(raised(night)).toEqual([]);
	});
});

test("a late clearing older than the state changes nothing; a newer one clears it", () => {
	const night = new Night();
	night.device("02:30:00", "beam-east-3", broken, climb);
	night.upload("03:00:00", "02:20:00", "beam-east-3", "perimeter.restored", restored);
	expect(night.why("perimeter.restored")).toContain("older-than-state");
	expect(night.alarms.find(({ type }) => type === "perimeter.breach")).toMatchObject({ active: true });
	night.upload("03:00:01", "02:40:00", "beam-east-3", "perimeter.restored", restored);
	expect(night.alarms.find(({ type }) => type === "perimeter.breach")).toMatchObject({ active: false });
});

test("a late panic is raised all the same, and says when it was", () => {
	const night = new Night();
	night.upload("03:00:00", "02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	expect(night.only).toMatchObject({ type: "home.panic", priority: "critical", state: "open" });
	expect(night.only.words.en).toBe("Panic button, Building 3, stairwell 2, flat 401, happened 47 min ago");
	expect(night.only.words["zh-CN"]).toBe("紧急求助，3幢2单元401室，47分钟前发生");
	expect(night.alarms).toMatchObject([{ lateByMs: 47 * 60_000 }]);
});

test("what is late by five minutes at most, or is the state as it is now, counts as now", () => {
	const night = new Night();
	night.upload("03:00:00", "02:55:00", "beam-east-3", broken, climb);
	night.device("03:00:00", "beam-west-3", broken, climb, { late: true, initial: true, at: instant("01:00:00") });
	expect(night.incidents.map(({ type }) => type)).toEqual(["perimeter.breach", "perimeter.breach"]);
});

test("a device whose clock is wrong, but does not say it is late, counts as now", () => {
	const night = new Night();
	night.device("03:00:00", "beam-east-3", broken, climb, { at: Date.parse("2001-01-01T00:00:00Z"), clockSkew: true });
	night.device("03:00:05", "beam-east-3", "perimeter.restored", restored, { at: Date.parse("2000-01-01T00:00:00Z") });
	expect(night.alarms).toMatchObject([{ type: "perimeter.breach", active: false }]);
});

test("an upload is as urgent as what it holds, by the site's word on that", () => {
	const settings = { ...garden.settings, alarms: { "perimeter.breach": [{ priority: "medium" as const }] } };
	const night = new Night({ ...garden, settings });
	night.upload("03:00:00", "02:13:00", "beam-east-3", broken, climb);
	expect(night.only).toMatchObject({ type: "upload.late", priority: "medium" });
});

test("a second upload after the first was resolved is counted from one again", () => {
	const night = new Night();
	night.upload("03:00:00", "02:13:00", "beam-east-3", "perimeter.test");
	night.acknowledge("03:00:10", "li");
	night.resolve("03:01:00", "li");
	night.upload("04:00:00", "03:13:00", "beam-east-3", "perimeter.test");
	expect(night.only.words.en).toBe("Late upload: beam-east-3, 1 event");
});

test("resolving the upload while a state in it is unsettled does not lose that state", () => {
	const night = new Night();
	night.upload("03:00:00", "02:13:00", "beam-east-3", broken, climb);
	night.acknowledge("03:00:02", "li");
	night.resolve("03:00:04", "li");
	night.until("03:01:00");
	expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open" });
});

test("late smoke that was cleared before it was told is raised, but does not stand: its reset ends it", () => {
	const night = new Night();
	night.device("02:50:00", "panel-b03-2-0401", "home.restored", { of: "home.smoke" });
	night.upload("03:00:00", "02:30:00", "panel-b03-2-0401", "home.smoke");
	expect(night.only).toMatchObject({ type: "home.smoke", state: "open", priority: "critical" });
	expect(night.alarms).toMatchObject([{ active: false, acknowledged: false }]);
	night.acknowledge("03:00:10", "li");
	night.person("03:00:30", "li", "incident.agency-told", { incident: night.only.id, agency: "119" });
	night.resolve("03:01:00", "li");
	night.until("03:30:00");
	expect(night.incidents).toEqual([]);
});

test("late smoke that nothing cleared stands", () => {
	const night = new Night();
	night.upload("03:00:00", "02:30:00", "panel-b03-2-0401", "home.smoke");
	expect(night.alarms).toMatchObject([{ active: true }]);
});

test("a tamper uploaded late that still stands is a fault of the device, too", () => {
	const night = new Night();
	night.upload("03:00:00", "02:30:00", "beam-east-3", "perimeter.tamper");
	night.until("03:01:00");
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "fault", faults: ["tamper"] });
	night.upload("03:05:00", "02:40:00", "beam-east-3", "perimeter.restored", { of: "perimeter.tamper" });
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "online", faults: [] });
});

test("a late restoration older than the fault leaves the fault", () => {
	const night = new Night();
	night.device("02:50:00", "beam-east-3", "perimeter.fault");
	night.upload("03:00:00", "02:40:00", "beam-east-3", "perimeter.restored", { of: "perimeter.fault" });
	expect(night.deviceState("beam-east-3")).toMatchObject({ state: "fault", faults: ["fault"] });
});

describe("of several late words on one state the most counts", () => {
	const stormy = () => {
		const night = new Night();
		const until = instant("03:25:00");
		expect(
			night.person("03:00:00", "li", "weather.declared", { zones: ["east-3"], until, reason: "storm" }),
		).toBeUndefined();
		return night;
	};
	const strong = { beams: [1, 2, 3, 4], direction: "in" };
	const weak = { beams: [1] };
	const breach = (night: Night) => {
		night.until("03:01:30");
		return night.incident("perimeter.breach").priority;
	};

	test.each([
		["the stronger first", strong, weak],
		["the stronger last", weak, strong],
	])("%s, in either order of their upload", (_which, first, second) => {
		for (const order of ["as they happened", "newest first"]) {
			const night = stormy();
			const all = [
				["02:30:00", first],
				["02:31:00", second],
			] as const;
			const told = order === "newest first" ? all.toReversed() : all;
			for (const [at, data] of told) night.upload("03:00:10", at, "beam-east-3", broken, data);
			expect(breach(night)).toBe("high");
		}
	});

	test("but not one that was cleared before the next", () => {
		const night = stormy();
		night.upload("03:00:10", "02:30:00", "beam-east-3", broken, strong);
		night.upload("03:00:10", "02:30:30", "beam-east-3", "perimeter.restored", restored);
		night.upload("03:00:11", "02:31:00", "beam-east-3", broken, weak);
		expect(breach(night)).toBe("medium");
	});

	test("and a glitch after it hides none", () => {
		const alarms = { "perimeter.breach": [{ glitchMs: 100 }] };
		const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
		night.upload("03:00:10", "02:30:00", "beam-east-3", broken, { beams: [1], durationMs: 500 });
		night.upload("03:00:11", "02:31:00", "beam-east-3", broken, { beams: [1], durationMs: 50 });
		expect(breach(night)).toBe("high");
	});
});

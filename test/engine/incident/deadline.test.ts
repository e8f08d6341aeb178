import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const climb = { beams: [1, 2] };
const breach = (night: Night, time: string, id = "beam-east-3") =>
	night.device(time, id, "perimeter.beam-broken", climb);

test.each([
	["critical", "panel-b03-2-0401", "home.medical", "02:13:30"],
	["high", "beam-east-3", "perimeter.beam-broken", "02:14:00"],
	["medium", "beam-east-3", "perimeter.tamper", "02:18:00"],
])("a %s incident has to be taken in time", (_priority, id, type, due) => {
	const night = new Night();
	night.device("02:13:00", id, type, type === "perimeter.beam-broken" ? climb : {});
	expect(night.only.due).toEqual({ what: "acknowledge", at: instant(due) });
	night.until(due);
	expect(night.only).toMatchObject({ state: "open", overdue: 1 });
});

test("a low incident waits for the shift", () => {
	const night = new Night();
	night.hub("12:00:00", "device.online", { device: "panel-b03-2-0401" });
	night.device("12:00:01", "panel-b03-2-0401", "device.health", { batteryPercent: 9 });
	expect(night.only.priority).toBe("low");
	expect(night.only.due).toBeUndefined();
});

test("while nobody takes it, a critical one sounds every thirty seconds and a medium one every five minutes", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("02:13:00", "cam-gate-north-1", "camera.video-lost");
	night.until("02:23:00");
	expect(night.incident("home.panic").overdue).toBe(20);
	expect(night.incident("camera.video-lost").overdue).toBe(2);
});

test("who takes it in the moment its deadline passes is not refused", () => {
	const night = new Night();
	breach(night, "02:13:00");
	const seen = night.only;
	night.until("02:14:30");
	expect(night.only.overdue).toBe(1);
	expect(night.acknowledge("02:14:31", "li", seen)).toBeUndefined();
	expect(night.only).not.toHaveProperty("overdue");
});

test("an incident that was taken and then forgotten is open again, and each act puts that off", () => {
	const night = new Night();
	breach(night, "02:13:00");
	night.acknowledge("02:13:10", "li");
	night.person("02:15:00", "li", "incident.noted", { incident: night.only.id, text: "looking" });
	night.person("02:17:00", "li", "incident.verified", { incident: night.only.id, means: "picture" });
	const seen = night.only;
	night.until("02:19:59");
	expect(night.only.state).toBe("acknowledged");
	night.until("02:20:00");
	expect(night.only).toMatchObject({
		state: "open",
		overdue: 1,
		due: { what: "acknowledge", at: instant("02:21:00") },
	});
	expect(night.acknowledge("02:20:11", "li", seen)).toBeUndefined();
	// A taking is no act: the clock runs on from where it passed.
	expect(night.only).toMatchObject({ state: "acknowledged", due: { what: "act", at: instant("02:23:00") } });
});

test("a note on an incident that nobody took puts no deadline off", () => {
	const night = new Night();
	breach(night, "02:13:00");
	night.person("02:13:30", "li", "incident.noted", { incident: night.only.id, text: "I see it" });
	expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge", at: instant("02:14:00") } });
});

test("a running acknowledge deadline is never put back by what joins", () => {
	const night = new Night();
	breach(night, "02:13:00");
	breach(night, "02:13:40", "beam-east-4");
	expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:14:00") });
});

test("a higher priority brings the deadline forward", () => {
	const night = new Night();
	night.device("02:13:00", "cam-east-3", "camera.area-entered", { area: "wall", label: "person" });
	breach(night, "02:13:10");
	expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:14:10") });
});

test("a taken incident that rings again has a deadline to take it, and its act clock runs on", () => {
	const night = new Night();
	breach(night, "02:13:00");
	night.acknowledge("02:13:10", "li");
	breach(night, "02:13:50", "beam-east-4");
	expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:14:50") });
	night.acknowledge("02:14:00", "li");
	expect(night.only.due).toEqual({ what: "act", at: instant("02:16:10") });
});

test("a resolved incident is due no more", () => {
	const night = new Night();
	breach(night, "02:13:00");
	night.device("02:13:02", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	night.acknowledge("02:13:10", "li");
	night.resolve("02:14:00", "li");
	expect(night.state.timer.size).toBe(0);
	expect(night.ended).toMatchObject([{ state: "resolved", cause: "real" }]);
	expect(night.ended[0]?.due).toBeUndefined();
});

test("what fell due while the hub was down happens once when it is up again, marked so, and counts on from there", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.restart();
	night.until("02:43:10");
	expect(night.only).toMatchObject({ overdue: 1, due: { what: "acknowledge", at: instant("02:43:40") } });
	const overdue = night.journal.filter(({ type }) => type === "incident.acknowledge-overdue");
	expect(overdue).toMatchObject([
		{ at: instant("02:13:30"), receivedAt: instant("02:43:10"), data: { whileDown: true } },
	]);
	night.until("02:43:40");
	expect(night.only.overdue).toBe(2);
});

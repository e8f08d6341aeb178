import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";

const climb = { beams: [1, 2] };
const crossed = { line: "wall", direction: "in", label: "person" };

test("a broken beam opens one high incident for its zone, however often it repeats", () => {
	const night = new Night();
	const why = night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb).outcomes.map((o) => o.because);
	expect(why).toEqual(["raised", "opened"]);
	expect(night.device("02:13:08", "beam-east-3", "perimeter.beam-broken", climb).outcomes[0]?.because).toBe("repeated");
	expect(night.only).toMatchObject({ priority: "high", zone: "east-3", state: "open", eventCount: 2 });
	expect(night.only.words).toEqual({ en: "Perimeter breach, East wall 3", "zh-CN": "周界入侵，东3防区" });
	expect(night.alarms).toMatchObject([{ repeats: 1, active: true, acknowledged: false, priority: "high" }]);
});

test("an acknowledgement of an older rev still holds, and what came since it was seen rings at its time", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	const seen = night.only;
	night.device("02:13:05", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.acknowledge("02:13:06", "li", seen)).toBeUndefined();
	expect(night.only).toMatchObject({ state: "acknowledged", owes: { count: 1, because: "pace" } });
	night.until("02:13:10");
	expect(night.only).toMatchObject({ state: "open", eventCount: 2, rang: night.only.rev });
});

test.each([
	["what came five seconds before it", "02:13:20", climb],
	["more beams", "02:13:20", { beams: [1, 2, 3] }],
	["the inward direction", "02:13:20", { beams: [1], direction: "in" }],
])("%s makes a repeat ring again", (_why, time, data) => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	night.acknowledge("02:13:10", "li");
	night.device(time, "beam-east-3", "perimeter.beam-broken", data);
	expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	expect(night.alarms).toMatchObject([{ acknowledged: false, rings: 2 }]);
});

test.each([
	["the same beam", { beams: [1] }],
	["another beam", { beams: [3] }],
	["the outward direction", { beams: [1], direction: "out" }],
])("%s once more rings no sooner than a minute after the last ring", (_why, data) => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	night.acknowledge("02:13:10", "li");
	night.device("02:13:15", "beam-east-3", "perimeter.beam-broken", data);
	night.until("02:13:59");
	expect(night.only.state).toBe("acknowledged");
	night.until("02:14:00");
	expect(night.only.state).toBe("open");
});

test("an alarm activated again after it returned to normal sounds again and is unacknowledged again", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	night.acknowledge("02:13:10", "li");
	night.device("02:13:12", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	expect(night.only.state).toBe("acknowledged");
	const { changes } = night.device("02:13:15", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	expect(night.alarms).toMatchObject([{ active: true, acknowledged: false, repeats: 1 }]);
	expect(changes).not.toHaveLength(0);
	expect(night.alarms[0]).not.toHaveProperty("returnedAt");
});

test("who comes in while the beam is still broken is heard, however often the direction was said before", () => {
	const night = new Night();
	const comesIn = { beams: [1, 2], direction: "in" };
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", comesIn);
	for (const second of [20, 40]) {
		night.acknowledge(`02:13:${second - 5}`, "li");
		night.device(`02:13:${second}`, "beam-east-3", "perimeter.beam-broken", comesIn);
		expect(night.only.state).toBe("open");
	}
});

test("a momentary alarm returns to normal ten seconds after its last activation", () => {
	const night = new Night();
	night.device("02:13:00", "cam-east-3", "camera.line-crossed", crossed);
	night.device("02:13:06", "cam-east-3", "camera.line-crossed", crossed);
	night.until("02:13:15");
	expect(night.alarms).toMatchObject([{ active: true }]);
	night.until("02:13:16");
	expect(night.alarms).toMatchObject([{ active: false, acknowledged: false }]);
	expect(night.only.state).toBe("open");
});

test("a detector that never reports restoration turns its states into moments by an option", () => {
	const plain = new Night();
	const beam = plain.site.devices.get("beam-east-3");
	if (!beam) throw new Error("no beam");
	const devices = new Map(plain.site.devices).set(beam.id, { ...beam, options: { ...beam.options, momentary: true } });
	const night = new Night({ ...plain.site, devices });
	for (const told of [plain, night]) {
		told.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
		told.until("02:13:30");
	}
	expect(plain.alarms).toMatchObject([{ active: true }]);
	expect(night.alarms).toMatchObject([{ active: false }]);
});

test("each line, area, door or inner zone that the data names is an alarm of its own", () => {
	const night = new Night();
	for (const zone of ["living", "kitchen"])
		night.device("02:13:00", "panel-b03-2-0401", "home.intrusion", { sensor: "window", zone });
	expect(night.alarms.map(({ part }) => part)).toEqual(["living", "kitchen"]);
	expect(night.only.alarms).toHaveLength(2);
	night.device("02:14:00", "panel-b03-2-0401", "home.restored", { of: "home.intrusion", zone: "kitchen" });
	expect(night.alarms.map(({ active }) => active)).toEqual([true, false]);
	night.device("02:15:00", "panel-b03-2-0401", "home.restored", { of: "home.intrusion" });
	expect(night.alarms.map(({ active }) => active)).toEqual([false, false]);
});

test("a fact is recorded with its reason, and so is a report that is no reason for an alarm", () => {
	const night = new Night();
	night.device("12:00:00", "cam-east-3", "camera.motion", { score: 0.4 });
	night.device("12:00:01", "cam-east-3", "camera.line-crossed", { ...crossed, label: "animal" });
	night.device("12:00:02", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	expect(night.journal.map(({ outcomes }) => outcomes.map(({ because }) => because))).toEqual([
		["no-alarm-of-this-type"],
		["not-a-reason"],
		["nothing-to-clear"],
	]);
	expect(night.incidents).toEqual([]);
});

test("a state said again at connection raises what is not active, and repeats nothing", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb, { initial: true });
	night.acknowledge("02:13:10", "li");
	night.device("02:15:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2, 3] }, { initial: true });
	expect(night.only).toMatchObject({ eventCount: 1, state: "acknowledged" });
	night.device("02:16:00", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	night.device("02:17:00", "beam-east-3", "perimeter.beam-broken", climb, { initial: true });
	expect(night.only).toMatchObject({ eventCount: 2, state: "open" });
});

test("a report of a device that the site no longer knows still raises its alarm", () => {
	const night = new Night();
	night.device("02:13:00", "beam-gone", "perimeter.beam-broken", climb);
	expect(night.only).toMatchObject({ priority: "high", words: { en: "Perimeter breach" }, zones: [] });
});

test("an entry that the engine failed on is a medium alarm", () => {
	const night = new Night();
	night.hub("02:13:00", "engine.failed", { device: "beam-east-3", type: "perimeter.beam-broken", reason: "a bug" });
	expect(night.only).toMatchObject({ type: "engine.failed", priority: "medium", zone: "east-3" });
});

test("what a lost beam reports belongs to the climber's incident, not to that of its loss", () => {
	const night = new Night();
	night.hub("02:00:00", "device.online", { device: "beam-east-3" });
	night.hub("02:10:00", "device.lost", { device: "beam-east-3", why: "silent" });
	const said = night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	expect(said.outcomes.map(({ because }) => because)).toEqual(
		expect.arrayContaining(["device-online", "cleared", "raised", "opened"]),
	);
	expect(said.incident).toBe(night.incident("perimeter.breach").id);
});

test("a resident's word that it was a mistake is noted on the incident, asks for a voice check, and changes nothing else", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.acknowledge("02:13:10", "li");
	const [before, alarms] = [night.only, night.alarms];
	const said = night.device("02:13:20", "panel-b03-2-0401", "home.cancelled", { eventId: "line-1" });
	expect(said).toMatchObject({ incident: before.id, outcomes: [{ because: "noted" }, { because: "asked" }] });
	const words = {
		en: "Panic button, Building 3, stairwell 2, flat 401, resident says: mistake",
		"zh-CN": "紧急求助，3幢2单元401室，住户称误报",
	};
	const extraSteps = [expect.objectContaining({ id: "voice-check", required: true })];
	expect(night.only).toEqual({ ...before, rev: before.rev + 1, eventCount: 2, words, extraSteps });
	expect(night.alarms).toEqual(alarms);
});

test("a mistake said after duress is noted on the duress only, so that nothing else tells of it", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("02:13:05", "panel-b03-2-0401", "home.duress");
	const said = night.device("02:13:20", "panel-b03-2-0401", "home.cancelled", { eventId: "line-2" });
	expect(said.incident).toBe(night.incident("home.duress").id);
	expect(new Set(said.outcomes.map(({ incident }) => incident))).toEqual(new Set([said.incident]));
	expect(night.incident("home.panic").extraSteps).toBeUndefined();
	expect(night.incidents.map(({ state }) => state)).toEqual(["open", "open"]);
});

test("a mistake said of nothing, or uploaded late, is a fact, and of the same flat only", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("02:13:20", "panel-b03-2-0402", "home.cancelled", { eventId: "line-1" });
	expect(night.why("home.cancelled")).toEqual(["no-alarm-of-this-type"]);
	night.upload("02:30:00", "02:14:00", "panel-b03-2-0401", "home.cancelled", { eventId: "line-1" });
	expect(night.why("home.cancelled")).toEqual(["noted", "asked"]);
	expect(night.only.type).toBe("home.panic");
});

test("a device taken out of the site's file leaves its open alarm as it is, until a person resets it", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	const devices = new Map(night.site.devices);
	devices.delete("beam-east-3");
	night.restart({ ...night.site, devices });
	night.until("02:20:00");
	expect(night.only).toMatchObject({ state: "open", zone: "east-3" });
	night.acknowledge("02:20:10", "li");
	night.resolve("02:21:00", "li");
	night.until("03:00:00");
	expect(night.incidents).toEqual([]);
});

test("a kind taken out of the hub leaves its open alarm as it is", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	const kinds = new Map(night.site.kinds);
	kinds.delete("perimeter");
	night.restart({ ...night.site, kinds });
	night.acknowledge("02:14:30", "li");
	expect(night.only).toMatchObject({ state: "acknowledged", priority: "high" });
	night.resolve("02:15:00", "li");
	night.until("02:25:00");
	expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open", priority: "high" });
});

test("a device moved to another zone is an alarm of its own there, and clears both", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	const beam = night.site.devices.get("beam-east-3");
	if (!beam) throw new Error("no beam");
	night.restart({ ...night.site, devices: new Map(night.site.devices).set(beam.id, { ...beam, zone: "east-5" }) });
	night.device("02:15:00", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.incidents.map(({ zone }) => zone)).toEqual(["east-3", "east-5"]);
	night.device("02:16:00", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	expect(night.alarms.map(({ active }) => active)).toEqual([false, false]);
});

import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const climb = { beams: [1, 2] };

function breached(): Night {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	return night;
}

test("whoever acknowledges has it, and its alarms are acknowledged", () => {
	const night = breached();
	night.acknowledge("02:13:20", "li");
	expect(night.only).toMatchObject({ owner: "li", acknowledgedAt: instant("02:13:20"), reached: "acknowledged" });
	expect(night.alarms).toMatchObject([{ acknowledged: true, active: true }]);
});

test("an acknowledged incident can't be acknowledged again: the answer says what can be done", () => {
	const night = breached();
	night.acknowledge("02:13:20", "li");
	expect(night.acknowledge("02:13:21", "wang")).toMatchObject({
		code: "wrong-state",
		state: "acknowledged",
		allowed: expect.arrayContaining(["resolve", "verify", "note"]),
	});
	expect(night.only.owner).toBe("li");
});

test("an incident that nobody took can't be resolved, whoever asks", () => {
	const night = breached();
	expect(night.resolve("02:14:00", "li")).toMatchObject({
		code: "wrong-state",
		state: "open",
		allowed: expect.arrayContaining(["acknowledge", "verify", "note"]),
	});
	expect(night.only.state).toBe("open");
});

test("who resolves must have seen it since it last rang", () => {
	const night = breached();
	night.acknowledge("02:13:20", "li");
	const seen = night.only;
	night.device("02:13:47", "beam-east-4", "perimeter.beam-broken", climb);
	night.acknowledge("02:13:50", "wang");
	expect(night.resolve("02:14:00", "li", seen)).toMatchObject({ code: "rang-again" });
	expect(night.resolve("02:14:01", "li")).toBeUndefined();
});

test("a rev from the future acknowledges nothing", () => {
	const night = breached();
	const { id, rev } = night.only;
	const ahead = night.person("02:13:20", "li", "incident.acknowledged", { incident: id, rev: rev + 1 });
	expect(ahead).toMatchObject({ code: "invalid" });
});

test("an incident that is not there, or no more, is refused and nothing is journalled", () => {
	const night = breached();
	const before = night.journal.length;
	const gone = night.person("02:13:20", "li", "incident.acknowledged", { incident: "inc-99", rev: 1 });
	expect(gone).toMatchObject({ code: "wrong-state", allowed: [] });
	expect(night.journal).toHaveLength(before);
});

test("verified is set by a person only, with the means", () => {
	const night = breached();
	night.device("02:13:02", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	expect(night.only).toMatchObject({ corroborated: true });
	expect(night.only.verified).toBeUndefined();
	night.person("02:13:30", "li", "incident.verified", { incident: night.only.id, means: "picture" });
	expect(night.only.verified).toEqual({ by: "li", at: instant("02:13:30"), means: "picture" });
});

test("resolving ends the alarms: the next activation is a new alarm and a new incident", () => {
	const night = breached();
	const first = night.only;
	night.acknowledge("02:13:20", "li");
	night.resolve("02:14:00", "li", night.only, "false");
	expect(night.ended).toMatchObject([{ id: first.id, cause: "false", resolvedAt: instant("02:14:00") }]);
	expect(night.alarms).toEqual([]);
	night.device("02:14:10", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.only.id).not.toBe(first.id);
	expect(night.alarms[0]?.id).not.toBe(first.alarms[0]);
});

test("a state still active ten minutes after its incident was resolved opens a new one", () => {
	const night = breached();
	night.acknowledge("02:13:20", "li");
	night.resolve("02:14:00", "li");
	night.until("02:23:59");
	expect(night.incidents).toEqual([]);
	night.until("02:24:00");
	expect(night.only).toMatchObject({ state: "open", type: "perimeter.breach", zone: "east-3", priority: "high" });
	expect(night.why("incident.still-active")).toEqual(["still-active", "raised", "opened"]);
});

test("a state that was cleared meanwhile, or is an alarm again already, opens no second one", () => {
	const cleared = breached();
	cleared.acknowledge("02:13:20", "li");
	cleared.resolve("02:14:00", "li");
	cleared.device("02:15:00", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	cleared.until("03:00:00");
	expect(cleared.incidents).toEqual([]);
	const raised = breached();
	raised.acknowledge("02:13:20", "li");
	raised.resolve("02:14:00", "li");
	raised.device("02:20:00", "beam-east-3", "perimeter.beam-broken", climb);
	raised.until("02:24:00");
	expect(raised.only.openedAt).toBe(instant("02:20:00"));
});

test("several states of one incident that still stand are one new incident", () => {
	const night = breached();
	night.device("02:13:10", "beam-east-4", "perimeter.beam-broken", climb);
	night.acknowledge("02:13:20", "li");
	night.resolve("02:14:00", "li");
	night.until("02:30:00");
	expect(night.only.alarms).toHaveLength(2);
	expect(night.alarms.map(({ zone }) => zone)).toEqual(["east-3", "east-4"]);
});

test("a person's report opens an incident with no alarm, and it is like any other from then on", () => {
	const night = new Night();
	const told = { kind: "intrusion", unit: "b03-2-0401", reportedBy: "phone", note: "someone on the balcony" };
	expect(night.person("02:13:00", "li", "incident.reported", told)).toBeUndefined();
	expect(night.only).toMatchObject({
		type: "report.intrusion",
		priority: "high",
		zone: "b03-2",
		reportedBy: "phone",
		alarms: [],
		words: { en: "Intruder reported, Building 3, stairwell 2, flat 401" },
	});
	expect(night.acknowledge("02:13:10", "li")).toBeUndefined();
	expect(night.resolve("02:15:00", "li")).toBeUndefined();
});

test("a report and the alarms near it stay apart", () => {
	const night = new Night();
	night.person("02:13:00", "li", "incident.reported", { kind: "intrusion", zone: "east-3", reportedBy: "radio" });
	night.device("02:13:05", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.incidents).toHaveLength(2);
});

test.each([
	["an unknown kind", { kind: "dragon", reportedBy: "phone" }],
	["a zone that the site has not", { kind: "fire", zone: "east-9", reportedBy: "phone" }],
	["a flat that the site has not", { kind: "fire", unit: "b99-1-0101", reportedBy: "phone" }],
])("a report of %s is refused", (_what, data) => {
	const night = new Night();
	expect(night.person("02:13:00", "li", "incident.reported", data)).toMatchObject({ code: "invalid" });
	expect(night.incidents).toEqual([]);
});

test("a state cleared after its reset is over, though the device's clock was put back meanwhile", () => {
	const night = breached();
	night.acknowledge("02:13:20", "li");
	night.resolve("02:14:00", "li");
	const of = "perimeter.beam-broken";
	night.device("02:15:00", "beam-east-3", "perimeter.restored", { of }, { at: instant("01:00:00") });
	night.until("03:00:00");
	expect(night.incidents).toEqual([]);
});

test("a battery changed after its incident was reset opens no second one", () => {
	const night = new Night();
	const health = (time: string, batteryPercent: number) =>
		night.device(time, "panel-b03-2-0401", "device.health", { batteryPercent });
	health("02:13:00", 9);
	night.acknowledge("02:14:00", "li");
	night.resolve("02:15:00", "li");
	health("02:16:00", 20);
	health("02:20:00", 90);
	night.until("03:00:00");
	expect(night.incidents).toEqual([]);
});

test("a battery still low ten minutes after its incident was reset is told again", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "device.health", { batteryPercent: 9 });
	night.acknowledge("02:14:00", "li");
	night.resolve("02:15:00", "li");
	night.until("02:25:00");
	expect(night.only).toMatchObject({ type: "device.battery-low" });
});

test("an acknowledgement is refused for news after what was seen, and covers no alarm that joined without being news", () => {
	const night = breached();
	const seen = night.only;
	night.device("02:13:02", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	expect(night.acknowledge("02:13:10", "li", seen)).toMatchObject({ code: "rang-again" });
	night.device("02:13:12", "cam-east-3", "camera.loitering", { seconds: 5 });
	expect(night.acknowledge("02:13:14", "li", { ...night.only, rev: night.only.news ?? 0 })).toBeUndefined();
	expect(night.only).toMatchObject({ state: "acknowledged", owes: { count: 1 } });
	expect(night.alarms.map(({ type, acknowledged }) => [type, acknowledged])).toEqual([
		["perimeter.breach", true],
		["camera.line-crossed", true],
		["camera.loitering", false],
	]);
});

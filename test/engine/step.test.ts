import { expect, test } from "vitest";
import { Night } from "../scenario.ts";

const climb = { beams: [1, 2] };

test("a broken beam opens one high incident for its zone, however often it repeats", () => {
	const night = new Night();
	expect(
		night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb).outcomes.map((o) => o.because),
	).toEqual(["raised", "opened"]);
	expect(night.device("02:13:08", "beam-east-3", "perimeter.beam-broken", climb).outcomes[0]?.because).toBe("repeated");
	expect(night.only).toMatchObject({ priority: "high", zone: "east-3", state: "open", eventCount: 2 });
	expect(night.only.words).toEqual({ en: "Perimeter breach, East wall 3", "zh-CN": "周界入侵，东3防区" });
});

test("a second climber forty seconds later makes a taken incident ring again", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	const seen = night.only.rev;
	expect(
		night.person("02:13:20", "li", "incident.acknowledged", { incident: night.only.id, rev: seen }),
	).toBeUndefined();
	expect(night.only).toMatchObject({ state: "acknowledged", owner: "li" });
	night.device("02:13:47", "beam-east-4", "perimeter.beam-broken", { beams: [1] });
	expect(night.only).toMatchObject({ state: "open", zones: ["east-3", "east-4"] });
	const late = night.person("02:13:48", "li", "incident.acknowledged", { incident: night.only.id, rev: seen });
	expect(late).toMatchObject({ code: "rang-again", state: "open" });
});

test("the window counts from the first alarm and never slides: a breach after a minute is an incident of its own", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:50", "beam-east-4", "perimeter.beam-broken", climb);
	night.device("02:14:30", "beam-east-2", "perimeter.beam-broken", climb);
	expect(night.incidents.map(({ zone }) => zone)).toEqual(["east-3", "east-2"]);
});

test("a camera that sees a person in the same zone corroborates without ringing anew", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	const { rang } = night.only;
	night.device("02:13:09", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	expect(night.only).toMatchObject({ corroborated: true, priority: "high", rang });
});

test("a panic never joins: it is critical and apart, also beside a breach next door", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:10", "panel-b03-2-0401", "home.panic", { button: "wall" });
	expect(night.incidents.map(({ priority }) => priority)).toEqual(["high", "critical"]);
	expect(night.incidents[1]).toMatchObject({ unit: "b03-2-0401", life: 5 });
});

test("a climber in the fog is a high incident of his own", () => {
	const night = new Night();
	for (const n of [1, 2, 3, 4])
		night.device(`03:40:0${n}`, `beam-west-${n}`, "perimeter.environment", { reason: "fog" });
	night.device("03:40:09", "beam-west-2", "perimeter.beam-broken", climb);
	expect(night.incidents.filter(({ priority }) => priority === "high")).toMatchObject([
		{ type: "perimeter.breach", zone: "west-2" },
	]);
});

test("GB 50394 §5.2.3: an alarm that returned to normal stays until a person resets it", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:09", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	night.until("05:00:00");
	expect(night.only.state).toBe("open");
	expect([...night.state.alarm.values()]).toMatchObject([{ active: false, acknowledged: false }]);
});

test("GB 50394 §5.2.4: tamper raises an alarm that holds", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.tamper");
	night.until("02:20:00");
	expect([...night.state.alarm.values()]).toMatchObject([{ type: "perimeter.tamper", active: true }]);
});

test("a momentary alarm returns to normal ten seconds after its last activation", () => {
	const night = new Night();
	const crossed = { line: "wall", direction: "in", label: "person" };
	night.device("02:13:00", "cam-east-3", "camera.line-crossed", crossed);
	night.device("02:13:06", "cam-east-3", "camera.line-crossed", crossed);
	night.until("02:13:15");
	expect([...night.state.alarm.values()]).toMatchObject([{ active: true }]);
	night.until("02:13:16");
	expect([...night.state.alarm.values()]).toMatchObject([{ active: false }]);
});

test("an incident that was taken and then forgotten opens again after three minutes", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	night.person("02:13:10", "li", "incident.acknowledged", { incident: night.only.id, rev: night.only.rev });
	night.person("02:15:00", "li", "incident.noted", { incident: night.only.id, text: "looking" });
	night.until("02:17:59");
	expect(night.only.state).toBe("acknowledged");
	night.until("02:18:00");
	expect(night.only).toMatchObject({ state: "open", overdue: 1 });
});

test("only a taken incident can be resolved; its alarms end with it, and the next activation is a new incident", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	const { id, rev } = night.only;
	const resolve = () => night.person("02:14:00", "li", "incident.resolved", { incident: id, rev, cause: "false" });
	expect(resolve()).toMatchObject({ code: "wrong-state", state: "open" });
	night.person("02:14:00", "li", "incident.acknowledged", { incident: id, rev });
	expect(resolve()).toBeUndefined();
	expect(night.resolved).toMatchObject([{ id, cause: "false" }]);
	expect(night.state.alarm.size + night.state.incident.size + night.state.timer.size).toBe(0);
	night.device("02:14:10", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.only.id).not.toBe(id);
});

test("a state said again at connection raises what is not active, and repeats nothing", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb, { initial: true });
	night.device("02:15:00", "beam-east-3", "perimeter.beam-broken", climb, { initial: true });
	expect(night.only.eventCount).toBe(1);
});

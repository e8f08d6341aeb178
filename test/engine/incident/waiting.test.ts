import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

function breached(priority: "high" | "critical" = "high"): Night {
	const night = new Night();
	if (priority === "high") night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	else night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.acknowledge("02:13:10", "li");
	return night;
}

const wait = (night: Night, time: string, until: string) =>
	night.person(time, "li", "incident.waiting", {
		...{ incident: night.only.id, until: instant(until), reason: "the police are on the way" },
	});

test("a wait with a reason stops the act clock, and when it is over the clock begins", () => {
	const night = breached();
	night.device("02:13:30", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	expect(wait(night, "02:14:00", "02:40:00")).toBeUndefined();
	expect(night.only).toMatchObject({ waiting: { until: instant("02:40:00"), by: "li" } });
	expect(night.only.due).toBeUndefined();
	night.person("02:20:00", "li", "incident.noted", { incident: night.only.id, text: "called" });
	night.until("02:39:59");
	expect(night.only.state).toBe("acknowledged");
	night.until("02:40:00");
	expect(night.only).toMatchObject({ due: { what: "act", at: instant("02:43:00") } });
	expect(night.only.waiting).toBeUndefined();
	night.until("02:43:00");
	expect(night.only.state).toBe("open");
	night.acknowledge("02:43:10", "li");
	const again = wait(night, "02:43:20", "02:50:00");
	expect(again).toMatchObject({ code: "wrong-state", detail: expect.stringContaining("captain") });
});

test("whatever rings ends the wait", () => {
	const night = breached();
	wait(night, "02:13:20", "02:40:00");
	night.device("02:13:30", "beam-east-4", "perimeter.beam-broken", { beams: [1] });
	expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge" } });
	expect(night.only.waiting).toBeUndefined();
	expect([...night.state.timer.keys()].filter((id) => id.endsWith(".wait"))).toEqual([]);
});

test.each([
	["critical", "02:24:01", "expected 10 at most"],
	["high", "02:44:01", "expected 30 at most"],
	["high", "02:14:00", "a time that has passed"],
] as const)("a %s one waits not until %s: %s", (priority, until, why) => {
	const night = breached(priority);
	expect(wait(night, "02:14:00", until)).toMatchObject({ code: "invalid", detail: expect.stringContaining(why) });
	expect(night.only.waiting).toBeUndefined();
});

test("what nobody took does not wait", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	expect(wait(night, "02:13:10", "02:20:00")).toMatchObject({ code: "wrong-state", state: "open" });
});

test("an incident is held with a reason, also when it is resolved, until somebody says no longer", () => {
	const night = breached();
	const { id } = night.only;
	night.resolve("02:14:00", "li");
	const hold = (data: object) => night.person("02:15:00", "li", "incident.held", { incident: id, ...data });
	expect(hold({ release: true })).toMatchObject({ code: "wrong-state", state: "resolved" });
	expect(hold({ reason: "police" })).toBeUndefined();
	expect(night.ended.at(-1)).toMatchObject({ state: "resolved", held: { by: "li", reason: "police" } });
	expect(hold({ release: true })).toBeUndefined();
	expect(night.ended.at(-1)?.held).toBeUndefined();
});

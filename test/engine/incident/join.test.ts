import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";

const climb = { beams: [1, 2] };
const crossed = { line: "wall", direction: "in", label: "person" };

test("a second climber forty seconds later makes a taken incident ring again", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	const seen = night.only;
	expect(night.acknowledge("02:13:20", "li")).toBeUndefined();
	expect(night.only).toMatchObject({ state: "acknowledged", owner: "li" });
	night.device("02:13:47", "beam-east-4", "perimeter.beam-broken", { beams: [1] });
	expect(night.only).toMatchObject({ state: "open", zones: ["east-3", "east-4"] });
	expect(night.acknowledge("02:13:48", "li", seen)).toMatchObject({ code: "rang-again", state: "open" });
	expect(night.acknowledge("02:13:50", "li")).toBeUndefined();
});

test("the window counts from the first alarm and never slides: a breach after a minute is an incident of its own", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:50", "beam-east-4", "perimeter.beam-broken", climb);
	night.device("02:14:01", "beam-east-2", "perimeter.beam-broken", climb);
	expect(night.incidents.map(({ zone }) => zone)).toEqual(["east-3", "east-2"]);
});

test("an incident spreads to the neighbours of the zone where it began, not to theirs", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-1", "perimeter.beam-broken", climb);
	night.device("02:13:10", "beam-east-2", "perimeter.beam-broken", climb);
	night.device("02:13:20", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.incidents.map(({ zones }) => zones)).toEqual([["east-1", "east-2"], ["east-3"]]);
});

test("a camera that sees a person in the same zone corroborates, and rings though it was taken", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.acknowledge("02:13:08", "li");
	night.device("02:13:09", "cam-east-3", "camera.line-crossed", crossed);
	expect(night.only).toMatchObject({ corroborated: true, priority: "high", state: "open", rang: night.only.rev });
	expect(night.why("camera.line-crossed")).toEqual(
		expect.arrayContaining(["raised", "joined", "corroborated", "asked"]),
	);
});

test("a camera next door brings a new zone, and corroborates within the minute", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.acknowledge("02:13:08", "li");
	night.device("02:13:09", "cam-east-4", "camera.line-crossed", crossed);
	expect(night.only).toMatchObject({ corroborated: true, state: "open", zones: ["east-3", "east-4"] });
});

test("the same camera twice corroborates nothing", () => {
	const night = new Night();
	night.device("02:13:07", "cam-east-3", "camera.line-crossed", crossed);
	night.device("02:13:09", "cam-east-3", "camera.area-entered", { area: "wall", label: "person" });
	expect(night.only).toMatchObject({ corroborated: false });
	expect(night.only.alarms).toHaveLength(2);
});

test("a beam after the camera raises the priority, so it rings again", () => {
	const night = new Night();
	night.device("02:13:07", "cam-east-3", "camera.line-crossed", crossed);
	night.acknowledge("02:13:08", "li");
	night.device("02:13:09", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.only).toMatchObject({ priority: "high", state: "open", corroborated: true });
});

test("alarms with other evidence, or none, stay apart", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:08", "beam-east-3", "perimeter.tamper");
	night.device("02:13:09", "cam-east-3", "camera.video-lost");
	expect(night.incidents.map(({ type }) => type)).toEqual([
		"perimeter.breach",
		"perimeter.tamper",
		"camera.video-lost",
	]);
});

test("a climber in the fog is a high incident of his own", () => {
	const night = new Night();
	for (const n of [1, 2, 3, 4])
		night.device(`03:40:0${n}`, `beam-west-${n}`, "perimeter.environment", { reason: "fog" });
	night.device("03:40:09", "beam-west-2", "perimeter.beam-broken", { beams: [1] });
	expect(night.incidents.filter(({ priority }) => priority === "high")).toMatchObject([
		{ type: "wall.protection-lost", alarms: { length: 5 } },
		{ type: "perimeter.breach", zone: "west-2", state: "open" },
	]);
});

test("a panic never joins: it is critical, apart, and shown as related both ways", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.intrusion", { sensor: "door", zone: "hall" });
	night.device("02:13:10", "panel-b03-2-0401", "home.panic", { button: "wall" });
	const [intrusion, panic] = night.incidents;
	expect(panic).toMatchObject({ priority: "critical", unit: "b03-2-0401", life: 5, related: [intrusion?.id] });
	expect(intrusion).toMatchObject({ priority: "high", related: [panic?.id] });
	expect(night.why("home.panic")).toContain("related");
});

test("nothing joins a life alarm either: what follows a panic is an incident of its own", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.device("02:13:10", "panel-b03-2-0401", "home.intrusion", { sensor: "door", zone: "hall" });
	night.device("02:13:20", "panel-b03-2-0402", "home.panic", { button: "wall" });
	expect(night.incidents.map(({ alarms }) => alarms.length)).toEqual([1, 1, 1]);
});

test("smoke in two flats of a stairwell is two incidents, for both have to be answered", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.smoke");
	night.device("02:13:05", "panel-b03-2-0501", "home.smoke");
	expect(night.incidents).toMatchObject([{ unit: "b03-2-0401" }, { unit: "b03-2-0501" }]);
});

test("duress is discreet: it names what was near, nothing near names it, and nothing that comes near changes it", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.intrusion", { sensor: "door", zone: "hall" });
	night.device("02:13:10", "panel-b03-2-0401", "home.duress");
	night.device("02:13:20", "panel-b03-2-0402", "home.panic", { button: "wall" });
	const [intrusion, duress, panic] = night.incidents;
	expect(duress).toMatchObject({ discreet: true, related: [intrusion?.id], rev: 2 });
	expect(intrusion?.related).not.toContain(duress?.id);
	expect(panic?.related).toEqual([intrusion?.id]);
	expect(panic?.related).not.toContain(duress?.id);
});

test("an incident that was resolved is joined no more", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	const first = night.only.id;
	night.acknowledge("02:13:05", "li");
	night.resolve("02:13:10", "li");
	night.device("02:13:20", "beam-east-4", "perimeter.beam-broken", climb);
	expect(night.only.id).not.toBe(first);
});

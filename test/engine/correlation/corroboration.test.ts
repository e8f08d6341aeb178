import { expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, branch, CAMERA, CLEAR, DOOR, isHeard, person } from "../rules-cases/moves.ts";

const entered = (zone: string) => ({ sensor: "window", zone });

const panelsIn = (where: string) =>
	[...garden.devices.values()].flatMap(({ id, kind, zone }) => (kind === "home" && zone === where ? [id] : []));

function takeAll(night: Night, time: string): void {
	night.until(time);
	for (const one of night.incidents) if (one.state === "open") night.acknowledge(time, "li", one);
}

/** The camera and the beam next door have borne each other out, and are taken. */
function borneOutOnce(): Night {
	const night = new Night();
	night.device("02:00:00", "beam-east-2", "perimeter.beam-broken", branch);
	night.device("02:00:20", CAMERA, "camera.line-crossed", person);
	takeAll(night, "02:00:40");
	return night;
}

test("what was borne out once bears out another later: a weathered break rises and rings", () => {
	const night = borneOutOnce();
	night.person("02:29:00", "li", "weather.declared", {
		...{ zones: ["east-3"], until: instant("02:55:00"), reason: "storm" },
	});
	night.device("02:30:00", BEAM, "perimeter.beam-broken", branch);
	takeAll(night, "02:30:10");
	night.device("02:31:00", CAMERA, "camera.line-crossed", person);
	const broken = night.alarms.find(({ source }) => source === `device:${BEAM}`);
	expect(broken).toMatchObject({ priority: "high", strong: true });
	expect(isHeard(night, night.state.incident.get(broken?.incident ?? ""))).toBe(true);
});

test("what was borne out once bears out what came next door just before it came again", () => {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
	night.device("02:00:20", CAMERA, "camera.line-crossed", person);
	night.device("02:00:30", BEAM, "perimeter.restored", CLEAR);
	takeAll(night, "02:00:40");
	const [panel = ""] = panelsIn("b10-3");
	night.device("02:40:00", panel, "home.intrusion", entered("hall"));
	takeAll(night, "02:40:10");
	night.device("02:40:20", BEAM, "perimeter.beam-broken", branch);
	const inside = night.incident("home.intrusion");
	expect(night.alarms.find(({ incident }) => incident === inside.id)).toMatchObject({
		strong: true,
		corroborated: true,
	});
	expect(inside.corroborated).toBe(true);
	expect(isHeard(night, inside)).toBe(true);
});

test("what was borne out and reported again rings no sooner by that, and its incident has nothing new", () => {
	const night = borneOutOnce();
	const { news } = night.only;
	night.device("02:01:00", CAMERA, "camera.line-crossed", person);
	expect(night.only.news).toBe(news);
});

test("any number of one kind is borne out by one of another, within ten minutes", () => {
	const night = new Night();
	const panels = panelsIn("b03-2").slice(0, 9);
	for (const [n, panel] of panels.entries()) night.device(`02:0${n}:00`, panel, "home.intrusion", entered("hall"));
	night.device("02:09:00", DOOR, "intercom.door-opened", {});
	const inside = night.alarms.filter(({ type }) => type === "home.intrusion");
	expect(inside).toHaveLength(9);
	expect(inside.filter(({ strong }) => !strong)).toEqual([]);
});

test("any number of one kind hides none of another", () => {
	const night = new Night();
	night.device("02:00:00", DOOR, "intercom.door-opened", {});
	const panels = panelsIn("b03-2").slice(0, 20);
	const reported = [];
	for (const [n, panel] of panels.entries()) {
		const inner = [...Array(6).keys()].map((room) => ({ time: `02:0${room}:${10 + n}`, panel, room }));
		reported.push(...inner);
	}
	reported.sort((a, b) => (a.time < b.time ? -1 : 1));
	for (const { time, panel, room } of reported) night.device(time, panel, "home.intrusion", entered(`room-${room}`));
	expect(night.alarms.find(({ type }) => type.startsWith("intercom."))?.strong).toBe(true);
	expect(night.alarms.filter(({ type, strong }) => type === "home.intrusion" && !strong)).toEqual([]);
});

import { expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";

function smoke(): Night {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.smoke");
	night.acknowledge("02:13:10", "li");
	return night;
}

const does = (night: Night, time: string, type: string, data: object = {}) =>
	night.person(time, "li", type, { incident: night.only.id, ...data });

test("smoke asks that 119 is told within 90 s: a note does not meet it, and it sounds when it is not", () => {
	const night = smoke();
	expect(night.only.extraSteps).toMatchObject([{ id: "fire-service-told", do: "notify", required: true }]);
	does(night, "02:14:00", "incident.noted", { text: "told them" });
	night.until("02:14:29");
	expect(night.only.overdue).toBeUndefined();
	night.until("02:14:30");
	expect(night.only).toMatchObject({ overdue: 1, state: "open" });
	expect(night.why("incident.step-overdue")).toContain("overdue");
});

test("119 that is told in time is done by who told them, and nothing sounds", () => {
	const night = smoke();
	does(night, "02:13:40", "incident.agency-told", { agency: "119", reference: "A-7" });
	expect(night.only).toMatchObject({
		steps: { "fire-service-told": { by: "li", at: instant("02:13:40") } },
		agencies: [{ agency: "119", by: "li", reference: "A-7" }],
	});
	night.until("02:15:00");
	expect(night.only.overdue).toBeUndefined();
	does(night, "02:15:05", "incident.agency-told", { agency: "119", arrived: true });
	expect(night.only.agencies).toMatchObject([{ arrivedAt: instant("02:15:05") }]);
	expect(does(night, "02:15:06", "incident.agency-told", { agency: "119", arrived: true })).toMatchObject({
		code: "wrong-state",
	});
	expect(night.resolve("02:16:00", "li")).toBeUndefined();
});

test("no answer from the flat in a minute proposes it at once; somebody's voice is an answer", () => {
	const night = smoke();
	night.until("02:14:00");
	expect(night.why("incident.step-unanswered")).toEqual(["proposed"]);
	expect(night.only.extraSteps).toMatchObject([{ proposed: true }]);
	const spoken = smoke();
	does(spoken, "02:13:50", "incident.verified", { means: "voice" });
	spoken.until("02:14:00");
	expect(spoken.why("incident.step-unanswered")).toEqual(["timer-void"]);
});

test("a reported fire asks for the same", () => {
	const night = new Night();
	night.person("02:13:00", "li", "incident.reported", { kind: "fire", unit: "b03-2-0401", reportedBy: "phone" });
	expect(night.only.extraSteps).toMatchObject([{ id: "fire-service-told" }]);
});

test("an intrusion that a person has seen proposes 110, and does not require it", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.intrusion", { sensor: "window", zone: "hall" });
	expect(night.only.extraSteps).toBeUndefined();
	night.acknowledge("02:13:10", "li");
	does(night, "02:13:20", "incident.verified", { means: "guard" });
	expect(night.only.extraSteps).toMatchObject([{ id: "police-told", proposed: true }]);
	expect(night.resolve("02:14:00", "li")).toBeUndefined();
});

test("a panic that the resident calls a mistake is resolved only after a voice check", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.acknowledge("02:13:05", "li");
	night.device("02:13:20", "panel-b03-2-0401", "home.cancelled", { eventId: "line-1" });
	night.device("02:13:21", "panel-b03-2-0401", "home.cancelled", { eventId: "line-1" });
	expect(night.only.words.en.match(/mistake/g)).toHaveLength(1);
	expect(night.only).toMatchObject({ priority: "critical", state: "acknowledged" });
	expect(night.resolve("02:14:00", "li", night.only, "false")?.detail).toContain("voice-check");
	does(night, "02:14:10", "incident.step-done", { step: "voice-check", answer: "code word right" });
	expect(night.resolve("02:14:20", "li", night.only, "false")).toBeUndefined();
});

test("cancel and duress in any order are a duress that nothing lowers", () => {
	for (const order of [
		["home.duress", "home.cancelled"],
		["home.cancelled", "home.duress"],
	]) {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
		order.forEach((type, i) => {
			night.device(`02:13:1${i}`, "panel-b03-2-0401", type, type === "home.cancelled" ? { eventId: "line-1" } : {});
		});
		expect(night.incident("home.duress")).toMatchObject({ priority: "critical", state: "open", discreet: true });
		expect(night.incident("home.panic")).toMatchObject({ priority: "critical", state: "open" });
		expect(night.alarms.every(({ active }) => active)).toBe(true);
	}
});

test("a step that a beam's and a camera's alarm both ask for is there once", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.device("02:13:02", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	expect(night.only).toMatchObject({ corroborated: true });
	expect(night.only.extraSteps?.map(({ id }) => id)).toEqual(["police-told"]);
});

test("a written step with a time of its own sounds when nobody does it in time, again and again where it is urgent", () => {
	const words = { en: "Look", "zh-CN": "查看" };
	const steps = [
		{ id: "look", do: "look", withinMs: 40_000, words },
		{ id: "later", do: "tick", words },
	] as const;
	const procedures = new Map(
		["perimeter.breach", "report.intrusion"].map((type) => [type, { type, words, steps }] as const),
	);
	const night = new Night({ ...garden, procedures });
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.person("02:13:00", "li", "incident.reported", { kind: "intrusion", zone: "west-3", reportedBy: "phone" });
	for (const incident of night.incidents) night.acknowledge("02:13:10", "li", incident);
	night.until("02:13:39");
	expect(night.incidents.map(({ overdue }) => overdue)).toEqual([undefined, undefined]);
	night.until("02:13:40");
	expect(night.incidents.map(({ overdue, state }) => [overdue, state])).toEqual([
		[1, "open"],
		[1, "open"],
	]);
	const [breach, told] = night.incidents;
	night.person("02:13:50", "li", "incident.step-done", { incident: breach?.id, step: "look" });
	night.until("02:14:21");
	expect(night.state.incident.get(breach?.id ?? "")?.overdue).toBe(1);
	expect(night.state.incident.get(told?.id ?? "")?.overdue).toBe(2);
});

test("a written step is timed no more once its incident is over", () => {
	const words = { en: "Look", "zh-CN": "查看" };
	const procedure = {
		type: "perimeter.breach",
		words,
		steps: [{ id: "look", do: "look", withinMs: 40_000, words }],
	} as const;
	const night = new Night({ ...garden, procedures: new Map([[procedure.type, procedure]]) });
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.acknowledge("02:13:10", "li");
	night.resolve("02:13:20", "li");
	night.until("02:14:30");
	expect(night.why("incident.step-overdue")).toEqual([]);
});

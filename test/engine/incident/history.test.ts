import { expect, test } from "vitest";
import type { Procedure } from "../../../src/model/procedure.ts";
import { garden, instant, Night } from "../../scenario.ts";

function closed(cause = "false"): Night {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.device("02:13:08", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
	night.acknowledge("02:13:20", "li");
	night.resolve("02:14:00", "li", night.only, cause);
	return night;
}

const past = (night: Night) => {
	const last = night.ended.at(-1);
	if (!last) throw new Error("nothing has ended");
	return last;
};

test("a resolved incident is opened again with a reason: its history stays, and somebody must take it", () => {
	const night = closed();
	const { id } = past(night);
	expect(night.person("02:20:00", "li", "incident.reopened", { incident: id })).toMatchObject({ code: "invalid" });
	expect(night.person("02:20:00", "li", "incident.reopened", { incident: id, reason: "a ladder" })).toBeUndefined();
	expect(night.only).toMatchObject({
		...{ id, state: "open", reopened: 1, acknowledgedAt: instant("02:13:20"), alarms: past(night).alarms },
		...{ due: { what: "acknowledge", at: instant("02:21:00") } },
	});
	expect(night.only.cause).toBeUndefined();
	expect(night.only.resolvedAt).toBeUndefined();
	const told = night.journal.at(-1)?.changes.filter(({ kind }) => kind === "alarm");
	expect(told).toMatchObject([{ id: night.only.alarms[0], over: true, value: { active: false, rev: night.only.rev } }]);
	expect(night.alarms).toEqual([]);
	night.acknowledge("02:20:10", "li");
	expect(night.only.state).toBe("acknowledged");
	night.resolve("02:21:00", "li", night.only, "real");
	expect(past(night)).toMatchObject({ cause: "real", reopened: 1 });
});

test("after a restart it is opened again all the same", () => {
	const night = closed();
	const { id } = past(night);
	night.restart();
	night.hub("02:19:00", "hub.started");
	expect(night.person("02:20:00", "li", "incident.reopened", { incident: id, reason: "a ladder" })).toBeUndefined();
	expect(night.only).toMatchObject({ id, state: "open" });
});

test("an open one can't be opened again; what was merged away neither", () => {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	night.device("02:13:05", "beam-west-3", "perimeter.beam-broken", { beams: [1] });
	const [east, west] = night.incidents;
	const reopen = (incident = "") => night.person("02:20:00", "li", "incident.reopened", { incident, reason: "?" });
	expect(reopen(east?.id)).toMatchObject({ code: "wrong-state", state: "open" });
	night.person("02:13:10", "li", "incident.merged", { incident: west?.id, into: east?.id });
	expect(reopen(west?.id)).toMatchObject({ code: "wrong-state", detail: expect.stringContaining(east?.id ?? "?") });
});

test("a high one closed as false is looked at again within a day; if not, that is said", () => {
	const night = closed();
	expect(past(night).review).toEqual({ dueAt: instant("24 02:14:00") });
	night.until("24 02:14:00");
	expect(night.why("incident.review-overdue")).toEqual(["overdue"]);
	expect(past(night).review).toMatchObject({ overdue: true });
	const { id } = past(night);
	night.person("24 08:00:00", "zhao", "incident.reviewed", { incident: id, agrees: false, note: "look at the tape" });
	expect(past(night)).toMatchObject({ state: "resolved", review: { by: "zhao", agrees: false } });
	const again = night.person("24 08:01:00", "zhao", "incident.reviewed", { incident: id, agrees: true });
	expect(again).toMatchObject({ code: "wrong-state", state: "resolved" });
	expect(again?.allowed).not.toContain("review");
});

test("a real one asks for no review; what the police made of it is noted, also much later", () => {
	const night = closed("real");
	expect(past(night).review).toBeUndefined();
	const about = { incident: past(night).id, outcome: "public-security-case", number: "2026-117" };
	expect(night.person("30 10:00:00", "zhao", "incident.police-outcome", about)).toBeUndefined();
	expect(past(night)).toMatchObject({ cause: "real", police: { outcome: "public-security-case", by: "zhao" } });
	expect(night.incidents).toEqual([]);
});

test("what is false says what it came from in a word of the list, or nothing", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.acknowledge("02:13:20", "li");
	const { id, rev } = night.only;
	const resolve = (detail?: string) =>
		night.person("02:14:00", "li", "incident.resolved", { incident: id, rev, cause: "false", detail });
	expect(resolve("dragon")).toMatchObject({
		code: "invalid",
		detail: expect.stringContaining("animal, plant, weather"),
	});
	expect(night.only.state).toBe("acknowledged");
	expect(resolve()).toBeUndefined();
});

const procedure: Procedure = {
	type: "perimeter.breach",
	words: { en: "Breach", "zh-CN": "周界入侵" },
	steps: [
		{ id: "look", do: "look", required: true, words: { en: "Look", "zh-CN": "查看" } },
		{ id: "ask", do: "ask", required: true, words: { en: "Who?", "zh-CN": "何人" } },
		{ id: "send", do: "dispatch", required: true, words: { en: "Send", "zh-CN": "派员" } },
		{ id: "tick", do: "tick", words: { en: "Tick", "zh-CN": "勾选" } },
	],
};
const site = { ...garden, procedures: new Map([["perimeter.breach", procedure]]) };

test("open required steps keep an incident from being resolved, and are named; each is done by who did it", () => {
	const night = new Night(site);
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.acknowledge("02:13:20", "li");
	const { id } = night.only;
	const step = (who: string, data: object) =>
		night.person("02:14:00", who, "incident.step-done", { incident: id, ...data });
	const refused = night.resolve("02:14:00", "li");
	expect(refused).toMatchObject({ code: "wrong-state", state: "acknowledged" });
	expect(refused?.detail).toContain("look, ask, send");
	expect(step("li", { step: "look" })).toBeUndefined();
	expect(step("wang", { step: "look" })).toMatchObject({ code: "wrong-state", detail: expect.stringContaining("li") });
	expect(step("li", { step: "ask" })).toMatchObject({ code: "invalid" });
	expect(step("wang", { step: "ask", answer: "a gardener" })).toBeUndefined();
	expect(step("li", { step: "dance" })).toMatchObject({ code: "invalid", detail: expect.stringContaining("look") });
	night.person("02:14:10", "li", "incident.dispatched", { incident: id, guard: "zhang", known: true });
	expect(night.only.steps).toMatchObject({
		...{ look: { by: "li" }, ask: { by: "wang", answer: "a gardener" }, send: { by: "li", at: instant("02:14:10") } },
	});
	expect(night.resolve("02:14:30", "li")).toBeUndefined();
});

test("a step that is skipped says why, and is done all the same if somebody does it later", () => {
	const night = new Night(site);
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const about = { incident: night.only.id, step: "look" };
	night.person("02:14:00", "zhao", "incident.step-done", { ...about, skipped: "no camera there" });
	expect(night.only.steps).toMatchObject({ look: { by: "zhao", skipped: "no camera there" } });
	expect(night.person("02:15:00", "li", "incident.step-done", about)).toBeUndefined();
	expect(night.only.steps).toEqual({ look: { by: "li", at: instant("02:15:00") } });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let li: Person;
let wang: Person;
let zhao: Person;
let zhang: Person;
let qian: Person;
beforeAll(async () => {
	rig = await openRig();
	li = await rig.person("operator", "li");
	wang = await rig.person("operator", "wang");
	zhao = await rig.person("captain", "zhao");
	zhang = await rig.person("guard", "zhang");
	qian = await rig.person("guard", "qian");
});
afterAll(() => rig.close());

/** An incident that li has taken; its zone is each test's own. */
async function taken(zone: string) {
	const incident = await begun(zone);
	await li.call("POST", `/incidents/${incident.id}/acknowledge`, { rev: incident.rev });
	return incident;
}

async function begun(zone: string) {
	const seq = await rig.says(`beam-${zone}`, "perimeter.beam-broken", { beams: [1, 2] });
	const { answer } = await li.call("GET", `/events/${seq}`);
	return (await li.call("GET", `/incidents/${answer.incident}`)).answer;
}

const does = (who: Person, id: string | undefined, verb: string, body?: unknown) =>
	who.call("POST", `/incidents/${id}/${verb}`, body);

test("an incident changes hands: offered, accepted, given back, taken by another", async () => {
	const { id } = await taken("east-1");
	expect((await does(li, id, "transfer", { to: "zhang" })).status).toBe(422);
	expect((await does(li, id, "transfer", { to: "wang" })).answer.transfer).toMatchObject({ to: "wang", by: "li" });
	const early = await does(zhao, id, "accept");
	expect(early).toMatchObject({ status: 409, json: { state: "acknowledged" } });
	expect((await does(wang, id, "accept", {})).answer.owner).toBe("wang");
	expect((await does(li, id, "take-over", {})).status).toBe(409);
	expect((await does(zhao, id, "take-over", {})).answer.owner).toBe("zhao");
	expect((await does(zhao, id, "release", {})).answer.owner).toBeUndefined();
});

test("a guard sees what is sent to them and nothing else, and says how far they are; others don't speak for them", async () => {
	const { id } = await taken("east-5");
	const other = await begun("west-1");
	expect((await does(li, id, "dispatch", { guard: "nobody" })).status).toBe(422);
	expect((await zhang.call("GET", "/incidents")).answer.items).toEqual([]);
	const sent = await does(li, id, "dispatch", { guard: "zhang" });
	expect(sent.json).toMatchObject({ state: "dispatched", dispatches: [{ guard: "zhang", state: "sent" }] });
	const dispatch = sent.answer.dispatches?.[0]?.id;
	expect((await zhang.call("GET", "/incidents")).answer.items.map((one) => one.id)).toEqual([id]);
	expect((await zhang.call("GET", `/incidents/${id}`)).status).toBe(200);
	expect((await zhang.call("GET", `/incidents/${other.id}`)).status).toBe(404);
	expect((await qian.call("GET", `/incidents/${id}`)).status).toBe(404);
	expect((await qian.call("POST", `/dispatches/${dispatch}/accept`, {})).status).toBe(403);
	const accepted = await zhang.call("POST", `/dispatches/${dispatch}/accept`, {});
	expect(accepted.answer.dispatches).toMatchObject([{ state: "accepted" }]);
	expect(accepted.answer.dispatches?.[0]?.byRadio).toBeUndefined();
	const arrived = await wang.call("POST", `/dispatches/${dispatch}/arrive`, {});
	expect(arrived.json).toMatchObject({ state: "on-scene", dispatches: [{ state: "arrived", byRadio: true }] });
	const again = await zhang.call("POST", `/dispatches/${dispatch}/accept`, {});
	expect(again).toMatchObject({ status: 409, json: { state: "arrived", allowed: ["done"] } });
	expect((await zhang.call("POST", "/dispatches/dsp-1/accept", {})).status).toBe(404);
	expect((await zhang.call("POST", "/dispatches/one/accept", {})).status).toBe(404);
});

test("an incident that was merged away says into which; the other one shows its timeline too", async () => {
	const first = await taken("north-1");
	const second = await taken("south-1");
	await does(li, second.id, "note", { text: "a ladder" });
	const merged = await does(li, second.id, "merge", { into: first.id });
	expect(merged.json).toMatchObject({ state: "resolved", mergedInto: first.id });
	const late = await does(li, second.id, "note", { text: "?" });
	expect(late).toMatchObject({ status: 409, json: { allowed: [] } });
	expect(late.problem.detail).toContain(first.id);
	const { answer } = await li.call("GET", `/events?incident=${first.id}&order=asc`);
	const notes = answer.items.filter((one) => one.type === "incident.noted");
	expect(notes).toMatchObject([{ data: { text: "a ladder" } }]);
	const rest = await does(li, first.id, "split", { alarms: second.alarms });
	const own = (await li.call("GET", `/incidents/${rest.answer.related.at(-1)}`)).answer;
	expect(own).toMatchObject({ splitFrom: first.id, zone: "south-1", state: "acknowledged" });
	const theirs = (await li.call("GET", `/events?incident=${own.id}&order=asc`)).answer.items;
	expect(theirs.map((one) => one.type)).toContain("perimeter.beam-broken");
});

test("a wait is as long as the priority allows, and a time without an offset is none", async () => {
	const { id } = await taken("west-5");
	const until = (ms: number) => new Date(now() + ms).toISOString();
	const long = await does(li, id, "wait", { until: until(3_600_000), reason: "police" });
	expect(long).toMatchObject({ status: 422, json: { detail: expect.stringContaining("at most") } });
	expect((await does(li, id, "wait", { until: "soon", reason: "police" })).status).toBe(422);
	const waiting = await does(li, id, "wait", { until: until(600_000), reason: "police" });
	expect(waiting.json).toMatchObject({ waiting: { reason: "police", by: "li" } });
	expect(waiting.answer.due).toBeUndefined();
});

test("a captain keeps what belongs to it from being deleted, and ends that with an administrator's word too", async () => {
	const { id } = await taken("south-3");
	expect((await does(li, id, "hold", { reason: "police" })).status).toBe(403);
	const held = await does(zhao, id, "hold", { reason: "police" });
	expect(held.answer.held).toMatchObject({ by: "zhao", reason: "police" });
	expect((await li.call("DELETE", `/incidents/${id}/hold`)).status).toBe(403);
	const free = await (await rig.person("admin")).call("DELETE", `/incidents/${id}/hold`);
	expect(free.status).toBe(200);
	expect(free.answer.held).toBeUndefined();
	expect((await zhao.call("DELETE", `/incidents/${id}/hold`)).json).toMatchObject({
		status: 409,
		state: "acknowledged",
	});
	expect((await zhao.call("DELETE", "/incidents/inc-999999/hold")).status).toBe(404);
});

test("only a captain skips a step and looks again; what the police made of it is captain's or manager's word", async () => {
	const seq = await rig.says("panel-b03-2-0401", "home.smoke");
	const id = (await li.call("GET", `/events/${seq}`)).answer.incident;
	const seen = (await li.call("GET", `/incidents/${id}`)).answer.rev;
	const taken119 = await does(li, id, "acknowledge", { rev: seen });
	const close = { rev: taken119.answer.rev, cause: "false", detail: "mistake" };
	const open = await does(li, id, "resolve", close);
	expect(open).toMatchObject({ status: 409, json: { detail: expect.stringContaining("fire-service-told") } });
	const skip = { step: "fire-service-told", skipped: "toast" };
	expect((await does(li, id, "step", skip)).status).toBe(403);
	const skipped = await does(zhao, id, "step", skip);
	expect(skipped.answer.steps).toMatchObject({ "fire-service-told": { by: "zhao", skipped: "toast" } });
	expect((await does(li, id, "resolve", { ...close, rev: skipped.answer.rev })).answer.review).toBeDefined();
	expect((await does(li, id, "review", { agrees: true })).status).toBe(403);
	expect((await does(zhao, id, "review", { agrees: true })).answer.review).toMatchObject({ by: "zhao", agrees: true });
	expect((await does(zhao, id, "police-outcome", { outcome: "none" })).answer.police).toMatchObject({
		outcome: "none",
	});
	const again = await does(li, id, "reopen", { reason: "it smokes again" });
	expect(again.json).toMatchObject({ state: "open", reopened: 1 });
});

test("whom to send is proposed to who handles it", async () => {
	const { id } = await taken("north-5");
	expect(await li.call("GET", `/incidents/${id}/proposals`)).toMatchObject({ status: 200, json: { items: [] } });
	expect((await li.call("GET", "/incidents/inc-99999/proposals")).status).toBe(404);
});

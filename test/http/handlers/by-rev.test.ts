import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sevenPast } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
let at = sevenPast();
beforeAll(async () => {
	rig = await openRig({ clock: { now: () => at, speed: 1 } });
	operator = await rig.person("operator", "li");
});
afterAll(() => rig.close());

const HALF_HOUR_MS = 1_800_000;
const later = async (ms: number) => {
	at += ms;
	await rig.journal.advanceTime(at);
};
const seen = async (id: string | undefined) => (await operator.call("GET", `/incidents/${id}`)).answer;
const take = (id: string, body: unknown) => operator.call("POST", `/incidents/${id}/acknowledge`, body);

/** One beam of a zone broken: its incident as it is then. Half an hour lies before it, so that no flood groups anything. */
async function breach(zone: string, beams = [1]) {
	await later(HALF_HOUR_MS);
	return again(zone, beams);
}

async function again(zone: string, beams = [1]) {
	const seq = await rig.says(`beam-${zone}`, "perimeter.beam-broken", { beams });
	return seen((await operator.call("GET", `/events/${seq}`)).answer.incident);
}

describe("several taken at once", () => {
	test("are answered one by one: one with news above is a problem, the others are taken", async () => {
		const quiet = await breach("east-1");
		const stronger = await again("south-1");
		await again("south-1", [1, 2]);
		const bouncing = await again("north-1");
		await again("north-1");
		const items = [quiet, stronger, bouncing, { id: "inc-999999", rev: 3 }].map(({ id, rev }) => ({ id, rev }));
		const { status, answer } = await operator.call("POST", "/incidents/acknowledge", { items });
		expect(status).toBe(200);
		expect(answer.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
		const [first, second, third, fourth] = answer.items;
		expect(first).toMatchObject({ incident: { state: "acknowledged", owner: "li" } });
		expect(second?.problem).toMatchObject({ code: "rang-again", state: "open", allowed: expect.any(Array) });
		expect(second?.problem?.allowed).toContain("acknowledge");
		expect(second?.problem?.detail).toContain(String(stronger.rev));
		expect(second).not.toHaveProperty("incident");
		expect(third).toMatchObject({ incident: { state: "acknowledged", owes: { strongest: "high" } } });
		expect(fourth).toMatchObject({ problem: { code: "not-found" } });
		expect(await seen(stronger.id)).toMatchObject({ state: "open" });
	});

	test("are each named with the rev that was seen, and never none or over two hundred", async () => {
		const one = await breach("east-3");
		const many = Array.from({ length: 201 }, (_, i) => ({ id: `inc-${i}`, rev: 1 }));
		for (const items of [[], [{ id: one.id }], [{ rev: 4 }], many, undefined]) {
			const { status, problem } = await operator.call("POST", "/incidents/acknowledge", { items });
			expect(status).toBe(422);
			expect(problem.mistakes[0]?.path).toContain("items");
		}
		expect((await operator.call("POST", "/incidents/acknowledge", "{")).status).toBe(400);
		expect(await seen(one.id)).toMatchObject({ state: "open" });
	});

	test("with one key are taken once, and the repeat is answered alike", async () => {
		const { id, rev } = await breach("north-3");
		const headers = { "idempotency-key": "the-group" };
		for (let i = 0; i < 2; i++) {
			const { answer } = await operator.call("POST", "/incidents/acknowledge", { items: [{ id, rev }] }, headers);
			expect(answer.items).toMatchObject([{ id, incident: { state: "acknowledged" } }]);
		}
		const { answer } = await operator.call("GET", `/events?incident=${id}&type=incident.acknowledged`);
		expect(answer.items).toHaveLength(1);
	});
});

describe("an incident", () => {
	test("is taken with an old rev where the same merely came again, and owes that", async () => {
		const { id, rev } = await breach("east-1");
		await later(1_000);
		await again("east-1");
		const taken = await take(id, { rev });
		expect(taken).toMatchObject({ status: 200, json: { state: "acknowledged" } });
		expect(taken.answer.owes).toMatchObject({ strongest: "high", dueAt: expect.any(String) });
		expect(Date.parse(taken.answer.owes?.dueAt ?? "") - at).toBeLessThanOrEqual(60_000);
		await later(60_000);
		expect(await seen(id)).toMatchObject({ state: "open" });
	});

	test("with news above the rev that was seen is neither taken nor resolved with it: 409 with state and allowed", async () => {
		const { id, rev } = await breach("west-2");
		await again("west-2", [1, 2]);
		expect(await take(id, { rev })).toMatchObject({
			status: 409,
			json: {
				type: "urn:gatehouse:problem:rang-again",
				state: "open",
				allowed: expect.arrayContaining(["acknowledge"]),
			},
		});
		const taken = await take(id, { rev: (await seen(id)).rev });
		await again("west-2", [1, 2, 3]);
		const stale = { rev: taken.answer.rev, cause: "unknown" };
		const resolve = await operator.call("POST", `/incidents/${id}/resolve`, stale);
		expect(resolve).toMatchObject({ status: 409, json: { state: "open" } });
		expect(resolve.problem.allowed).toContain("acknowledge");
		expect(resolve.problem.allowed).not.toContain("resolve");
		expect(await seen(id)).toMatchObject({ state: "open" });
	});

	test("resolved with an old rev where the same merely came again is resolved, and that opens a new one which rings", async () => {
		const { id, rev } = await breach("north-1");
		const { answer: taken } = await take(id, { rev });
		await later(1_000);
		await again("north-1");
		expect(await seen(id)).toMatchObject({ state: "acknowledged", owes: { count: 1 } });
		const body = { rev: taken.rev, cause: "false", detail: "animal" };
		const resolved = await operator.call("POST", `/incidents/${id}/resolve`, body);
		expect(resolved).toMatchObject({ status: 200, json: { state: "resolved" } });
		const { answer } = await operator.call("GET", "/incidents?zone=north-1&open=true");
		expect(answer.items).toMatchObject([{ state: "open", type: "perimeter.breach" }]);
		expect(answer.items[0]?.rang).toBeGreaterThan(taken.rev);
		expect(answer.items[0]?.id).not.toBe(id);
	});

	test("is taken or resolved with the rev that was seen, and never without one or with one that is yet to come", async () => {
		const { id, rev } = await breach("west-1");
		for (const body of [{}, { rev: "old" }, { rev: -1 }, { rev: rev + 1_000 }]) {
			expect((await take(id, body)).status).toBe(422);
			const resolve = await operator.call("POST", `/incidents/${id}/resolve`, { ...body, cause: "unknown" });
			expect(resolve.status).toBe("rev" in body && body.rev === rev + 1_000 ? 409 : 422);
		}
		expect((await take(id, "{")).status).toBe(400);
		expect(await seen(id)).toMatchObject({ state: "open" });
	});
});

test("the longest silence by each row of the budget is a metric, and one that was owed raises its row", async () => {
	const { id, rev } = await breach("west-4");
	await take(id, { rev });
	await later(1_000);
	await again("west-4");
	await later(60_000);
	expect(await seen(id)).toMatchObject({ state: "open" });
	const { text } = await operator.call("GET", "/metrics");
	const rows = new Map(
		[...text.matchAll(/^gatehouse_longest_silence_seconds\{row="([^"]+)"\} (\S+)$/gm)].map(([, row, s]) => [
			row,
			Number(s),
		]),
	);
	expect([...rows.keys()].sort()).toEqual(
		["news", "flood", "pace", "chattering", "walk-test", "shelved", "out-of-service", "list"].sort(),
	);
	expect(rows.get("pace")).toBeGreaterThan(0);
	expect(rows.get("pace")).toBeLessThanOrEqual(60);
	expect(rows.get("walk-test")).toBe(0);
});

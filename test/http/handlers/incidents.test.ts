import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator", "li");
});
afterAll(() => rig.close());

async function breach(zone: string) {
	const seq = await rig.says(`beam-${zone}`, "perimeter.beam-broken", { beams: [1, 2] });
	const { answer } = await operator.call("GET", `/events/${seq}`);
	return (await operator.call("GET", `/incidents/${answer.incident}`)).answer;
}

describe("an incident", () => {
	test("is taken, verified, noted and resolved, each with its actor in the journal", async () => {
		const { id, rev } = await breach("east-1");
		const taken = await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
		expect(taken).toMatchObject({ status: 200, json: { id, state: "acknowledged", owner: "li" } });
		const verified = await operator.call("POST", `/incidents/${id}/verify`, { means: "picture" });
		expect(verified.answer.verified).toMatchObject({ by: "li", means: "picture" });
		expect((await operator.call("POST", `/incidents/${id}/note`, { text: "a ladder" })).status).toBe(200);
		const body = { rev: verified.answer.rev, cause: "real", detail: "attempted intrusion" };
		expect((await operator.call("POST", `/incidents/${id}/resolve`, body)).json).toMatchObject({
			state: "resolved",
			cause: "real",
		});
		const { answer } = await operator.call("GET", `/events?incident=${id}&order=asc`);
		expect(answer.items.map((one) => one.type)).toEqual([
			"perimeter.beam-broken",
			"incident.acknowledged",
			"incident.verified",
			"incident.noted",
			"incident.resolved",
		]);
		expect(answer.items[1]).toMatchObject({ source: "user:li", data: { incident: id, rev } });
		expect(answer.items[0]?.outcomes.length).toBeGreaterThan(0);
	});

	test("is taken with the rev of If-Match where the body names none", async () => {
		const { id, rev } = await breach("east-3");
		const { headers } = await operator.call("GET", `/incidents/${id}`);
		expect(headers.get("etag")).toBe(`"${rev}"`);
		const etag = headers.get("etag") ?? "";
		expect((await operator.call("POST", `/incidents/${id}/acknowledge`, undefined, { "if-match": etag })).status).toBe(
			200,
		);
	});

	test("that has rung again is not taken with the rev seen before", async () => {
		const { id, rev } = await breach("west-1");
		await rig.says("beam-west-2", "perimeter.beam-broken", { beams: [1, 2] });
		const stale = await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
		expect(stale).toMatchObject({ status: 409, json: { type: "urn:gatehouse:problem:rang-again", state: "open" } });
		expect(stale.problem.allowed).toContain("acknowledge");
	});

	test("that is resolved says so, with its state, and one that never was is not found", async () => {
		const { id, rev } = await breach("south-1");
		await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
		await operator.call("POST", `/incidents/${id}/resolve`, { rev: rev + 1, cause: "false", detail: "mistake" });
		const late = await operator.call("POST", `/incidents/${id}/note`, { text: "late" });
		expect(late).toMatchObject({
			status: 409,
			json: { state: "resolved", allowed: ["hold", "police-outcome", "reopen", "review"] },
		});
		expect((await operator.call("POST", "/incidents/inc-999999/note", { text: "?" })).status).toBe(404);
	});

	test("that is open cannot be resolved before somebody took it", async () => {
		const { id, rev } = await breach("south-3");
		const early = await operator.call("POST", `/incidents/${id}/resolve`, { rev, cause: "false" });
		expect(early).toMatchObject({ status: 409, json: { type: "urn:gatehouse:problem:wrong-state", state: "open" } });
		const always = ["hold", "merge", "note", "notify", "police-outcome", "split", "step", "verify"];
		expect([...early.problem.allowed].sort()).toEqual(["acknowledge", ...always]);
	});
});

describe("a report by telephone", () => {
	const theft = { kind: "theft", unit: "b03-2-0401", reportedBy: "phone", note: "a bicycle" };

	test("is an incident like any other, in the zone of its unit", async () => {
		const { status, answer, headers } = await operator.call("POST", "/incidents", theft);
		expect(status).toBe(201);
		expect(answer).toMatchObject({
			state: "open",
			priority: "high",
			unit: "b03-2-0401",
			zone: "b03-2",
			reportedBy: "phone",
		});
		expect(headers.get("location")).toBe(`/api/v1/incidents/${answer.id}`);
	});

	test("sent twice with one key is one incident, and the key stands for nothing else", async () => {
		for (const key of [
			randomUUID(),
			"a key with spaces, and more than 64 characters: 长长长长长长长长长长长长长长长长长长".replaceAll("长", "x"),
		]) {
			const headers = { "idempotency-key": key };
			const first = await operator.call("POST", "/incidents", theft, headers);
			const again = await operator.call("POST", "/incidents", theft, headers);
			expect(again).toMatchObject({ status: 201, json: { id: first.answer.id } });
			const other = await operator.call("POST", "/incidents", { ...theft, note: "two bicycles" }, headers);
			expect(other).toMatchObject({ status: 422, json: { type: "urn:gatehouse:problem:key-reused" } });
		}
	});

	test("with the same key by another person is that person's own", async () => {
		const headers = { "idempotency-key": randomUUID() };
		const mine = await operator.call("POST", "/incidents", theft, headers);
		const theirs = await (await rig.person("captain")).call("POST", "/incidents", theft, headers);
		expect(theirs.status).toBe(201);
		expect(theirs.answer.id).not.toBe(mine.answer.id);
	});
});

test("an action sent twice with one key changes it once", async () => {
	const { id, rev } = await breach("north-2");
	const headers = { "idempotency-key": randomUUID() };
	for (let i = 0; i < 2; i++) {
		const reply = await operator.call("POST", `/incidents/${id}/acknowledge`, { rev }, headers);
		expect(reply).toMatchObject({ status: 200, json: { state: "acknowledged" } });
	}
	const { answer } = await operator.call("GET", `/events?incident=${id}&type=incident.acknowledged`);
	expect(answer.items).toHaveLength(1);
});

test.each(["/events", "/incidents"] as const)(
	"%s comes in pages, both ways, with nothing missed and nothing twice",
	async (path) => {
		const all = (await operator.call("GET", `${path}?limit=1000`)).answer.items;
		for (const order of ["desc", "asc"]) {
			const seen: unknown[] = [];
			let cursor: string | undefined;
			do {
				const more = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
				const { answer } = await operator.call("GET", `${path}?limit=3&order=${order}${more}`);
				expect(answer.items.length).toBeLessThanOrEqual(3);
				seen.push(...answer.items);
				cursor = answer.nextCursor;
			} while (cursor !== undefined);
			expect(seen).toEqual(order === "desc" ? all : all.toReversed());
		}
	},
);

test("devices come in pages by id, all 744 of them", async () => {
	const { answer } = await operator.call("GET", "/devices?limit=700");
	const rest = await operator.call("GET", `/devices?limit=700&cursor=${answer.nextCursor}`);
	const ids = [...answer.items, ...rest.answer.items].map((one) => one.id);
	expect(ids).toHaveLength(744);
	expect(ids).toEqual(ids.toSorted());
	expect(rest.answer.nextCursor).toBeUndefined();
});

import { encode } from "jpeg-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
let guard: Person;
let other: Person;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	await rig.journal.append({
		...({ source: "hub", type: "hub.started", id: "started" } as const),
		...{ at: rig.hub.clock.now(), receivedAt: rig.hub.clock.now(), data: {} },
	});
	captain = await rig.person("captain", "chen");
	guard = await rig.person("guard", "wang");
	other = await rig.person("guard", "zhou");
	operator = await rig.person("operator", "li");
});
afterAll(() => rig.close());

const now = () => rig.hub.clock.now();
const ago = (ms: number) => new Date(now() - ms).toISOString();

const WORDS = { en: "Short way", "zh-CN": "短线" };
const STOPS = [
	{ checkpoint: "cp-b01", afterMinutes: 0, toleranceMinutes: 5 },
	{ checkpoint: "cp-b02", afterMinutes: 5, toleranceMinutes: 5 },
];

const JPEG = encode({ data: Buffer.alloc(16 * 16 * 4, 90), width: 16, height: 16 }, 60).data;

/** A phone sends a photo, as the camera made it. */
function put({ cookie }: Person, path: string, photo: Buffer = JPEG) {
	const headers = { cookie, "content-type": "image/jpeg" };
	return fetch(`${rig.http.url}/api/v1${path}`, { method: "PUT", headers, body: new Uint8Array(photo) });
}

describe("routes and plans", () => {
	test("are those of the site's file until a captain writes others", async () => {
		const routes = (await captain.call("GET", "/patrol/routes")).answer.items;
		expect(routes.map(({ id }) => id)).toEqual(["night-walk", "north", "south"]);
		expect((await captain.call("GET", "/patrol/checkpoints")).answer.items).toHaveLength(24);
		const written = await captain.call("PUT", "/patrol/routes/short", { words: WORDS, order: "ordered", stops: STOPS });
		expect(written).toMatchObject({ status: 200, json: { id: "short", by: "chen", stops: STOPS } });
		const plan = { route: "short", at: ["03:10"], shift: "night", posts: ["patrol"] };
		expect(await captain.call("PUT", "/patrol/plans/short-nights", plan)).toMatchObject({
			status: 200,
			json: {
				id: "short-nights",
				days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
				predictability: { percent: 100 },
			},
		});
		const walk = (await captain.call("GET", "/patrol/plans")).answer.items.find(({ id }) => id === "night-walk");
		expect(walk).toMatchObject({ predictability: { percent: expect.any(Number) } });
		expect((await captain.call("DELETE", "/patrol/routes/short")).status).toBe(409);
		expect((await captain.call("DELETE", "/patrol/plans/short-nights")).status).toBe(204);
		expect((await captain.call("DELETE", "/patrol/routes/short")).status).toBe(204);
		expect((await captain.call("DELETE", "/patrol/routes/short")).status).toBe(404);
	});

	test("that nobody can walk are refused with the leg and its least minutes", async () => {
		const [first, second] = STOPS;
		const stops = [first, { ...second, checkpoint: "cp-b21", afterMinutes: 1 }];
		expect(await captain.call("PUT", "/patrol/routes/far", { words: WORDS, order: "ordered", stops })).toMatchObject({
			status: 422,
			json: {
				mistakes: [
					{
						path: "body.stops.1.afterMinutes",
						found: "cp-b01 to cp-b21 in 1 min",
						expected: expect.stringMatching(/on foot$/),
					},
				],
			},
		});
		expect((await guard.call("PUT", "/patrol/routes/far", { words: WORDS, order: "ordered", stops })).status).toBe(403);
	});
});

describe("rounds", () => {
	test("an extra one is walked with the phone, handed on, seen by whose it is, and by nobody else of the guards", async () => {
		const added = await captain.call("POST", "/patrol/rounds", { route: "south", guard: "wang", reason: "a stranger" });
		expect(added).toMatchObject({
			status: 201,
			json: { route: "south", guard: "wang", state: "scheduled", reason: "a stranger" },
		});
		const { id } = added.answer;
		expect((await guard.call("GET", `/patrol/rounds/${id}`)).status).toBe(200);
		expect((await other.call("GET", `/patrol/rounds/${id}`)).status).toBe(404);
		expect((await other.call("GET", "/patrol/rounds")).answer.items).toEqual([]);
		expect((await guard.call("GET", "/patrol/routes")).answer.items.map((one) => one.id)).toEqual(["south"]);
		const said = { id: "walk-1", checkpoint: "cp-gate-south", at: ago(0), method: "qr", counter: 1, bootId: "a" };
		await guard.call("POST", "/patrol/checkins", { checkins: [said] });
		const shown = await operator.call("GET", `/patrol/rounds/${id}`);
		expect(shown.json).toMatchObject({
			state: "under-way",
			stops: [{ status: "on-time", method: "qr", guard: "wang" }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
		});
		expect((await other.call("POST", `/patrol/rounds/${id}/hand-on`, { to: "zhou" })).status).toBe(403);
		expect((await guard.call("POST", `/patrol/rounds/${id}/hand-on`, { to: "zhou" })).json).toMatchObject({
			guard: "zhou",
		});
		const excused = await captain.call("POST", `/patrol/rounds/${id}/excuse`, {
			checkpoints: ["cp-b03"],
			reason: "flooded",
		});
		expect(excused.json).toMatchObject({
			stops: expect.arrayContaining([expect.objectContaining({ checkpoint: "cp-b03", status: "excused" })]),
		});
		expect((await captain.call("POST", `/patrol/rounds/${id}/cancel`, { reason: "storm" })).json).toMatchObject({
			state: "incomplete",
		});
		expect((await captain.call("POST", `/patrol/rounds/${id}/cancel`, { reason: "storm" })).status).toBe(409);
		const listed = await captain.call("GET", "/patrol/rounds?route=south&state=incomplete");
		expect(listed.answer.items.map((one) => one.id)).toEqual([id]);
		expect((await captain.call("GET", "/patrol/rounds?guard=nobody")).answer.items).toEqual([]);
		const period = new URLSearchParams({ from: ago(86_400_000), to: ago(-86_400_000) });
		const counted = await captain.call("GET", `/patrol/rounds?cancelled=false&${period}`);
		expect(counted.answer.items.map((one) => one.id)).not.toContain(id);
		// What a figure counts is what its list holds: a round that was cancelled stands in neither.
		expect((await captain.call("GET", `/statistics/overview?${period}`)).json).toMatchObject({
			totals: { rounds: { count: counted.answer.items.length, list: expect.stringContaining("cancelled=false") } },
		});
	});
});

describe("check-ins", () => {
	const one = (id: string, more: object = {}) => ({
		id,
		checkpoint: "cp-b01",
		at: ago(60_000),
		method: "qr",
		counter: 1,
		bootId: "b",
		...more,
	});

	test("are answered item by item; the same again is answered the same; another content is kept and flagged", async () => {
		const checkins = [one("a"), { id: "bad", method: "smoke" }, one("b", { checkpoint: "cp-b02", counter: 2 })];
		const first = (await guard.call("POST", "/patrol/checkins", { checkins })).answer.items;
		expect(first).toMatchObject([
			{ id: "a", seq: expect.any(Number) },
			{ id: "bad", problem: expect.any(String) },
			{ id: "b", seq: expect.any(Number) },
		]);
		expect((await guard.call("POST", "/patrol/checkins", { checkins })).answer.items).toEqual(first);
		const changed = { checkins: [{ ...checkins[0], checkpoint: "cp-b03" }] };
		for (let again = 0; again < 2; again++) {
			expect((await guard.call("POST", "/patrol/checkins", changed)).answer.items).toEqual([
				{ id: "a", problem: "id already used", flags: ["id-reused"] },
			]);
		}
		expect((await captain.call("GET", "/events?type=patrol.checkin-id-reused")).answer.items).toHaveLength(1);
		const kept = (await captain.call("GET", "/events?type=patrol.checkin")).answer.items;
		expect(kept.filter(({ id }) => id === "a" || id === "b")).toHaveLength(2);
	});

	test("more than 500 at once are refused with how many are allowed; 500 are taken", async () => {
		const many = (n: number) => Array.from({ length: n }, (_, i) => one(`many-${i}`, { counter: i }));
		for (const n of [501, 10_000]) {
			const refused = await other.call("POST", "/patrol/checkins", { checkins: many(n) });
			expect(refused).toMatchObject({ status: 413, json: { detail: expect.stringContaining("1 to 500") } });
		}
		const bytes = await other.call("POST", "/patrol/checkins", { checkins: ["x".repeat(3_000_000)] });
		expect(bytes).toMatchObject({ status: 413, json: { detail: expect.stringMatching(/expected at most \d+/) } });
		expect((await other.call("POST", "/patrol/checkins", { checkins: many(500) })).answer.items).toHaveLength(500);
		expect((await other.call("POST", "/patrol/checkins", { checkins: [] })).status).toBe(422);
	});

	test("a made-up code, one from the future and one of last month are kept with what they are flagged for", async () => {
		const checkins = [
			one("f", { at: ago(-3_600_000), bootId: "f" }),
			one("o", { at: ago(30 * 86_400_000), bootId: "o" }),
			one("c", { checkpoint: undefined, code: "made-up", bootId: "c" }),
		];
		expect((await guard.call("POST", "/patrol/checkins", { checkins })).answer.items).toMatchObject([
			{ id: "f", flags: ["future"] },
			{ id: "o", flags: ["uploaded-late", "too-old"] },
			{ id: "c", flags: ["unproven"] },
		]);
	});

	test("what was flagged counts once a captain accepts it, for the round that is named", async () => {
		const { id: round } = (await captain.call("POST", "/patrol/rounds", { route: "south", guard: "zhou" })).answer;
		const [{ seq } = { seq: 0 }] = (
			await guard.call("POST", "/patrol/checkins", {
				checkins: [one("late", { checkpoint: "cp-gate-south", at: ago(0) })],
			})
		).answer.items;
		expect((await operator.call("POST", `/patrol/checkins/${seq}/accept`, { round })).status).toBe(403);
		const accepted = await captain.call("POST", `/patrol/checkins/${seq}/accept`, { round });
		expect(accepted).toMatchObject({
			status: 200,
			json: { id: round, stops: expect.arrayContaining([expect.objectContaining({ seq, flags: ["accepted"] })]) },
		});
		expect((await captain.call("POST", "/patrol/checkins/1/accept", {})).status).toBe(404);
	});
});

describe("findings and calls for help", () => {
	test("a defect waits with owner, due date and closing photo; anything else opens an incident", async () => {
		const said = { id: "fnd", at: ago(0), category: "damage", note: "lamp broken", checkpoint: "cp-b03" };
		const { status, answer } = await guard.call("POST", "/patrol/findings", said);
		expect([status, answer]).toMatchObject([201, { state: "open", category: "damage", by: "wang", zone: "b03-1" }]);
		expect((await guard.call("POST", "/patrol/findings", said)).answer.id).toBe(answer.id);
		expect(
			(await captain.call("POST", `/patrol/findings/${answer.id}/assign`, { owner: "zhou", dueAt: ago(-86_400_000) }))
				.json,
		).toMatchObject({ owner: "zhou" });
		// What the reporter's phone uploads late shows the defect, not that it was seen to.
		const late = await put(guard, `/patrol/findings/${answer.id}/photo`);
		expect(await late.json()).toMatchObject({ photo: expect.any(String) });
		expect((await other.call("POST", `/patrol/findings/${answer.id}/close`, {})).status).toBe(409);
		const photo = await put(other, `/patrol/findings/${answer.id}/photo`);
		expect(photo.status).toBe(200);
		const { closingPhoto } = z.object({ closingPhoto: z.string() }).parse(await photo.json());
		expect((await captain.call("GET", `/snapshots/${closingPhoto}`)).status).toBe(200);
		expect((await other.call("POST", `/patrol/findings/${answer.id}/close`, {})).json).toMatchObject({
			state: "closed",
		});
		const another = encode({ data: Buffer.alloc(16 * 16 * 4, 40), width: 16, height: 16 }, 60).data;
		expect((await put(other, `/patrol/findings/${answer.id}/photo`, another)).status).toBe(409);
		expect((await put(other, "/patrol/findings/fnd-0/photo")).status).toBe(404);
		const large = await put(other, `/patrol/findings/${answer.id}/photo`, Buffer.alloc(4_000_000));
		expect([large.status, await large.text()]).toEqual([
			413,
			expect.stringMatching(/found 4000000 bytes, expected at most \d+/),
		]);
		expect((await put(other, `/patrol/findings/${answer.id}/photo`, Buffer.from("GIF89a"))).status).toBe(422);
		const fire = await guard.call("POST", "/patrol/findings", { ...said, id: "fire", category: "fire" });
		expect(fire.answer.incident).toMatch(/^inc-/);
		expect((await captain.call("GET", "/patrol/findings?category=damage")).answer.items.map(({ id }) => id)).toEqual([
			answer.id,
		]);
	});

	test("a photo follows its finding by the phone's own id of it, from whoever reported it or sees to it alone", async () => {
		const id = "0198c6d2-7f00-7000-8000-00000000000f";
		const said = { id, at: ago(0), category: "damage", note: "fence cut", checkpoint: "cp-b03" };
		const { answer } = await guard.call("POST", "/patrol/findings", said);
		expect(answer).toMatchObject({ id: expect.stringMatching(/^fnd-/), reportId: id });
		for (const named of [id, answer.id]) {
			const taken = await put(guard, `/patrol/findings/${named}/photo`);
			expect([named, taken.status]).toEqual([named, 200]);
			expect(await taken.json()).toMatchObject({ id: answer.id, photo: expect.any(String) });
			expect([named, (await put(other, `/patrol/findings/${named}/photo`)).status]).toEqual([named, 404]);
		}
		// The same id on another guard's phone is another finding.
		const theirs = (await other.call("POST", "/patrol/findings", said)).answer;
		expect(await (await put(other, `/patrol/findings/${id}/photo`)).json()).toMatchObject({ id: theirs.id });
		expect((await put(operator, `/patrol/findings/${answer.id}/photo`)).status).toBe(200);
		expect((await put(operator, `/patrol/findings/${id}/photo`)).status).toBe(404);
	});

	test("an SOS is answered with its critical incident, the same again with the same", async () => {
		const said = { id: "help", at: ago(0) };
		const first = await guard.call("POST", "/patrol/sos", said);
		expect(first).toMatchObject({
			status: 201,
			json: { type: "patrol.sos", priority: "critical", zone: "guard-room" },
		});
		expect((await guard.call("POST", "/patrol/sos", said)).answer).toMatchObject({
			id: first.answer.id,
			state: "open",
		});
		const seen = { checkpoint: "cp-b02", at: ago(1) };
		const placed = { ...said, id: "help-there", lastSeen: seen };
		const there = (await guard.call("POST", "/patrol/sos", placed)).answer;
		expect(there).toMatchObject({ zone: rig.site.devices.get("cp-b02")?.zone });
		// Said again it is asked after: the answer is the incident as it is by then.
		const { id, rev } = there;
		expect((await operator.call("POST", `/incidents/${id}/acknowledge`, { rev })).status).toBe(200);
		expect((await guard.call("POST", "/patrol/sos", placed)).answer).toMatchObject({ id, state: "acknowledged" });
		expect(
			(await guard.call("POST", "/patrol/all-well", { id: "well", at: ago(0), batteryPercent: 80, app: "1" })).json,
		).toMatchObject({ seq: expect.any(Number) });
	});
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { withoutPosition } from "../../../src/http/shared-position.ts";
import { openRig, type Person, type Rig, signIn } from "../rig.ts";

let rig: Rig;
let captain: Person;
let operator: Person;
let guard: Person;
const ID = "0198c6d2-0000-7000-8000-00000000000a";
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain", "chen");
	operator = await rig.person("operator", "li");
	guard = await rig.person("guard", "wang");
});
afterAll(() => rig.close());

const now = () => rig.hub.clock.now();
const at = (ms: number) => new Date(now() + ms).toISOString();
const contact = (more: object = {}, who = guard) =>
	who.call("PUT", "/phones/mine/contact", { at: at(0), app: "1.2.0", batteryPercent: 41, queued: 3, ...more });
let counter = 0;
const scan = (id: string, more: { position?: { x: number; y: number } } & Record<string, unknown> = {}) => ({
	...{ id, checkpoint: "cp-b01", at: at(0), method: "qr", counter: ++counter, bootId: "a" },
	...more,
});

test("a phone registers, is bound to its session, and tells how it is; nothing of that is in the journal", async () => {
	expect((await contact()).status).toBe(409);
	const registered = await guard.call("POST", "/phones", { id: ID, app: "1.1.0", model: "Redmi 12" });
	expect(registered).toMatchObject({ status: 201, json: { id: ID, registeredAt: expect.any(String) } });
	expect((await guard.call("POST", "/phones", { id: ID, app: "1.1.0", model: "Redmi 12" })).json).toEqual(
		registered.json,
	);
	expect((await guard.call("GET", "/session")).json).toMatchObject({ phone: { id: ID } });
	const before = (await rig.reader.entries({ limit: 1, order: "desc" })).items[0]?.seq;
	expect(await contact()).toMatchObject({ status: 200, json: { onDuty: false, sharePosition: false } });
	expect((await rig.reader.entries({ limit: 1, order: "desc" })).items[0]?.seq).toBe(before);
	const [shown] = (await captain.call("GET", "/phones")).answer.items;
	expect(shown).toMatchObject({
		...{ id: ID, guard: "wang", model: "Redmi 12", app: "1.2.0", batteryPercent: 41, queued: 3 },
		lastContactAt: expect.any(String),
	});
	expect((await operator.call("GET", "/phones")).status).toBe(403);
});

test("a position that nobody may have is dropped as it comes; sent again after, it is the same check-in", async () => {
	const said = scan("where", { position: { x: 1, y: 2 } });
	const { items } = (await guard.call("POST", "/patrol/checkins", { checkins: [said] })).answer;
	expect((await rig.reader.entry(items[0]?.seq ?? 0))?.data).not.toHaveProperty("position");
	const site = () => ({ ...rig.site, patrol: { sharePosition: true } });
	const kept = (onDuty: boolean, of = site) =>
		withoutPosition({ site: of, access: { onDuty: () => onDuty } }, "wang", said);
	expect(kept(true)).toEqual(said);
	expect(kept(false)).not.toHaveProperty("position");
	expect(kept(true, () => ({ ...rig.site, patrol: { sharePosition: false } }))).not.toHaveProperty("position");
	const moved = { ...said, position: { x: 3, y: 4 } };
	expect((await guard.call("POST", "/patrol/checkins", { checkins: [moved] })).answer.items).toEqual(items);
	expect((await guard.call("POST", "/patrol/checkins", { checkins: [said] })).answer.items).toEqual(items);
});

test("what a phone dates before it had nothing left to send, or by a clock that is behind, is flagged and counts", async () => {
	await contact({ queued: 0 });
	const send = async (more: Record<string, unknown>, sentAt?: string) =>
		(await guard.call("POST", "/patrol/checkins", { ...{ checkins: [scan(`c${++counter}`, more)] }, sentAt })).answer
			.items[0];
	expect((await send({ bootId: "b" }))?.flags ?? []).not.toContain("clock-set-back");
	expect((await send({ at: at(-3_600_000), bootId: "c" }))?.flags).toContain("clock-set-back");
	expect((await send({ bootId: "d", at: at(-7_200_000) }, at(-3_600_000)))?.flags).toContain("clock-set-back");
	await contact({ queued: 0, at: at(-3_600_000) });
	expect((await send({ bootId: "e" }))?.flags).toContain("clock-set-back");
});

test("the start and the end of a duty are told by phone, each once, with what was received and is returned", async () => {
	const stranger = await rig.person("guard", "nobody-s-guard");
	const start = { id: "start-1", at: at(0), equipment: ["radio-3"] };
	const said = await stranger.call("POST", "/shifts/mine/start", start);
	expect(said.json).toMatchObject({ became: "no-watch" });
	expect((await stranger.call("POST", "/shifts/mine/start", start)).json).toEqual(said.json);
	const out = async () => (await operator.call("GET", "/equipment?out=true")).answer.items;
	// Nobody who has not come on duty is handed anything.
	expect(await out()).toEqual([]);
	await operator.call("POST", "/shifts/sign-on", { guards: [] });
	const again = { ...start, id: "start-2", at: at(0) };
	expect((await stranger.call("POST", "/shifts/mine/start", again)).json).toMatchObject({ became: "not-rostered" });
	expect(await out()).toEqual([]);
	await operator.call("POST", "/shifts/guards", {
		join: [{ guard: "nobody-s-guard", post: "patrol" }],
	});
	const third = { ...start, id: "start-3", at: at(0) };
	expect((await stranger.call("POST", "/shifts/mine/start", third)).json).toMatchObject({ became: "on-duty-already" });
	expect(await out()).toMatchObject([{ item: "radio-3", guard: { name: "nobody-s-guard" } }]);
	await operator.call("POST", "/shifts/guards", { leave: ["nobody-s-guard"] });
	const end = { id: "end-1", at: at(0), equipment: ["radio-3"] };
	expect((await stranger.call("POST", "/shifts/mine/end", end)).json).toMatchObject({ became: "off-duty-already" });
	expect(await out()).toEqual([]);
});

test("an ended phone uploads and reads its session, and nothing else; it stays so, whoever signs in on it", async () => {
	expect((await operator.call("DELETE", `/phones/${ID}`)).status).toBe(403);
	expect((await captain.call("DELETE", `/phones/${ID}`)).status).toBe(204);
	expect((await captain.call("DELETE", `/phones/${ID}`)).status).toBe(204);
	expect((await captain.call("DELETE", "/phones/none-such")).status).toBe(404);
	const { phone } = (await guard.call("GET", "/session")).answer;
	expect(phone).toMatchObject({ id: ID, endedAt: expect.any(String) });
	for (const path of ["/site", "/patrol/rounds", "/incidents", "/sessions"] as const) {
		expect([path, (await guard.call("GET", path)).status]).toEqual([path, 403]);
	}
	const { items } = (await guard.call("POST", "/patrol/checkins", { checkins: [scan("held")] })).answer;
	expect(items).toMatchObject([{ id: "held", seq: expect.any(Number) }]);
	expect((await contact()).json).toMatchObject({ endedAt: phone?.endedAt });
	// It is no other phone for saying so.
	expect((await guard.call("POST", "/phones", { id: "0198c6d2-0000-7000-8000-00000000beef", app: "1" })).status).toBe(
		403,
	);
	expect((await guard.call("GET", "/site")).status).toBe(403);
	const again = await signIn(rig.http.url, "wang");
	expect((await again.call("POST", "/phones", { id: ID, app: "1.3.0" })).json).toMatchObject({
		endedAt: phone?.endedAt,
	});
	expect((await again.call("GET", "/site")).status).toBe(403);
	expect((await again.call("DELETE", "/session")).status).toBe(204);
});

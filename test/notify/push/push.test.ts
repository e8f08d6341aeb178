import { afterAll, beforeAll, expect, test } from "vitest";
import { openPush } from "../../../src/notify/push/open.ts";
import { openRig, type Person, type Rig } from "../../http/rig.ts";
import { now, until } from "../../waiting.ts";
import { openPushService, type PushService } from "./push-service.ts";

let rig: Rig;
let operator: Person;
let zhang: Person;
let service: PushService;
let push: ReturnType<typeof openPush>;
beforeAll(async () => {
	rig = await openRig();
	service = await openPushService();
	const { journal, log } = rig;
	const hides = rig.live.discreet.has;
	push = openPush({ journal, push: rig.access.push, log, hides, agent: service.agent });
	operator = await rig.person("operator");
	zhang = await rig.person("guard");
	await operator.call("POST", "/shifts/sign-on", { guards: [{ guard: zhang.name, post: "patrol" }] });
	// As a browser does: what hangs on no key can't be sent to.
	expect((await zhang.call("GET", "/push/key")).status).toBe(200);
	await rig.access.push.subscribe({ ...service.subscription, user: zhang.name, by: `user:${zhang.name}` });
});
afterAll(async () => {
	push.close();
	await service.close();
	await rig.close();
});

async function sentTo(device: string, type: string, data = {}): Promise<string> {
	const seq = await rig.says(device, type, data);
	const id = (await rig.reader.entry(seq))?.incident ?? expect.fail(type);
	const { rev = 0 } = (await rig.reader.incident(id)) ?? {};
	await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
	const sent = await operator.call("POST", `/incidents/${id}/dispatch`, { guard: zhang.name, redirect: true });
	expect(sent.status).toBe(200);
	expect((await rig.reader.incident(id))?.dispatches).toMatchObject([{ reach: "push" }]);
	return id;
}

const pushedOf = (incident: string) =>
	until(() => service.pushed.find(({ letter }) => letter.kind === "dispatch" && letter.incident === incident));

test("with no page open a dispatch reaches the browser's push service, for it alone, signed by the hub's own key", async () => {
	const id = await sentTo("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const { letter, headers, vapid } = await pushedOf(id);
	expect(letter).toMatchObject({ kind: "dispatch", incident: id, priority: "high", words: { en: expect.any(String) } });
	expect(JSON.stringify(letter)).not.toContain(zhang.name);
	expect(headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high", ttl: "300" });
	expect(vapid).toMatchObject({ holds: true, says: { aud: new URL(service.subscription.endpoint).origin } });
	expect(vapid.key).toBe((await zhang.call("GET", "/push/key")).answer.publicKey);
	expect(vapid.says.exp * 1_000).toBeLessThanOrEqual(now() + 86_400_000);
});

test("of duress and of a flat it says no place, and of a message no text", async () => {
	const duress = (await pushedOf(await sentTo("panel-b03-2-0401", "home.duress"))).letter;
	expect(Object.keys(duress).sort()).toEqual(["id", "incident", "kind", "priority"]);
	const flat = (await pushedOf(await sentTo("panel-b07-1-0602", "home.panic", { button: "wall" }))).letter;
	expect(Object.keys(flat)).toEqual(Object.keys(duress));
	const { id } = (await operator.call("POST", "/messages", { to: [zhang.name], text: "the spare key" })).answer;
	const { letter } = await until(() => service.pushed.find((one) => one.letter.id === id));
	expect(letter).toEqual({ kind: "message", id });
});

test("what else becomes of a dispatch or message sends nothing again; a browser that is gone is forgotten", async () => {
	const { items } = (await operator.call("GET", "/incidents?open=true")).answer;
	const [first] = items.flatMap(({ dispatches = [] }) => dispatches);
	const before = service.pushed.length;
	await zhang.call("POST", `/dispatches/${first?.id}/received`);
	service.answers(410);
	const { id } = (await operator.call("POST", "/messages", { to: [zhang.name], text: "x" })).answer;
	await until(() => rig.access.push.of(zhang.name).length === 0);
	expect(service.pushed.slice(before).map(({ letter }) => letter)).toEqual([{ kind: "message", id }]);
});

test("a browser subscribes at the push services of browsers alone; another address is refused with the list", async () => {
	const keys = { p256dh: service.subscription.p256dh, auth: service.subscription.auth };
	const subscribe = (endpoint: string, more = keys) =>
		zhang.call("POST", "/push/subscriptions", { endpoint, keys: more });
	for (const foreign of [
		service.subscription.endpoint,
		"https://fcm.googleapis.com.evil.example/x",
		"https://fcm.googleapis.com@evil.example/x",
		"http://fcm.googleapis.com/x",
	]) {
		const { status, text } = await subscribe(foreign);
		expect([foreign, status]).toEqual([foreign, 422]);
		if (foreign.startsWith("https:")) expect(text).toContain("updates.push.services.mozilla.com");
	}
	const good = "https://web.push.apple.com/abc";
	expect((await subscribe(good, { ...keys, auth: "AAAA" })).text).toContain("16 bytes");
	expect((await subscribe(good)).status).toBe(204);
	expect(rig.access.push.of(zhang.name).map(({ endpoint }) => endpoint)).toEqual([good]);
	// Of somebody else it is not ended; signed in on the same browser, it becomes theirs.
	expect((await operator.call("DELETE", "/push/subscriptions", { endpoint: good })).status).toBe(204);
	expect(rig.access.push.of(zhang.name)).toHaveLength(1);
	await operator.call("POST", "/push/subscriptions", { endpoint: good, keys });
	expect([rig.access.push.of(zhang.name), rig.access.push.of(operator.name)]).toMatchObject([[], [{ endpoint: good }]]);
	await operator.call("DELETE", "/push/subscriptions", { endpoint: good });
	expect(rig.access.push.of(operator.name)).toEqual([]);
});

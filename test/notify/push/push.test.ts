import { afterAll, beforeAll, expect, test } from "vitest";
import { openSentPushes } from "../../../src/access/push-sent.ts";
import { openPush } from "../../../src/notify/push/open.ts";
import { openRig, type Person, type Rig } from "../../http/rig.ts";
import { now, until } from "../../waiting.ts";
import { openPushService, type PushService } from "./push-service.ts";

let rig: Rig;
let operator: Person;
let zhang: Person;
let service: PushService;
let push: Awaited<ReturnType<typeof openPush>>;
const open = async ({ clock = rig.hub.clock, agent = service.agent } = {}) => {
	const { journal, reader, log, access } = rig;
	const { people, push: kept } = access;
	return openPush({
		...{ journal, reader, clock, log, push: kept, agent },
		...{ hides: rig.live.discreet.has, named: people.withRole },
	});
};
beforeAll(async () => {
	// The hub's time stands still: on a slow machine, too, nobody is late with an answer.
	const at = now();
	rig = await openRig({ clock: { speed: 1, now: () => at } });
	service = await openPushService();
	push = await open();
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

test("what a stop keeps back between the commit and the push goes out with the next start, once, and while it is worth anything", async () => {
	push.close();
	const id = await sentTo("beam-west-2", "perimeter.beam-broken", { beams: [1, 2] });
	const text = { to: [zhang.name], text: "the north gate stays shut" };
	const { id: message } = (await operator.call("POST", "/messages", text)).answer;
	const pushed = () =>
		service.pushed
			.filter(({ letter: { kind, ...of } }) => kind !== "told" && (of.incident === id || of.id === message))
			.map(({ letter }) => letter.kind);
	expect(pushed()).toEqual([]);
	// Six minutes later nobody is woken for the dispatch any more; the message still waits.
	const { speed } = rig.hub.clock;
	push = await open({ clock: { speed, now: () => rig.hub.clock.now() + 360_000 } });
	await until(() => rig.access.push.sent.has(zhang.name, `message ${message}`));
	expect(pushed()).toEqual(["message"]);
	push.close();
	push = await open();
	await until(() => pushed().length === 2);
	await pushedOf(id);
	const { access, reader, hub } = rig;
	const [{ dispatches = [] } = {}] = [await reader.incident(id)];
	const dispatch = `dispatch ${dispatches[0]?.id}`;
	// The push service has it a moment before that is noted.
	await until(() => access.push.sent.has(zhang.name, dispatch));
	push.close();
	// As the next process reads it.
	const record = () => Promise.resolve();
	const isKept = await openSentPushes({ reader, record, wall: hub.clock.now });
	expect(isKept.has(zhang.name, dispatch)).toBe(true);
	expect(isKept.has(zhang.name, `message ${message}`)).toBe(true);
	push = await open();
	await operator.call("POST", "/messages", { ...text, text: "another" });
	await until(() =>
		service.pushed.some(
			({ letter: { kind, id: other } }) =>
				kind === "message" && Number(String(other).slice(4)) > Number(message?.slice(4)),
		),
	);
	expect(pushed()).toEqual(["message", "dispatch"]);
});

test("what a push service does not take is tried again; what was under way at a stop goes out again under the same topic", async () => {
	service.answers(503);
	const { id } = (await operator.call("POST", "/messages", { to: [zhang.name], text: "x" })).answer;
	const of = () => service.pushed.filter(({ letter }) => letter.id === id);
	await until(() => of().length === 1);
	push.close();
	push = await open();
	await until(() => of().length === 2);
	expect(rig.access.push.sent.has(zhang.name, `message ${id}`)).toBe(false);
	service.answers(201);
	await until(() => rig.access.push.sent.has(zhang.name, `message ${id}`));
	expect(of()).toHaveLength(3);
	expect(new Set(of().map(({ headers }) => headers.topic)).size).toBe(1);
	const { text } = await operator.call("GET", "/events?type=push.sent&limit=1");
	expect(text).not.toContain(id);
});

test("who is told by their role is pushed too: that nobody takes it, and a test of the chain, which only they confirm", async () => {
	const captain = await rig.person("captain");
	const phone = await openPushService();
	push.close();
	push = await open({ agent: phone.agent });
	await rig.access.push.subscribe({ ...phone.subscription, user: captain.name, by: `user:${captain.name}` });
	const seq = await rig.says("panel-b03-2-0401", "home.duress");
	const incident = (await rig.reader.entry(seq))?.incident;
	const tell = (type: string, data: Record<string, string | undefined>) => {
		const now = rig.hub.clock.now();
		const told = { source: "hub", type, id: `${type}-1`, at: now, receivedAt: now } as const;
		return rig.journal.append({ ...told, data: { ...data, who: "captain" } });
	};
	await tell("incident.told-on", { incident });
	const pushed = (is: string) => until(() => phone.pushed.find(({ letter: { kind } }) => kind === is)?.letter);
	const telling = expect.stringMatching(`^${incident}\\.`);
	expect(await pushed("told")).toEqual({ kind: "told", id: telling, incident, priority: "critical" });

	const begun = await captain.call("POST", "/chain-tests");
	expect(begun.status).toBe(201);
	const { id } = begun.answer;
	// Its first turn is the shift leader's.
	expect((await captain.call("POST", `/chain-tests/${id}/confirm`)).status).toBe(409);
	await tell("chain-test.told-on", { test: id });
	expect(await pushed("chain-test")).toEqual({ kind: "chain-test", id });
	expect((await operator.call("POST", `/chain-tests/${id}/confirm`)).status).toBe(409);
	const confirmed = await captain.call("POST", `/chain-tests/${id}/confirm`);
	expect(confirmed.answer).toMatchObject({
		confirmedBy: captain.name,
		told: [{ who: "shift-leader" }, { who: "captain" }],
	});
	expect((await captain.call("POST", `/chain-tests/${id}/confirm`)).status).toBe(409);
	expect((await captain.call("POST", "/chain-tests/cht-0/confirm")).status).toBe(404);
	expect((await captain.call("GET", "/chain-tests")).answer.items[0]).toMatchObject({ id });
	// A guard who confirms is answered what is their own of it: neither who began it nor whom else it told.
	const { id: another } = (await captain.call("POST", "/chain-tests")).answer;
	const { answer: own } = await zhang.call("POST", `/chain-tests/${another}/confirm`);
	expect(own).toMatchObject({ id: another, told: [{ who: "shift-leader", to: [zhang.name] }] });
	expect(own).not.toHaveProperty("by");
	await phone.close();
	push.close();
	push = await open();
});

test("what else becomes of a dispatch or message sends nothing again; a browser that is gone is forgotten", async () => {
	const { items } = (await operator.call("GET", "/incidents?open=true")).answer;
	const [first] = items.flatMap(({ dispatches = [] }) => dispatches);
	const before = service.pushed.length;
	await zhang.call("POST", `/dispatches/${first?.id}/received`);
	service.answers(410);
	const { id } = (await operator.call("POST", "/messages", { to: [zhang.name], text: "x" })).answer;
	await until(() => rig.access.push.of(zhang.name).length === 0);
	const sent = service.pushed.slice(before).filter(({ letter: { kind } }) => kind !== "told");
	expect(sent.map(({ letter }) => letter)).toEqual([{ kind: "message", id }]);
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

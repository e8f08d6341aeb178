import { dirname } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openPhone } from "../../simulators/phones/phone.ts";
import { randomOf } from "../../simulators/world/random.ts";
import { openClock } from "../../src/hub/clock.ts";
import { tick } from "../../src/hub/timer-loop.ts";
import type { Incident } from "../../src/model/incident.ts";
import { openNotify } from "../../src/notify/open.ts";
import { openPush } from "../../src/notify/push/open.ts";
import { openRig, PASSWORD, type Rig } from "../http/rig.ts";
import { spoilt } from "../site/spoilt.ts";
import { lapse, now, until } from "../waiting.ts";
import { openPushService } from "./push/push-service.ts";
import { type Received, receive } from "./receiver.ts";

vi.stubEnv("TEST_NOTIFY_SECRET", "a-key-under-the-mat");

/** Simulated seconds in a real one: a dispatch that nobody answers is over after a quarter of one. */
const SPEED = 120;
const REPORTS = [
	["beam-east-3", "perimeter.beam-broken", { beams: [1, 2] }],
	["beam-west-2", "perimeter.beam-broken", { beams: [1] }],
	["beam-north-2", "perimeter.tamper", {}],
	["panel-b07-1-0602", "home.panic", { button: "wall" }],
	["panel-b03-2-0401", "home.duress", {}],
	["panel-b11-3-0101", "home.smoke", {}],
] as const;
const HOW_MANY = 15;
/** Worse than any shift, so that one night has some of each. */
const HABITS = { refuse: 0.25, sayNothing: 0.35, comeLate: 0.1, loseNetwork: 0.5 };

async function night(seed: string) {
	const random = randomOf(seed);
	// The second is refused for now: what is tried again must not count as got twice.
	const sms = await receive([200, 500, 200]);
	const config = await spoilt(
		[
			"\nnotify: []",
			`\nnotify:\n  - { channel: webhook, id: sms, url: "http://127.0.0.1:${sms.port}/", secretEnv: TEST_NOTIFY_SECRET, on: [opened, told-on] }`,
		],
		["    staffed: true", "    staffed: false"],
	);
	const clock = openClock({ notBefore: Date.parse("2026-11-24T18:13:07Z"), speed: SPEED });
	const rig = await openRig({ config, clock });
	const { journal, reader, access, live, log } = rig;
	const ticking = tick(journal, clock, log);
	const service = await openPushService();
	const hides = live.discreet.has;
	const command = () => Promise.resolve({ id: "", outcome: "absent" } as const);
	const site = () => rig.site;
	const parts = { journal, reader, clock, log, hides };
	const notify = await openNotify({ ...parts, site, folder: dirname(config), command, attending: live.attending });
	const push = await openPush({ ...parts, push: access.push, agent: service.agent, named: access.people.withRole });
	const operator = await rig.person("operator", "li");
	const captain = await rig.person("captain", "chen");
	const [zhao, qian, sun, zhou] = await Promise.all(
		["zhao", "qian", "sun", "zhou"].map((name) => rig.person("guard", name)),
	);
	if (!zhao || !qian || !sun || !zhou) throw new Error("nobody");
	const guards = [zhao, qian, sun, zhou].map(({ name }) => ({ guard: name, post: "patrol" }));
	expect((await operator.call("POST", "/shifts/sign-on", { guards })).status).toBe(200);
	const console = await captain.follow();
	// Two with their page open, one by push only, one by radio only.
	const phones = await Promise.all(
		[zhao, qian].map(({ name }) =>
			openPhone({ hub: rig.http.url, name, by: { password: PASSWORD }, seed, speed: SPEED, habits: HABITS }),
		),
	);
	await sun.call("GET", "/push/key");
	await access.push.subscribe({ ...service.subscription, user: sun.name, by: `user:${sun.name}` });
	await until(() => phones.every((_, i) => live.following([zhao, qian][i]?.name ?? "")));
	onTestFinished(async () => {
		for (const phone of phones) phone.close();
		console.socket.terminate();
		push.close();
		notify.close();
		ticking.close();
		await service.close();
		await rig.close();
	});

	for (let n = 0; n < HOW_MANY; n++) {
		const [device, type, data] = random.pick(REPORTS) ?? REPORTS[0];
		const seq = await rig.says(device, type, data);
		const id = (await reader.entry(seq))?.incident;
		if (id !== undefined && random.next() < 0.75) {
			const { rev } = (await reader.incident(id)) ?? {};
			const who = random.next() < 0.7 ? operator : captain;
			await who.call("POST", `/incidents/${id}/acknowledge`, { rev });
			await operator.call("POST", `/incidents/${id}/dispatch`, { guard: random.pick(guards)?.guard });
		}
		await lapse(Math.round(random.between(10, 250)));
	}
	await Promise.all(phones.map((phone) => phone.settled()));
	// What failed is tried again by the clock; then it stands still, or what nobody takes would be told on while it is counted.
	await until(async () => !(await everything(rig)).deliveries.some(({ state }) => state === "failed"));
	ticking.close();
	return { rig, sms, service, phones: { zhao: phones[0], qian: phones[1] } };
}

const everything = async ({ reader }: Rig) => ({
	incidents: (await reader.objects("incident", { limit: 1_000, order: "asc" })).items,
	deliveries: (await reader.objects("delivery", { limit: 1_000, order: "asc" })).items,
});
const keyOf = ({ headers }: Received) => String(headers["idempotency-key"]);
const dispatchesOf = (incidents: readonly Incident[]) =>
	new Map(incidents.flatMap(({ dispatches = [] }) => dispatches.map((one) => [one.id, one] as const)));

test("a random night: all that the hub says was sent, received and seen is what the receivers really got", async () => {
	const seed = process.env.NIGHT_SEED ?? String(now() % 100_000);
	const { rig, sms, service, phones } = await night(seed);
	const said = { NIGHT_SEED: seed };
	const { deliveries } = await until(async () => {
		const all = await everything(rig);
		const open = all.deliveries.filter(({ channel, state }) => channel === "sms" && state !== "delivered");
		return open.length === 0 && all;
	});

	// Each message got through once, under its own key, after as many attempts as stand there.
	const byKey = new Map<string, number>();
	for (const one of sms.received) byKey.set(keyOf(one), (byKey.get(keyOf(one)) ?? 0) + 1);
	const outside = deliveries.filter(({ channel }) => channel === "sms");
	expect({ ...said, keys: [...byKey.keys()].sort() }).toEqual({
		...said,
		keys: outside.map(({ id, since }) => `${id}-${since}`).sort(),
	});
	for (const { id, since, attempts } of outside) expect([seed, byKey.get(`${id}-${since}`)]).toEqual([seed, attempts]);
	expect(outside.length).toBeGreaterThan(0);

	// On consoles: delivered at somebody's who had a page open, and whom it was for.
	const pages = new Set(["chen", "zhao", "qian"]);
	for (const { channel, user, to, state } of deliveries) {
		if (channel !== "console" || user === undefined) continue;
		expect([seed, to, pages.has(user) && (to === user || to === "captain")]).toEqual([seed, to, true]);
		expect([seed, state]).toEqual([seed, expect.stringMatching(/delivered|seen/)]);
	}

	const { incidents } = await everything(rig);
	const dispatches = dispatchesOf(incidents);
	expect(dispatches.size).toBeGreaterThan(0);
	const heard = new Map(Object.entries(phones).map(([name, phone]) => [name, phone]));
	const did = (id: string, guard: string, what: string) =>
		heard.get(guard)?.said.some((one) => one.dispatch === id && one.what === what && one.status === 200) === true;
	for (const { id, guard, state, reach, ...at } of dispatches.values()) {
		const known = {
			reach: heard.has(guard) ? "app" : guard === "sun" ? "push" : "radio",
			received: did(id, guard, "received"),
			seen: did(id, guard, "seen"),
			accepted: did(id, guard, "accept"),
			arrived: did(id, guard, "arrive"),
			declined: did(id, guard, "decline"),
		};
		expect([seed, id, guard, known]).toEqual([
			...[seed, id, guard],
			{
				// On the way a phone may have been without a network as it was sent.
				reach: heard.has(guard) && reach === "radio" ? "app" : reach,
				received: at.receivedAt !== undefined,
				seen: at.seenAt !== undefined,
				accepted: at.acceptedAt !== undefined,
				arrived: at.arrivedAt !== undefined,
				declined: state === "declined",
			},
		]);
	}

	// What was pushed is what is noted as sent, for that guard, and of what hides its place nothing but that it is.
	const lettersOf = (kind: string) =>
		service.pushed.filter(({ letter }) => letter.kind === kind).map(({ letter }) => letter);
	const sunSent = [...dispatches.values()].filter(({ guard }) => guard === "sun").map(({ id }) => id);
	await until(() => lettersOf("dispatch").length >= sunSent.length);
	expect([
		seed,
		lettersOf("dispatch")
			.map(({ id }) => id)
			.sort(),
	]).toEqual([seed, sunSent.sort()]);
	const told = incidents.flatMap(({ id, told = [], toldCount = 0 }) =>
		told.flatMap(({ to = [] }, i) => (to.includes("sun") ? [`${id}.${toldCount - told.length + i + 1}`] : [])),
	);
	for (const id of told) await until(() => lettersOf("told").some((letter) => letter.id === id));
	const discreet = new Set(incidents.flatMap(({ id, discreet: is }) => (is ? [id] : [])));
	for (const { letter } of service.pushed) {
		if (discreet.has(String(letter.incident))) expect([seed, letter.words]).toEqual([seed, undefined]);
	}
});

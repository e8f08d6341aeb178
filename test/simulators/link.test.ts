import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Link } from "../../simulators/link.ts";
import type { Said } from "../../simulators/stage.ts";
import { randomOf } from "../../simulators/world/random.ts";
import { lapse } from "../waiting.ts";
import { Broker } from "./broker.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");

let broker: Broker;
let link: Link | undefined;
let simulated = NOON;
let real = 0;
let refusals = 0;

beforeEach(async () => {
	[simulated, real, refusals] = [NOON, 0, 0];
	broker = await Broker.open();
});

afterEach(async () => {
	await link?.close();
	link = undefined;
	await broker.close();
});

function open(states: readonly Said[] = []): Link {
	link = new Link(
		{
			device: "beam-east-3",
			topic: "gatehouse/v1/jingxin-garden/beam-east-3",
			broker: broker.url,
			password: "secret",
			random: randomOf("link"),
			now: () => simulated,
			realNow: () => real,
			states: () => states,
			obey: () => ({ ok: true }),
			paint: async () => undefined,
			refused: () => refusals++,
		},
		0,
	);
	link.connect();
	return link;
}

const breach: Said = { type: "perimeter.beam-broken", at: NOON, data: { beams: [1, 2] } };

test("a device says it is online, then the states it holds, then what happens", async () => {
	const one = open([{ type: "perimeter.environment", at: NOON, data: { reason: "fog" }, initial: true }]);
	await vi.waitFor(() => expect(broker.events()).toHaveLength(1));
	one.say(breach);
	await vi.waitFor(() => expect(broker.events()).toHaveLength(2));
	expect(broker.heard[0]).toMatchObject({
		topic: "gatehouse/v1/jingxin-garden/beam-east-3/status",
		text: "online",
		retain: true,
	});
	const [state, event] = broker.events();
	expect(state).toMatchObject({ type: "perimeter.environment", initial: true });
	expect(event).toMatchObject({
		type: "perimeter.beam-broken",
		at: "2026-11-24T12:00:00.000Z",
		data: { beams: [1, 2] },
	});
	expect(event).not.toHaveProperty("initial");
	expect(event?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a device that loses its power says no goodbye, so its last will speaks", async () => {
	const one = open();
	await vi.waitFor(() => expect(broker.status("beam-east-3")).toBe("online"));
	one.powered(false);
	await vi.waitFor(() => expect(broker.status("beam-east-3")).toBe("offline"));
	expect(one.wantsAt).toBeUndefined();
});

test("a device that is shut down in order says goodbye, and is not taken for lost", async () => {
	const one = open();
	await vi.waitFor(() => expect(broker.status("beam-east-3")).toBe("online"));
	await one.close();
	await lapse(100);
	expect(broker.status("beam-east-3")).toBe("online");
});

test("what nobody acknowledged is sent again after a reconnection, with the same id", async () => {
	const one = open();
	await vi.waitFor(() => expect(one.isUp).toBe(true));
	broker.acknowledges = false;
	one.say(breach);
	await vi.waitFor(() => expect(broker.events()).toHaveLength(1));
	broker.cut();
	await vi.waitFor(() => expect(one.wantsAt).toBeGreaterThan(0));
	broker.acknowledges = true;
	one.connect();
	await vi.waitFor(() => expect(broker.events()).toHaveLength(2));
	const [first, again] = broker.events();
	expect(again).toEqual(first);
	broker.cut();
	await vi.waitFor(() => expect(one.wantsAt).toBeGreaterThan(0));
	one.connect();
	await vi.waitFor(() => expect(one.isUp).toBe(true));
	await lapse(100);
	expect(broker.events()).toHaveLength(2);
});

test("what happened without a link comes in order, marked late when it waited over five minutes", async () => {
	const one = open();
	await vi.waitFor(() => expect(one.isUp).toBe(true));
	broker.cut();
	await vi.waitFor(() => expect(one.wantsAt).toBeGreaterThan(0));
	one.say(breach);
	simulated = NOON + 10 * 60_000;
	one.say({ ...breach, at: simulated - 1_000 });
	one.connect();
	await vi.waitFor(() => expect(broker.events()).toHaveLength(2));
	const [old, recent] = broker.events();
	expect(old).toMatchObject({ at: "2026-11-24T12:00:00.000Z", late: true });
	expect(recent).not.toHaveProperty("late");
});

test("a refused device stays away for ten minutes: a real one has its name", async () => {
	broker.refuses = true;
	const one = open();
	await vi.waitFor(() => expect(refusals).toBe(1));
	expect(one.wantsAt).toBe(10 * 60_000);
	expect(broker.tries).toEqual(["beam-east-3"]);
});

test("a device whose broker is not there tries again, later each time", async () => {
	await broker.close();
	const one = open();
	await vi.waitFor(() => expect(one.wantsAt).toBeDefined());
	expect(one.wantsAt).toBeLessThanOrEqual(1_500);
	for (let i = 0; i < 4; i++) {
		one.connect();
		await vi.waitFor(() => expect(one.wantsAt).toBeDefined());
	}
	expect(one.wantsAt).toBeGreaterThan(4_000);
	broker = await Broker.open();
});

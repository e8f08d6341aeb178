import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Rates } from "../../src/intake/rates.ts";
import { BUDGETS, newReached } from "../../src/model/budgets.ts";
import { publish } from "./packets-to-send.ts";
import { beamBroken, openRig, puback, type Rig } from "./rig.ts";

/** Of a payload, bytes; with its topic and header each message is somewhat more. */
const SIZE = 4_000;
/** So many of them are twice what a device may send in a second. */
const BEYOND = Math.ceil((2 * BUDGETS["byte-rate"].limit) / SIZE);
const chatter = (topic: string) =>
	Array.from({ length: BEYOND }, (_, n) => publish(topic, `${n} ${"x".repeat(SIZE)}`, { id: n + 1 }));

let rig: Rig;
const reached = newReached();
beforeEach(async () => {
	// However slowly the flood is read, nothing of it is worked off meanwhile: its last message waits a second.
	rig = await openRig({ reached, monotonic: () => 0 });
});
afterEach(() => rig.close());

test("a second's worth may come at once; beyond it each message waits for what it takes, by device and leaf", () => {
	const counted = newReached();
	const rates = new Rates(counted);
	const event = { about: "a", leaf: "event" } as const;
	const { limit } = BUDGETS["message-rate"];
	for (let n = 0; n < limit; n++) expect(rates.count(event, 10, 5_000)).toBe(0);
	expect(rates.count(event, 10, 5_000)).toBeCloseTo(1_000 / limit);
	expect(rates.count({ ...event, leaf: "health" }, 10, 5_000)).toBe(0);
	expect(rates.count({ ...event, about: "b" }, 10, 5_000)).toBe(0);
	expect(rates.count(event, 10, 7_000)).toBe(0);
	expect(rates.count({ about: "b", leaf: undefined }, 3 * BUDGETS["byte-rate"].limit, 0)).toBeCloseTo(2_000);
	expect([counted["message-rate"], counted["byte-rate"]]).toEqual([1, 1]);
});

test("an alarm passes what its own device floods the hub with; all of that is taken in its order, and acknowledged", async () => {
	const device = await rig.bySocket("beam-east-3");
	const other = await rig.bySocket("beam-east-4");
	const flood = chatter(rig.topic("beam-east-3", "mood"));
	device.send(...flood, publish(rig.topic("beam-east-3", "event"), beamBroken("alarm"), { id: 9_999 }));
	other.send(publish(rig.topic("beam-east-4", "event"), beamBroken("elsewhere"), { id: 5 }));
	await vi.waitFor(() => expect(rig.journal.events.map(({ id }) => id).sort()).toEqual(["alarm", "elsewhere"]));
	expect(await other.read(4)).toEqual(Buffer.from(puback(5)));
	expect(reached["byte-rate"]).toBeGreaterThan(BEYOND / 3);
	const acknowledged = await device.read(4 * (flood.length + 1));
	const ids = Array.from({ length: flood.length + 1 }, (_, n) => acknowledged.readUInt16BE(4 * n + 2));
	expect(ids).toEqual([...flood.map((_, n) => n + 1), 9_999]);
	const alarm = rig.journal.taken.findIndex((one) => "id" in one && one.id === "alarm");
	expect(alarm).toBeGreaterThan(BEYOND / 3);
	expect(alarm).toBeLessThan(flood.length);
	expect(rig.journal.rejected.map(({ bytes }) => Number.parseInt(Buffer.from(bytes).toString(), 10))).toEqual(
		flood.map((_, n) => n),
	);
});

test("a device that says goodbye or a hub that closes leaves nothing that was set back untaken", async () => {
	const device = await rig.bySocket("beam-east-3");
	const flood = chatter(rig.topic("beam-east-3", "mood"));
	device.send(...flood);
	await vi.waitFor(() => expect(reached["byte-rate"]).toBeGreaterThan(0));
	await vi.waitFor(() => expect(rig.journal.rejected.length).toBeGreaterThan(BEYOND / 2));
	device.send([0xe0, 0]);
	await device.closed();
	expect(rig.journal.rejected).toHaveLength(flood.length);
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { nesting } from "../../src/contract/nesting.ts";
import { worthKeeping } from "../../src/intake/health.ts";
import { newId } from "../../src/intake/new-id.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
const signals: unknown[] = [];
beforeEach(async () => {
	signals.length = 0;
	const kept = { id: "beam-east-4", rev: 1, state: "online", health: { batteryPercent: 80 }, faults: [] } as const;
	rig = await openRig({ known: [kept], onSignal: (device, payload) => signals.push([device, payload]) });
});
afterEach(() => rig.close());

const kept = () =>
	rig.journal.drafts.filter(({ type }) => type === "device.health").map(({ source, data }) => [source, data]);

test("a device's first health report is an entry, and then only what is worth keeping", async () => {
	const client = await rig.signIn("beam-east-3");
	const say = (health: object) =>
		client.publishAsync(rig.topic("beam-east-3", "health"), JSON.stringify(health), { qos: 1 });
	await say({ batteryPercent: 90, uptimeS: 1, firmware: "1.0" });
	await say({ batteryPercent: 88, uptimeS: 61, temperatureC: 12 });
	await say({ batteryPercent: 85, uptimeS: 121 });
	await say({ firmware: "1.1" });
	expect(kept()).toEqual([
		["device:beam-east-3", { batteryPercent: 90, uptimeS: 1, firmware: "1.0" }],
		["device:beam-east-3", { batteryPercent: 85, uptimeS: 121, firmware: "1.0" }],
		["device:beam-east-3", { batteryPercent: 85, uptimeS: 121, firmware: "1.1" }],
	]);
});

test("what the journal knew before the start is no news", async () => {
	const client = await rig.signIn("beam-east-4");
	await client.publishAsync(rig.topic("beam-east-4", "health"), '{"batteryPercent":79}', { qos: 1 });
	expect(kept()).toEqual([]);
	expect(rig.intake.lastSeenAt("beam-east-4")).toBeGreaterThan(0);
});

test.each([
	["a little less battery", { batteryPercent: 60 }, { batteryPercent: 56 }, false],
	["five points", { batteryPercent: 60 }, { batteryPercent: 55 }, true],
	["falling below 20", { batteryPercent: 20 }, { batteryPercent: 19 }, true],
	["rising to 20", { batteryPercent: 19 }, { batteryPercent: 20 }, true],
	["uptime, temperature, signal", { batteryPercent: 60 }, { uptimeS: 5, temperatureC: 40, rssiDbm: -80 }, false],
	["recording stopped", { recording: true }, { recording: false }, true],
	["something of the vendor's own", { lens: { dirty: false } }, { lens: { dirty: true } }, true],
	["the same of the vendor's own", { lens: { dirty: false } }, { lens: { dirty: false } }, false],
])("whether a health report is worth an entry: %s", (_what, before, now, worth) => {
	expect(worthKeeping(before, now)).toBe(worth);
});

test("a command reaches a device that is there, and its reply comes back", async () => {
	const client = await rig.signIn("panel-b03-2-0401");
	await client.subscribeAsync(rig.topic("panel-b03-2-0401", "command"), { qos: 1 });
	await client.publishAsync(rig.topic("panel-b03-2-0401", "status"), "online", { qos: 1 });
	client.on("message", (_topic, payload) => {
		const { id, name, args, expiresInMs } = JSON.parse(payload.toString());
		expect({ name, args, expiresInMs }).toEqual({ name: "ring", args: { times: 2 }, expiresInMs: 5_000 });
		client.publish(rig.topic("panel-b03-2-0401", "reply"), JSON.stringify({ id, ok: false, error: "muted" }), {
			qos: 1,
		});
	});
	const outcome = await rig.intake.command("panel-b03-2-0401", {
		name: "ring",
		args: { times: 2 },
		expiresInMs: 5_000,
	});
	expect(outcome).toMatchObject({ outcome: "failed", error: "muted" });
});

test("nothing is sent to an absent device, and nothing kept for it", async () => {
	expect(await rig.intake.command("panel-b03-2-0401", { name: "ring" })).toMatchObject({ outcome: "absent" });
	const client = await rig.signIn("panel-b03-2-0401");
	const got: string[] = [];
	client.on("message", (topic) => got.push(topic));
	await client.subscribeAsync(rig.topic("panel-b03-2-0401", "#"), { qos: 1 });
	await client.publishAsync(rig.topic("panel-b03-2-0401", "status"), "online", { qos: 1 });
	expect(got).toEqual([]);
	expect(await rig.intake.command("panel-b03-2-0401", { name: "ring", expiresInMs: 50 })).toMatchObject({
		outcome: "no-reply",
	});
	expect(got).toHaveLength(1);
});

test("call signalling is handed on", async () => {
	const client = await rig.signIn("panel-b03-2-0401");
	await client.publishAsync(rig.topic("panel-b03-2-0401", "signal"), '{"call":"c1","sdp":"v=0"}', { qos: 1 });
	expect(signals).toEqual([["panel-b03-2-0401", { call: "c1", sdp: "v=0" }]]);
});

test("brackets inside strings are no nesting", () => {
	expect(nesting(Buffer.from('{"a":"[[[\\"[[","b":[{}]}'), 64)).toBe(3);
});

test("the hub's own ids are in the order of time", () => {
	const ids = [newId(1), newId(1_795_000_000_000), newId(1_795_000_000_001)];
	expect(ids.toSorted()).toEqual(ids);
	expect(ids[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

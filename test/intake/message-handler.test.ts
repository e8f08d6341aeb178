import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nesting } from "../../src/contract/nesting.ts";
import { worthKeeping } from "../../src/intake/health.ts";
import { newId } from "../../src/intake/new-id.ts";
import { now } from "../waiting.ts";
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

test("a device's health is an entry when something changed, at most once a minute; its last word is shown", async () => {
	const client = await rig.signIn("beam-east-3");
	const say = (health: object) =>
		client.publishAsync(rig.topic("beam-east-3", "health"), JSON.stringify(health), { qos: 1 });
	await say({ batteryPercent: 90, uptimeS: 1, firmware: "1.0" });
	const first = ["device:beam-east-3", { batteryPercent: 90, uptimeS: 1, firmware: "1.0" }];
	expect(kept()).toEqual([first]);
	for (let n = 0; n < 110; n++) await say({ firmware: `1.${n}`, [`vendor${n}`]: "x".repeat(3_000) });
	await say({ firmware: "2.0", temperatureC: 12 });
	expect(kept()).toEqual([first]);
	expect(rig.intake.healthOf("beam-east-3")).toEqual({ firmware: "2.0", temperatureC: 12 });
	expect(rig.journal.rejected).toEqual([]);
	await rig.intake.close();
	expect(kept()).toEqual([first, ["device:beam-east-3", { firmware: "2.0", temperatureC: 12 }]]);
});

test("what waits for its minute becomes one entry then, the last word of it", async () => {
	const fast = await openRig({ clock: { now, speed: 600 } });
	try {
		const client = await fast.signIn("beam-east-3");
		for (const firmware of ["1", "2", "3"])
			await client.publishAsync(fast.topic("beam-east-3", "health"), JSON.stringify({ firmware }), { qos: 1 });
		const said = () =>
			fast.journal.drafts.filter(({ type }) => type === "device.health").map(({ data }) => data.firmware);
		await vi.waitFor(() => expect(said().at(-1)).toBe("3"));
		expect(said()[0]).toBe("1");
	} finally {
		await fast.close();
	}
});

test.each([
	[
		"17 keys of the vendor's own",
		Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`key${n}`, n])),
		"at most 16",
	],
	["more than 4 KiB", { notes: "x".repeat(4_096) }, "at most 4096 bytes"],
])("a health report with %s is quarantined, and acknowledged", async (_what, health, expected) => {
	const client = await rig.signIn("beam-east-3");
	const known = { batteryPercent: 1, rssiDbm: -1, temperatureC: 1, uptimeS: 1, firmware: "1", recording: true };
	const sixteen = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`key${n}`, n]));
	for (const said of [{ ...known, ...sixteen }, health])
		await client.publishAsync(rig.topic("beam-east-3", "health"), JSON.stringify(said), { qos: 1 });
	expect(rig.journal.rejected).toMatchObject([{ reason: expect.stringContaining(expected) }]);
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
	["a reading of the vendor's own that is gone", { lens: 1, uptimeS: 1 }, {}, true],
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

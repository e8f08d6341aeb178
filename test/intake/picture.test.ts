import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "jpeg-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../waiting.ts";
import { beamBroken, openRig, type Rig } from "./rig.ts";

const jpeg = (shade: number) => encode({ data: Buffer.alloc(32 * 32 * 4, shade), width: 32, height: 32 }, 60).data;

let rig: Rig;
beforeEach(async () => {
	rig = await openRig();
});
afterEach(() => rig.close());

const received = () => rig.journal.drafts.filter(({ type }) => type === "snapshot.received");
const fileOf = (hash: unknown) => join(rig.pictures, String(hash).slice(0, 2), `${String(hash).slice(2)}.jpg`);

test("a picture is acknowledged once its file and its entry are on disk", async () => {
	const client = await rig.signIn("cam-east-1");
	rig.journal.held = true;
	let acknowledged = false;
	const sent = client.publishAsync(rig.topic("cam-east-1", "snapshot/e1"), jpeg(90), { qos: 1 }).then(() => {
		acknowledged = true;
	});
	await until(() => existsSync(rig.pictures) && readdirSync(rig.pictures).length > 0);
	expect(acknowledged).toBe(false);
	rig.journal.release();
	await sent;
	expect(received()).toMatchObject([{ data: { device: "cam-east-1", event: "e1", bytes: jpeg(90).length } }]);
	expect(existsSync(fileOf(received()[0]?.data.hash))).toBe(true);
});

test("the same picture of the same event again is acknowledged and changes nothing", async () => {
	const client = await rig.signIn("cam-east-1");
	for (let n = 0; n < 3; n++) await client.publishAsync(rig.topic("cam-east-1", "snapshot/e1"), jpeg(90), { qos: 1 });
	expect(received()).toHaveLength(1);
	await client.publishAsync(rig.topic("cam-east-1", "snapshot/e2"), jpeg(90), { qos: 1 });
	expect(received()).toHaveLength(2);
	expect(rig.intake.counters.pictures).toBe(2);
});

test("what is no JPEG goes to quarantine with the reason, and is acknowledged", async () => {
	const client = await rig.signIn("cam-east-1");
	const bad = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<script>alert(1)</script>")]);
	await client.publishAsync(rig.topic("cam-east-1", "snapshot/e1"), bad, { qos: 1 });
	expect(received()).toEqual([]);
	expect(rig.journal.rejected).toMatchObject([{ sender: "cam-east-1", reason: expect.stringContaining("no JPEG") }]);
	expect(readdirSync(rig.pictures)).toEqual([]);
});

test("what the disk does not take is not acknowledged, and the camera is cut off to send it again", async () => {
	const client = await rig.signIn("cam-east-1");
	const hash = createHash("sha256").update(jpeg(70)).digest("hex");
	writeFileSync(join(rig.pictures, hash.slice(0, 2)), "in the way");
	const closed = new Promise<void>((done) => client.once("close", () => done()));
	let acknowledged = false;
	client
		.publishAsync(rig.topic("cam-east-1", "snapshot/e1"), jpeg(70), { qos: 1 })
		.then(() => {
			acknowledged = true;
		})
		.catch(() => undefined);
	await closed;
	expect(acknowledged).toBe(false);
	expect(received()).toEqual([]);
});

test("a picture that answers a command names it, and the incident it was for", async () => {
	const client = await rig.signIn("nvr-1");
	await client.subscribeAsync(rig.topic("cam-east-1", "command"), { qos: 1 });
	await client.publishAsync(rig.topic("cam-east-1", "status"), "online", { qos: 1 });
	client.on("message", (_topic, payload) => {
		const { id } = JSON.parse(payload.toString());
		client.publish(rig.topic("cam-east-1", `snapshot/${id}`), jpeg(50), { qos: 1 }, () =>
			client.publish(rig.topic("cam-east-1", "reply"), JSON.stringify({ id, ok: true }), { qos: 1 }),
		);
	});
	const picture = { incident: "inc-7", moment: "after" } as const;
	const { id } = await rig.intake.command("cam-east-1", { name: "snapshot", args: {}, picture });
	expect(received()).toMatchObject([{ data: { command: id, incident: "inc-7", moment: "after" } }]);
});

test("a camera's biggest picture holds up nobody else's event", async () => {
	const [camera, beam] = [await rig.signIn("cam-east-1"), await rig.signIn("beam-east-3")];
	const small = jpeg(40);
	const big = Buffer.concat([small.subarray(0, 2), ...comments(1_048_576 - small.length), small.subarray(2)]);
	expect(big.length).toBe(1_048_576);
	const pictures = Array.from({ length: 6 }, (_, n) =>
		camera.publishAsync(rig.topic("cam-east-1", `snapshot/e${n}`), big, { qos: 1 }),
	);
	const started = performance.now();
	await beam.publishAsync(rig.topic("beam-east-3", "event"), beamBroken("b1"), { qos: 1 });
	expect(performance.now() - started).toBeLessThan(20_000);
	await Promise.all(pictures);
	expect(received()).toHaveLength(6);
});

/** Comment segments that together are so many bytes long. */
function comments(bytes: number): Buffer[] {
	const parts: Buffer[] = [];
	for (let left = bytes; left > 0; ) {
		const size = left > 65_537 + 4 ? 65_537 : left > 65_537 ? left - 100 : left;
		const part = Buffer.alloc(size);
		part.writeUInt16BE(0xfffe, 0);
		part.writeUInt16BE(size - 2, 2);
		parts.push(part);
		left -= size;
	}
	return parts;
}

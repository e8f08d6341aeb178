import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandRequest } from "../../../src/model/command.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
const sent: [string, CommandRequest][] = [];
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator");
	const done = (device: string) => async (request: CommandRequest) => {
		sent.push([device, request]);
		return { id: request.id ?? "", outcome: "done" as const };
	};
	for (const device of ["cam-east-3", "door-b03-2", "panel-b03-2-0401"]) rig.answers.set(device, done(device));
});
afterAll(() => rig.close());

const command = (device: string, body: Record<string, unknown>, headers?: Record<string, string>) =>
	operator.call("POST", `/devices/${device}/commands`, body, headers);
const journalled = async (type: string) => (await rig.reader.entries({ type, limit: 100, order: "asc" })).items;

test("a command is journalled, sent, and answered with what the device says; so is its reply", async () => {
	const reply = await command("door-b03-2", { name: "unlock", args: { door: 1 } });
	expect(reply).toMatchObject({ status: 200, json: { outcome: "done" } });
	expect(sent.at(-1)).toMatchObject(["door-b03-2", { id: reply.answer.command, name: "unlock", args: { door: 1 } }]);
	const [told] = await journalled("device.commanded");
	expect(told).toMatchObject({
		source: `user:${operator.name}`,
		data: { device: "door-b03-2", command: reply.answer.command, name: "unlock", args: { door: 1 } },
	});
	const [replied] = await journalled("device.replied");
	expect(replied).toMatchObject({ source: "device:door-b03-2", data: { command: reply.answer.command, ok: true } });
});

test("arguments are what the kind's schema makes of them", async () => {
	await command("door-b03-2", { name: "unlock" });
	expect(sent.at(-1)?.[1].args).toEqual({ door: 1 });
	expect(await command("door-b03-2", { name: "unlock", args: { door: "front" } })).toMatchObject({
		status: 422,
		json: { mistakes: [{ path: "body.args.door" }] },
	});
	const wrong = await command("door-b03-2", { name: "explode" });
	expect(wrong).toMatchObject({ status: 422, json: { mistakes: [{ expected: "unlock" }] } });
	expect(await command("no-such-device", { name: "unlock" })).toMatchObject({ status: 404 });
});

test("nothing is sent to an absent device, and nothing journalled: the answer names its state", async () => {
	const before = (await journalled("device.commanded")).length;
	const reply = await command("door-b03-1", { name: "unlock" });
	expect(reply).toMatchObject({ status: 409, json: { state: "unknown" } });
	expect(reply.problem.detail).toContain("door-b03-1 is unknown");
	expect((await journalled("device.commanded")).length).toBe(before);
});

test("a device that fails says why; one that is silent is told as no reply, and what comes later is journalled", async () => {
	rig.answers.set("door-b04-1", async ({ id = "" }) => ({ id, outcome: "failed", error: "jammed" }));
	expect((await command("door-b04-1", { name: "unlock" })).json).toMatchObject({ outcome: "failed", error: "jammed" });
	let answer = () => {};
	rig.answers.set("door-b04-2", ({ id = "" }) => new Promise((done) => (answer = () => done({ id, outcome: "done" }))));
	const late = await command("door-b04-2", { name: "unlock", waitMs: 100 });
	expect(late.json).toMatchObject({ outcome: "no-reply" });
	answer();
	await expect.poll(async () => JSON.stringify(await journalled("device.replied"))).toContain(late.answer.command);
	rig.answers.set("door-b04-2", async ({ id = "" }) => ({ id, outcome: "no-reply" }));
	const never = await command("door-b04-2", { name: "unlock" });
	const [expired] = (await journalled("device.command-expired")).slice(-1);
	expect(expired?.data).toMatchObject({ command: never.answer.command, device: "door-b04-2", why: "no-reply" });
});

test("the same request again is the same command, sent once", async () => {
	const before = sent.length;
	const one = await command("door-b03-2", { name: "unlock" }, { "idempotency-key": "once" });
	const again = await command("door-b03-2", { name: "unlock" }, { "idempotency-key": "once" });
	expect(again.json).toEqual(one.json);
	expect(sent.length).toBe(before + 1);
	const other = await command("cam-east-3", { name: "snapshot" }, { "idempotency-key": "once" });
	expect(other.status).toBe(422);
});

test("a picture asked for by hand belongs to the incident that it is asked for", async () => {
	const seq = await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1] });
	const incident = `inc-${seq}`;
	await command("cam-east-3", { name: "snapshot", incident });
	expect(sent.at(-1)?.[1].picture).toEqual({ incident, moment: "at" });
	const [told] = (await journalled("device.commanded")).slice(-1);
	expect(told?.incident).toBe(incident);
});

test("under duress the answer explains; confirmed twice it is sent, and the tape does not tell where", async () => {
	await rig.says("panel-b03-2-0401", "home.duress");
	const before = sent.length;
	const refused = await command("panel-b03-2-0401", { name: "announce", args: { say: "received" } });
	expect(refused).toMatchObject({ status: 409, json: { state: "not-safe-to-speak", allowed: ["confirmations: 2"] } });
	expect(sent.length).toBe(before);
	expect((await command("door-b03-2", { name: "unlock", confirmations: 2 })).status).toBe(200);
	const tape = await operator.call("GET", "/events?limit=4");
	expect(tape.text).not.toContain("door-b03-2");
	const byDevice = await operator.call("GET", "/events?device=door-b03-2&limit=2");
	expect(byDevice.text).not.toContain("confirmations");
});

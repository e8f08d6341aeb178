import { encode } from "jpeg-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Role } from "../../../src/model/role.ts";
import { sweep } from "../../../src/snapshots/sweep.ts";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

const DAY_MS = 86_400_000;

let rig: Rig;
const people = new Map<Role, Person>();
beforeAll(async () => {
	rig = await openRig();
	for (const role of ["guard", "operator", "manager"] as const) people.set(role, await rig.person(role));
});
afterAll(() => rig.close());

let count = 0;

/** A picture of a camera is kept, as the intake keeps it. */
async function kept(text: string, data: Record<string, unknown> = {}, receivedAt = now()): Promise<string> {
	return rig.album.keep(Uint8Array.from(Buffer.from(text)), async (hash) => {
		const said = { device: "cam-east-3", hash, bytes: text.length, event: `e${++count}`, ...data };
		const entry = { source: "hub", type: "snapshot.received", id: `pic-${count}`, at: receivedAt, receivedAt } as const;
		await rig.journal.append({ ...entry, zone: "east-3", data: said }, [
			{
				sql: "INSERT INTO picture (seq, hash, device, received_at) VALUES ((SELECT max(seq) FROM entry), ?, ?, ?)",
				params: [hash, "cam-east-3", receivedAt],
			},
		]);
		return hash;
	});
}

const see = async (role: Role, hash: string) => people.get(role)?.call("GET", `/snapshots/${hash}`);
const views = async () => (await rig.reader.entries({ type: "snapshot.viewed", limit: 100, order: "asc" })).items;

test("a picture comes as it was kept, cached for this person alone, and the view is journalled once", async () => {
	const hash = await kept("a picture");
	const reply = await see("operator", hash);
	expect(reply).toMatchObject({ status: 200, text: "a picture" });
	expect(reply?.headers.get("content-type")).toBe("image/jpeg");
	expect(reply?.headers.get("cache-control")).toMatch(/^private, max-age=\d+, immutable$/);
	expect(reply?.headers.get("vary")).toContain("Cookie");
	await see("operator", hash);
	expect(await views()).toMatchObject([{ source: `user:${people.get("operator")?.name}`, data: { hash } }]);
});

test("who asks for a picture's headers alone sees nothing: no view is journalled", async () => {
	const hash = await kept("for its headers");
	const before = (await views()).length;
	const head = await people.get("operator")?.call("HEAD", `/snapshots/${hash}`);
	expect([head?.status, head?.headers.get("content-length"), head?.text]).toEqual([200, "15", ""]);
	expect((await views()).length).toBe(before);
	await see("operator", hash);
	expect((await views()).length).toBe(before + 1);
});

test("a guard finds pictures of incidents sent to them alone, and what is no picture is not found", async () => {
	const hash = await kept("another");
	expect((await see("guard", hash))?.status).toBe(404);
	const incident = (await rig.reader.entry(await rig.says("beam-west-3", "perimeter.beam-broken", { beams: [1, 2] })))
		?.incident;
	const there = await kept("of a breach", { command: "c0", incident, moment: "at" });
	expect((await see("guard", there))?.status).toBe(404);
	const operator = people.get("operator");
	const { rev } = (await operator?.call("GET", `/incidents/${incident}`))?.answer ?? expect.fail("no incident");
	await operator?.call("POST", `/incidents/${incident}/acknowledge`, { rev });
	const sent = await operator?.call("POST", `/incidents/${incident}/dispatch`, { guard: people.get("guard")?.name });
	expect(sent?.status).toBe(200);
	expect(await see("guard", there)).toMatchObject({ status: 200, text: "of a breach" });
	expect((await see("guard", hash))?.status).toBe(404);
	for (const none of ["f".repeat(64), "..%2f..%2fjournal.sqlite", "x"])
		expect((await see("operator", none))?.status).toBe(404);
});

test("a picture of a discreet incident is the operator's and the captain's", async () => {
	const seq = await rig.says("panel-b03-2-0401", "home.duress");
	const hash = await kept("whose flat", { command: "c1", incident: `inc-${seq}`, moment: "at" });
	expect((await see("manager", hash))?.status).toBe(404);
	expect((await see("operator", hash))?.status).toBe(200);
	const tape = await people.get("manager")?.call("GET", "/events?limit=3");
	expect(tape?.text).not.toContain(hash);
});

test("after thirty days pictures are erased, but those of incidents that are held or open", async () => {
	const open = await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1] });
	const [loose, ofOpen] = [
		await kept("loose"),
		await kept("of an open one", { incident: `inc-${open}`, moment: "at" }),
	];
	const parts = { ...rig, clock: { now: () => now() + 29 * DAY_MS, speed: 1 } };
	expect(await sweep(parts)).toBe(0);
	const later = { ...rig, clock: { now: () => now() + 31 * DAY_MS, speed: 1 } };
	expect(await sweep(later)).toBeGreaterThan(0);
	expect(await sweep(later)).toBe(0);
	expect((await see("operator", loose))?.status).toBe(404);
	expect(await rig.album.read(loose)).toBeUndefined();
	expect((await see("operator", ofOpen))?.status).toBe(200);
	const [erased] = (await rig.reader.entries({ type: "snapshot.erased", limit: 1, order: "desc" })).items;
	expect(erased?.data.hashes).toContain(loose);
});

test("a finding's photos stay while it is open, and go by the rule once it is closed", async () => {
	const guard = people.get("guard");
	const captain = await rig.person("captain");
	const at = new Date(now()).toISOString();
	const said = { id: "lamp", at, category: "damage", note: "lamp broken", checkpoint: "cp-b03" };
	const { id } = (await guard?.call("POST", "/patrol/findings", said))?.answer ?? {};
	const photo = async (grey: number) => {
		const bytes = encode({ data: Buffer.alloc(16 * 16 * 4, grey), width: 16, height: 16 }, 60).data;
		const headers = { cookie: guard?.cookie ?? "", "content-type": "image/jpeg" };
		const path = `${rig.http.url}/api/v1/patrol/findings/${id}/photo`;
		const reply = await fetch(path, { method: "PUT", headers, body: new Uint8Array(bytes) });
		return z.object({ photo: z.string(), closingPhoto: z.string().optional() }).parse(await reply.json());
	};
	const { photo: first } = await photo(40);
	const owner = { owner: guard?.name, dueAt: new Date(now() + DAY_MS).toISOString() };
	await captain.call("POST", `/patrol/findings/${id}/assign`, owner);
	const { closingPhoto = "" } = await photo(90);
	const later = { ...rig, clock: { now: () => now() + 31 * DAY_MS, speed: 1 } };
	await sweep(later);
	for (const hash of [first, closingPhoto]) expect((await see("operator", hash))?.status).toBe(200);
	expect((await guard?.call("POST", `/patrol/findings/${id}/close`, {}))?.status).toBe(200);
	await sweep(later);
	for (const hash of [first, closingPhoto]) expect((await see("operator", hash))?.status).toBe(404);
});

test("a picture that is named again by a younger entry stays", async () => {
	const hash = await kept("twice");
	const later = { ...rig, clock: { now: () => now() + 62 * DAY_MS, speed: 1 } };
	await kept("twice", {}, now() + 40 * DAY_MS);
	await sweep(later);
	expect((await see("operator", hash))?.status).toBe(200);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
let guard: Person;
let round: string;
beforeAll(async () => {
	rig = await openRig();
	const now = rig.hub.clock.now();
	const started = { source: "hub", type: "hub.started", id: "started" } as const;
	await rig.journal.append({ ...started, at: now, receivedAt: now, data: {} });
	captain = await rig.person("captain", "chen");
	guard = await rig.person("guard", "wang");
	round = (await captain.call("POST", "/patrol/rounds", { route: "south", guard: "wang" })).answer.id;
});
afterAll(() => rig.close());

let counter = 0;

/** What a phone says, each time the same. */
function said(id: string, shown: object) {
	const at = new Date(rig.hub.clock.now()).toISOString();
	return { id, at, counter: ++counter, bootId: "a", method: "qr", ...shown };
}

const send = async (...checkins: object[]) => (await guard.call("POST", "/patrol/checkins", { checkins })).answer.items;
const plateOf = async (checkpoint: string) => (await rig.access.plates.plateOf(checkpoint)).code;
const kept = async (seq: number) => (await captain.call("GET", `/events/${seq}`)).answer;

async function stopAt(checkpoint: string) {
	const { stops } = (await captain.call("GET", `/patrol/rounds/${round}`)).answer;
	return stops.find((stop) => stop.checkpoint === checkpoint);
}

test("a genuine code counts for its checkpoint, as the code or beside the checkpoint's id, and says that it is proved", async () => {
	const [first, second] = [await plateOf("cp-gate-south"), await plateOf("cp-b01")];
	const answers = await send(
		said("scan-1", { code: first.toLowerCase() }),
		said("scan-2", { checkpoint: "cp-b01", proof: second }),
	);
	expect(answers.flatMap(({ flags = [], problem }) => [...flags, problem])).not.toContain("unproven");
	expect(await stopAt("cp-gate-south")).toMatchObject({ seq: answers[0]?.seq, method: "qr", proof: "plate" });
	expect(await stopAt("cp-b01")).toMatchObject({ seq: answers[1]?.seq, proof: "plate" });
	expect((await kept(answers[0]?.seq ?? 0)).zone).toBe(rig.site.devices.get("cp-gate-south")?.zone);
});

test("an enrolled tag counts where an NFC reader read it, and nowhere else", async () => {
	const tag = "04:a2:1b:3c:4d:5e:80";
	await captain.call("POST", "/patrol/tags", { checkpoint: "cp-b02", tag });
	const [typed, read] = await send(
		said("tag-1", { code: tag, method: "qr" }),
		said("tag-2", { code: tag, method: "nfc" }),
	);
	expect(typed).toMatchObject({ flags: ["unproven"] });
	expect(await stopAt("cp-b02")).toMatchObject({ seq: read?.seq, method: "nfc", proof: "tag" });
});

test("a checkpoint that a phone names and does not prove counts, and shows no proof", async () => {
	const [one] = await send(said("bare", { checkpoint: "cp-b03" }));
	const stop = await stopAt("cp-b03");
	expect(stop).toMatchObject({ seq: one?.seq, method: "qr" });
	expect(stop).not.toHaveProperty("proof");
});

test("a made-up code, a revoked one, and the plate of another checkpoint judge nothing until a captain accepts them", async () => {
	const revoked = await plateOf("cp-b04");
	await captain.call("POST", "/patrol/plates", { checkpoint: "cp-b04" });
	const made = "cp-b05.1.000-000-000-000";
	const other = { checkpoint: "cp-b06", proof: await plateOf("cp-b07") };
	const answers = await send(
		said("revoked", { code: revoked }),
		said("made-up", { code: made }),
		said("other", other),
		said("typed", { code: "cp-b05" }),
		said("nonsense", { code: "no plate at all" }),
	);
	expect(answers.map(({ id, flags, seq }) => [id, flags, typeof seq])).toEqual([
		["revoked", ["revoked"], "number"],
		["made-up", ["unproven"], "number"],
		["other", ["unproven"], "number"],
		["typed", ["unproven"], "number"],
		["nonsense", ["unproven"], "number"],
	]);
	for (const checkpoint of ["cp-b04", "cp-b05", "cp-b06"]) {
		expect(await stopAt(checkpoint)).not.toHaveProperty("seq");
	}
	for (const [n, checkpoint] of ["cp-b04", "cp-b05", "cp-b06"].entries()) {
		const { seq } = answers[n] ?? {};
		expect(await captain.call("POST", `/patrol/checkins/${seq}/accept`, { round })).toMatchObject({ status: 200 });
		expect(await stopAt(checkpoint)).toMatchObject({ seq, flags: expect.arrayContaining(["accepted"]) });
	}
	expect((await captain.call("POST", `/patrol/checkins/${answers[4]?.seq}/accept`, { round })).status).toBe(409);
});

test("a check-in sent again after its plate was revoked is answered as before, and counts as before", async () => {
	const one = said("again", { code: await plateOf("cp-b08") });
	const [first] = await send(one);
	await captain.call("POST", "/patrol/plates", { checkpoint: "cp-b08" });
	expect(await send(one)).toEqual([first]);
	expect(await stopAt("cp-b08")).toMatchObject({ seq: first?.seq, proof: "plate" });
	expect(await send({ ...one, code: await plateOf("cp-b09") })).toMatchObject([{ flags: ["id-reused"] }]);
});

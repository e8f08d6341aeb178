import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toFollower } from "../../src/contract/live.ts";
import type { Heard, Told } from "../http/reply.ts";
import { type Console, follow, openRig, type Person, type Rig } from "../http/rig.ts";
import { lapse, now, until } from "../waiting.ts";

let rig: Rig;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator");
});
afterAll(() => rig.close());

const synced = ({ type, more }: Heard) => type === "sync" && !more;
const upsertsOf = ({ heard }: Console): Told[] => heard.flatMap(({ upserts = [] }) => upserts);
const breach = (zone: string) => rig.says(`beam-${zone}`, "perimeter.beam-broken", { beams: [1, 2] });

describe("a console that follows from scratch", () => {
	test("gets every device, never heard or not, and every open incident, in parts of one seq", async () => {
		const seq = await breach("north-1");
		const { heard } = await settled(operator.follow());
		const parts = heard.filter(({ type }) => type === "sync");
		expect(parts.length).toBeGreaterThan(1);
		expect(parts.map(({ more }) => more)).toEqual([...parts.slice(1).map(() => true), undefined]);
		expect(new Set(parts.map((part) => part.seq)).size).toBe(1);
		expect(parts[0]?.seq).toBeGreaterThanOrEqual(seq);
		const upserts: Told[] = parts.flatMap(({ upserts = [] }) => upserts);
		expect(upserts.filter(({ kind }) => kind === "device")).toHaveLength(744);
		expect(upserts[0]).toMatchObject({ kind: "incident", value: { zone: "north-1" } });
		expect(upserts.find(({ id }) => id === "cam-gate-south-1")).toMatchObject({ rev: 0, value: { state: "unknown" } });
		expect(new Set(upserts.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(upserts.length);
	});

	test("then hears each commit, what changed and what was said, with rising seq", async () => {
		const console = await settled(operator.follow());
		for (const zone of ["south-1", "south-3", "west-1"]) {
			const seq = await breach(zone);
			const change = await console.until(({ type, seq: to }) => type === "change" && to >= seq);
			expect(change.upserts).toContainEqual(expect.objectContaining({ kind: "incident", rev: seq }));
			expect(change.events).toContainEqual(expect.objectContaining({ seq, source: `device:beam-${zone}` }));
		}
		const seqs = console.heard.filter(({ type }) => type === "change").map(({ seq }) => seq);
		expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
	});

	test("hears only what the contract documents", async () => {
		const console = await settled(operator.follow());
		await breach("west-3");
		await console.until(({ type }) => type === "beat");
		for (const message of console.heard) expect(toFollower.parse(message)).toEqual(message);
	});
});

describe("a console that comes back", () => {
	test("gets what it missed, and only that", async () => {
		const before = await settled(operator.follow());
		const since = before.heard.at(-1)?.seq ?? 0;
		before.socket.terminate();
		const seq = await breach("east-1");
		const after = await settled(operator.follow(since, rig.journal.id));
		const upserts = upsertsOf(after);
		expect(upserts).toContainEqual(expect.objectContaining({ kind: "incident", rev: seq }));
		expect(upserts.filter(({ rev }) => rev <= since)).toEqual([]);
		expect(after.heard.some(({ reset }) => reset)).toBe(false);
	});

	test.each([
		["of another journal", () => operator.follow(1, "another")],
		["ahead of this one", () => operator.follow(1_000_000)],
	])("%s starts again with everything", async (_why, start) => {
		const { heard } = await settled(start());
		// A beat may come behind it.
		expect(heard.some(({ reset }) => reset)).toBe(true);
		expect(heard.flatMap(({ upserts }) => upserts).length).toBeGreaterThan(744);
	});

	test("again and again during a flood ends with the same picture as one that stayed, each change told once", async () => {
		const seed = Number(process.env.SEED ?? now() % 100_000);
		const random = randomFrom(seed);
		const stayed = await settled(operator.follow());
		const picture = new Map<string, Told>();
		let known = 0;
		let over = false;
		const wanderer = (async () => {
			do {
				const console = await operator.follow(known, rig.journal.id);
				console.socket.on("message", (text) => {
					const {
						type,
						seq,
						upserts = [],
						more,
					}: { type: string; seq: number; upserts?: Told[]; more?: boolean } = JSON.parse(String(text));
					if (type === "change") expect([seed, seq > known]).toEqual([seed, true]);
					for (const one of upserts) {
						const had = picture.get(`${one.kind} ${one.id}`);
						if (had && one.rev > 0) expect([seed, one.id, one.rev > had.rev]).toEqual([seed, one.id, true]);
						picture.set(`${one.kind} ${one.id}`, one);
					}
					if (type !== "beat" && !more) known = seq;
				});
				await console.until(synced);
				await lapse(random() * 30);
				console.socket.terminate();
				await console.closed();
			} while (!over);
		})();
		const zones = ["north", "east", "south", "west"].flatMap((wall) => [1, 2, 3, 4].map((no) => `${wall}-${no}`));
		for (let i = 0; i < 150; i++) {
			const zone = zones[Math.floor(random() * zones.length)];
			const [type, data] =
				random() < 0.6
					? ["perimeter.beam-broken", { beams: [1, 2] }]
					: ["perimeter.restored", { of: "perimeter.beam-broken" }];
			await Promise.all([rig.says(`beam-${zone}`, type, data), random() < 0.3 ? lapse(random() * 20) : undefined]);
		}
		over = true;
		await wanderer;
		const last = await settled(operator.follow(known, rig.journal.id));
		for (const one of upsertsOf(last)) picture.set(`${one.kind} ${one.id}`, one);
		await stayed.until(({ seq }) => seq >= rig.journal.lastSeq);
		const seen = new Map<string, Told>();
		for (const one of upsertsOf(stayed)) seen.set(`${one.kind} ${one.id}`, one);
		for (const [key, one] of seen) expect([seed, key, picture.get(key)]).toEqual([seed, key, one]);
	});
});

test("a console hears a beat every second with the newest seq", async () => {
	const console = await settled(operator.follow());
	const first = await console.until(({ type }) => type === "beat");
	const before = rig.journal.lastSeq;
	const second = await console.until((message) => message.type === "beat" && message.at !== first.at);
	expect(Date.parse(second.at ?? "") - Date.parse(first.at ?? "")).toBeGreaterThan(500);
	expect(second.seq).toBeGreaterThanOrEqual(before);
	expect(second.seq).toBeLessThanOrEqual(rig.journal.lastSeq);
});

test("a guard hears beats, and nothing of the queue", async () => {
	const console = await settled((await rig.person("guard")).follow());
	await breach("north-3");
	await console.until(({ type }) => type === "beat");
	expect(upsertsOf(console)).toEqual([]);
	expect(console.heard.every(({ type }) => type === "sync" || type === "beat")).toBe(true);
});

test("it is known whose console has its sound running", async () => {
	const console = await settled(operator.follow());
	console.socket.send(JSON.stringify({ type: "presence", sound: true }));
	await until(() => rig.live.soundOf().includes(operator.name));
	console.socket.send(JSON.stringify({ type: "presence", sound: false }));
	await until(() => !rig.live.soundOf().includes(operator.name));
});

describe("a stranger", () => {
	const own = () => rig.http.url;
	test.each([
		["without a session", "401", () => follow(own(), { origin: own() })],
		["with a guessed session", "401", () => follow(own(), { origin: own(), cookie: "gatehouse=guessed" })],
		["from another site", "403", () => follow(own(), { origin: "http://evil.example", cookie: operator.cookie })],
		["from another port", "403", () => follow(own(), { origin: "http://127.0.0.1:1", cookie: operator.cookie })],
		["with a session and no origin", "403", () => follow(own(), { cookie: operator.cookie })],
	])("%s is refused with %s before the upgrade", async (_who, status, start) => {
		await expect(start()).rejects.toThrow(status);
	});

	test("with a bearer token needs no origin", async () => {
		const { token } = await rig.access.tokens.make({ user: operator.name, words: "a wall screen", by: "hub" });
		const console = await follow(own(), { authorization: `Bearer ${token}` }, { since: 0 });
		await console.until(synced);
		console.socket.terminate();
	});
});

test.each([
	["nonsense", "{", 1007],
	["an unknown message", '{"type":"hello"}', 1008],
	["a follow without since", '{"type":"follow"}', 1008],
	["a long word of another script", JSON.stringify({ type: "\u706b".repeat(200) }), 1008],
	["64 KB and more", `"${"x".repeat(70_000)}"`, 1009],
])("a follower that says %s is closed with the reason", async (_what, said, code) => {
	const console = await follow(rig.http.url, { cookie: operator.cookie, origin: rig.http.url });
	console.socket.send(said);
	const closed = await console.closed();
	expect(closed.code).toBe(code);
	if (code !== 1009) expect(closed.reason.length).toBeGreaterThan(5);
	if (code === 1008) expect(closed.reason).toMatch(/found .+/);
});

test("a follower that reads nothing is closed with 1013, and slows nobody else", async () => {
	const stuck = await settled(operator.follow());
	const other = await settled(operator.follow());
	stuck.socket.pause();
	// More than the kernel's buffers of a loopback connection hold, and a megabyte on top.
	const note = "x".repeat(20_000);
	const before = rig.live.followers;
	// One message tells 64 KiB of entries at most: three of these.
	for (let i = 0; i < 400 && rig.live.followers === before; i++) {
		const burst = Array.from({ length: 3 }, () =>
			rig.says("beam-east-2", "perimeter.environment", { reason: "fog", note }),
		);
		const seq = (await Promise.all(burst)).at(-1) ?? 0;
		await other.until((message) => message.seq >= seq);
	}
	stuck.socket.resume();
	expect((await stuck.closed()).code).toBe(1013);
	expect(other.socket.readyState).toBe(other.socket.OPEN);
	other.socket.terminate();
});

test("whoever signs out, is disabled or gets another password stops following at once", async () => {
	for (const end of ["sign out", "disable", "password", "role", "token"] as const) {
		const person = await rig.person("operator");
		const { token, id } = await rig.access.tokens.make({ user: person.name, words: "a screen", by: "hub" });
		const bearer = end === "token";
		const console = bearer
			? await follow(rig.http.url, { authorization: `Bearer ${token}` }, { since: 0 })
			: await person.follow();
		await console.until(synced);
		if (end === "sign out") await person.call("DELETE", "/session");
		if (end === "disable") await rig.access.people.disable({ name: person.name, by: "hub" });
		if (end === "password") await rig.access.people.setPassword({ name: person.name, by: "hub" });
		if (end === "role") await rig.access.people.setRole({ name: person.name, role: "guard", by: "hub" });
		if (end === "token") await rig.access.tokens.revoke({ id, by: "hub" });
		expect([end, (await console.closed()).code]).toEqual([end, 4401]);
		if (!bearer) expect([end, (await person.call("GET", "/session")).status]).toEqual([end, 401]);
	}
});

async function settled(coming: Promise<Console>): Promise<Console> {
	const console = await coming;
	await console.until(synced);
	return console;
}

function randomFrom(seed: number): () => number {
	let state = seed + 1;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}

test("a page that stays open becomes an entry of the journal, and so does its end", async () => {
	const { name, follow: open } = await rig.person("operator");
	const console = await settled(open());
	console.socket.send(JSON.stringify({ type: "presence", sound: true }));
	const told = async (type: string) => {
		const { items } = await rig.reader.entries({ type, limit: 100, order: "desc" });
		return items.find(({ data }) => data.user === name)?.data;
	};
	await until(() => told("console.attended"));
	expect(await told("console.attended")).toEqual({ user: name, sound: true });
	console.socket.terminate();
	await until(() => told("console.unattended"));
});

import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ChangedObject, Commit } from "../../src/journal/journal.ts";
import { coalesce } from "../../src/live/coalesce.ts";
import { partsOf } from "../../src/live/sync.ts";
import { viewOf } from "../../src/live/view.ts";
import { BUDGETS } from "../../src/model/budgets.ts";
import { type Console, openRig, type Rig } from "../http/rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());

test("events of 60 KB close no console: the newest are told as far as they fit, the rest is counted and can be asked for", async () => {
	const { follow, call } = await rig.person("operator");
	const console = await follow();
	await console.until(({ type }) => type === "sync");
	const data = { score: 0.5, note: "x".repeat(60_000) };
	const seqs = await Promise.all(Array.from({ length: 40 }, () => rig.says("cam-east-3", "camera.motion", data)));
	const last = Math.max(...seqs);
	await console.until(({ type, seq }) => type === "change" && seq >= last);
	const changes = console.heard.filter(({ type }) => type === "change");
	for (const change of changes) expect(JSON.stringify(change.events ?? []).length).toBeLessThan(2 * BUDGETS.tape.limit);
	const told = changes.reduce((sum, { events = [], skipped = 0 }) => sum + events.length + skipped, 0);
	expect(told).toBeGreaterThanOrEqual(seqs.length);
	expect(console.socket.readyState).toBe(console.socket.OPEN);
	const found = new Set<number>();
	let cursor = "";
	do {
		const { answer } = await call("GET", `/events?limit=1000&type=camera.motion${cursor}`);
		for (const { seq } of answer.items) found.add(seq);
		cursor = answer.nextCursor === undefined ? "" : `&cursor=${answer.nextCursor}`;
	} while (cursor !== "");
	expect([...found].toSorted((a, b) => a - b)).toEqual(seqs.toSorted((a, b) => a - b));
});

test("of one person's pages the oldest goes beyond 32, and nobody else's", async () => {
	const other = await (await rig.person("operator")).follow();
	const { follow } = await rig.person("operator");
	const { limit } = BUDGETS.consoles;
	const pages: Console[] = [];
	for (let n = 0; n <= limit; n++) pages.push(await follow());
	expect(await pages[0]?.closed()).toMatchObject({ code: 1008 });
	await vi.waitFor(() => expect(pages.filter(({ socket }) => socket.readyState === socket.OPEN)).toHaveLength(limit));
	expect(other.socket.readyState).toBe(other.socket.OPEN);
	for (const { socket } of [...pages, other]) socket.terminate();
});

test("a sync comes in parts by their bytes, each object once", () => {
	const upserts = Array.from({ length: 60 }, (_, n) => ({
		...{ kind: "incident" as const, id: `inc-${n}`, rev: n, gone: true as const },
		...(n % 7 === 0 && { padding: "x".repeat(100_000) }),
	}));
	const parts = [...partsOf(upserts, { seq: 60, journal: "j", reset: true })].map((text) =>
		JSON.parse(text.toString()),
	);
	expect(parts.flatMap(({ upserts: some }) => some.map(({ id }: { id: string }) => id))).toEqual(
		upserts.map(({ id }) => id),
	);
	expect(parts.map(({ more }) => more)).toEqual([...Array(parts.length - 1).fill(true), undefined]);
	for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(BUDGETS.part.limit + 1_000);
	expect(parts.every(({ reset, seq }) => reset === true && seq === 60)).toBe(true);
});

/** What a journal's commit tells, here with objects of the test's own. */
function commitOf(changed: readonly ChangedObject[], lastSeq: number): Commit {
	return { firstSeq: 1, lastSeq, changed, entries: [], entryCount: lastSeq, quarantined: 0 };
}

const alarm = (n: number, more: object = {}) => ({
	...{ id: `alm-${n}`, rev: n, type: "gate.forced", words: { en: "x".repeat(2_000), "zh-CN": "" } },
	...{
		source: "device:gate-1",
		zone: "east",
		priority: "high",
		since: 0,
		active: true,
		acknowledged: false,
		repeats: 0,
	},
	...more,
});

test("a change of many objects comes in messages by their bytes, each naming up to where all was told", () => {
	const messages = changesTold(
		Array.from({ length: 900 }, (_, n) => alarm(1 + Math.floor(n / 3), { id: `alm-${n}` })),
		300,
	);
	expect(messages.length).toBeGreaterThan(4);
	const seen = new Set<string>();
	let before = 0;
	for (const { seq, upserts, text } of messages) {
		expect(text.length).toBeLessThan(BUDGETS.part.limit + 10_000);
		for (const { id, rev } of upserts) {
			expect(rev).toBeGreaterThan(before);
			expect(rev).toBeLessThanOrEqual(seq);
			expect(seen.has(id)).toBe(false);
			seen.add(id);
		}
		before = seq;
	}
	expect(seen.size).toBe(900);
	expect(before).toBe(300);
});

test("an object over its budget is told in its short form, and counted", () => {
	const short = vi.fn();
	const zones = Array.from({ length: 10_000 }, (_, n) => `zone-${n}`);
	const [message] = changesTold([alarm(1, { words: { en: "x".repeat(100_000), "zh-CN": zones } })], 1, short);
	expect(message?.text.length).toBeLessThan(BUDGETS.object.limit);
	expect(message?.upserts).toMatchObject([
		{ id: "alm-1", shortened: true, value: { words: { en: "x".repeat(1_000), "zh-CN": zones.slice(-32) } } },
	]);
	expect(short).toHaveBeenCalled();
	const [usual] = changesTold([alarm(1)], 1, short);
	expect(usual?.upserts[0]).not.toHaveProperty("shortened");
	expect(short).toHaveBeenCalledTimes(1);
});

interface Told {
	readonly seq: number;
	readonly upserts: readonly { readonly id: string; readonly rev: number; readonly value: object }[];
	readonly text: string;
}

/** The messages that an operator is told of one commit. */
function changesTold(alarms: readonly object[], lastSeq: number, onShort = () => {}): readonly Told[] {
	const told: Told[] = [];
	const { discreet } = rig.live;
	const view = viewOf({ site: rig.site, discreet, lastSeenAt: () => undefined });
	const batches = coalesce(
		() => view,
		(batch) => {
			for (const text of batch.to("operator").texts)
				told.push({ ...JSON.parse(text.toString()), text: text.toString() });
		},
		onShort,
	);
	const changed = alarms.map((value) => ({
		kind: "alarm",
		id: Reflect.get(value, "id"),
		rev: Reflect.get(value, "rev"),
		value,
	}));
	batches.add(commitOf(changed as unknown as ChangedObject[], lastSeq));
	batches.close();
	return told;
}

import { expect, test } from "vitest";
import type { Upsert } from "../../../src/contract/live.ts";
import { emptyFeed, reconnected, take } from "../../../src/web/app/feed.ts";
import { aDevice, anAlarm, anIncident } from "../some.ts";

const incident = (id: string, rev: number, change = {}): Upsert => ({
	kind: "incident",
	id,
	rev,
	value: anIncident({ id, rev, ...change }),
});
const device = (id: string, rev: number): Upsert => ({ kind: "device", id, rev, value: aDevice({ id, rev }) });

test("a page that comes fresh shows everything once the sync is whole, and nothing of it before", () => {
	const feed = emptyFeed();
	expect(take(feed, { type: "sync", seq: 9, journal: "a", upserts: [device("beam-east-3", 4)], more: true })).toBe(
		false,
	);
	expect(feed.seq).toBe(0);
	expect(take(feed, { type: "sync", seq: 9, journal: "a", upserts: [incident("inc-9", 9)] })).toBe(true);
	expect(feed).toMatchObject({ seq: 9, journal: "a", syncing: false });
	expect([feed.devices.size, feed.incidents.size]).toEqual([1, 1]);
});

test("a sync that is cut off in the middle is asked for again from where it began", () => {
	const feed = emptyFeed();
	take(feed, { type: "sync", seq: 5, journal: "a", upserts: [] });
	take(feed, { type: "sync", seq: 9, journal: "a", upserts: [incident("inc-6", 6)], more: true });
	reconnected(feed);
	expect(feed.seq).toBe(5);
	take(feed, { type: "sync", seq: 9, journal: "a", upserts: [incident("inc-6", 6)] });
	expect(feed.seq).toBe(9);
});

test("another journal makes the page forget what the old one said, in however many parts it comes", () => {
	const feed = emptyFeed();
	take(feed, { type: "sync", seq: 90, journal: "old", upserts: [incident("inc-80", 80), device("cam-east-3", 70)] });
	take(feed, { type: "sync", seq: 3, journal: "new", upserts: [device("cam-east-3", 1)], reset: true, more: true });
	expect(feed.seq).toBe(0);
	take(feed, { type: "sync", seq: 3, journal: "new", upserts: [incident("inc-2", 2)], reset: true });
	expect([...feed.incidents.keys()]).toEqual(["inc-2"]);
	expect(feed.devices.get("cam-east-3")?.rev).toBe(1);
	expect(feed).toMatchObject({ seq: 3, journal: "new" });
});

test("a change moves the page on; one that it has already seen moves nothing", () => {
	const feed = emptyFeed();
	take(feed, { type: "sync", seq: 5, journal: "a", upserts: [] });
	expect(take(feed, { type: "change", seq: 6, upserts: [incident("inc-6", 6)] })).toBe(true);
	expect(take(feed, { type: "change", seq: 6, upserts: [incident("inc-7", 7)] })).toBe(false);
	expect([...feed.incidents.keys()]).toEqual(["inc-6"]);
});

test("an older state of an incident never overwrites a newer one", () => {
	const feed = emptyFeed();
	take(feed, { type: "sync", seq: 8, journal: "a", upserts: [incident("inc-2", 8, { state: "acknowledged" })] });
	take(feed, { type: "sync", seq: 9, journal: "a", upserts: [incident("inc-2", 2)] });
	expect(feed.incidents.get("inc-2")?.state).toBe("acknowledged");
});

test("what is gone leaves its own list and no other", () => {
	const feed = emptyFeed();
	const alarm: Upsert = { kind: "alarm", id: "x", rev: 2, value: anAlarm({ id: "x", rev: 2 }) };
	take(feed, { type: "sync", seq: 3, journal: "a", upserts: [incident("x", 1), alarm] });
	take(feed, { type: "change", seq: 4, upserts: [{ kind: "alarm", id: "x", rev: 4, gone: true }] });
	expect([feed.alarms.size, feed.incidents.size]).toEqual([0, 1]);
});

test("kinds of objects that this page does not know yet are passed over", () => {
	const feed = emptyFeed();
	take(feed, { type: "sync", seq: 3, journal: "a", upserts: [{ kind: "call", id: "c", rev: 3, value: {} }] });
	expect(feed.seq).toBe(3);
});

test("each list counts its own turns, so that the plan is not drawn anew for an alarm", () => {
	const feed = emptyFeed();
	take(feed, { type: "sync", seq: 3, journal: "a", upserts: [incident("inc-1", 1)] });
	expect(feed.turns).toMatchObject({ incident: 1, alarm: 0, device: 0, shift: 0 });
});

test("what guards less than it should is there until the hub says that it is gone", () => {
	const feed = emptyFeed();
	const value = { id: "shelved:alm-1", rev: 3, why: "shelved", zone: "east-3", since: "2026-11-23T18:13:07Z" } as const;
	take(feed, {
		type: "sync",
		seq: 3,
		journal: "a",
		upserts: [{ kind: "bypass", id: value.id, rev: 3, value }],
	});
	expect([...feed.told.bypass.keys()]).toEqual(["shelved:alm-1"]);
	take(feed, { type: "change", seq: 4, upserts: [{ kind: "bypass", id: value.id, rev: 4, gone: true }] });
	expect(feed.told.bypass.size).toBe(0);
});

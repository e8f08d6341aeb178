import { expect, test } from "vitest";
import { followPhones } from "../../src/access/phones.ts";
import { sessionPhones } from "../../src/access/session-phones.ts";
import type { Session } from "../../src/access/session-rows.ts";
import type { Commit } from "../../src/journal/journal.ts";

/** A journal of which only the ends of phones are told. */
function phonesOf(open: ReadonlyMap<string, Session>) {
	let hear: (commit: Commit) => void = () => {};
	const phones = followPhones({
		follow(listener) {
			hear = listener;
			return () => true;
		},
	});
	const mine = (user: string) => [...open].filter(([, one]) => one.user === user);
	const binding = sessionPhones({ open, mine, phones });
	const ends = (id: string) => {
		const value = { id, rev: 1, guard: "wang", app: "1", registeredAt: 0, endedAt: 1, endedBy: "chen" };
		hear({ changed: [{ kind: "phone", id, rev: 1, value }] } as unknown as Commit);
	};
	return { ...binding, ends };
}

const session = (id: string): Session => ({
	...{ id, user: "wang", openedAt: 0, usedAt: 0, expiresAt: 1, hash: new Uint8Array([1]), end: new AbortController() },
});

test("that a phone was ended is known of the sessions on it, and of no phone besides, however many were", () => {
	const [one, other] = [session("one"), session("other")];
	const { binding, ends } = phonesOf(new Map([one, other].map((each) => [each.id, each])));
	binding("wang", "one", { id: "p-1", ended: false }).applied();
	binding("wang", "other", { id: "p-2", ended: false }).applied();
	for (let n = 10; n < 5_000; n++) ends(`p-${n}`);
	expect([one, other].map(({ phone }) => phone)).toEqual([
		{ id: "p-1", ended: false },
		{ id: "p-2", ended: false },
	]);
	const { signal } = one.end;
	ends("p-1");
	expect([one.phone?.ended, other.phone?.ended, signal.aborted]).toEqual([true, false, true]);
	// Told again, it ends nothing more: what follows on it from then on is an upload's.
	const again = one.end.signal;
	ends("p-1");
	expect(again.aborted).toBe(false);
	// Whoever signs in on one that was ended long ago is told by the journal's word.
	binding("wang", "other", { id: "p-77", ended: true }).applied();
	expect(other.phone).toEqual({ id: "p-77", ended: true });
});

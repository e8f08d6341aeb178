import fc from "fast-check";
import { expect, test } from "vitest";
import { Refused } from "../../../src/web/app/refused.ts";
import { type Act, type Held, isWaiting } from "../../../src/web/guard/queue/act.ts";
import { nextOf } from "../../../src/web/guard/queue/next.ts";
import { type Holding, type Receiving, sendHeld } from "../../../src/web/guard/queue/send.ts";

const AT = "2026-11-24T02:13:07.000Z";
const ACTS: Readonly<Record<string, (id: string, n: number) => Act>> = {
	checkin: (id, counter) => ({
		kind: "checkin",
		body: { id, checkpoint: "cp-b01", at: AT, method: "qr", counter, bootId: "boot" },
	}),
	finding: (id) => ({ kind: "finding", body: { id, at: AT, category: "other" }, photo: true }),
	start: (id) => ({ kind: "start", body: { id, at: AT } }),
	"all-well": (id) => ({ kind: "all-well", body: { id, at: AT } }),
};

function heldOf(kinds: readonly string[]): Held[] {
	return kinds.map((kind, n) => {
		const make = ACTS[kind];
		if (!make) throw new Error(kind);
		return { n, guard: "gao", act: make(`id-${n}`, n) };
	});
}

/** What a phone holds, kept as rows that a crash leaves as they were. */
class Phone implements Holding {
	readonly rows = new Map<number, Held>();
	constructor(items: readonly Held[]) {
		for (const item of items) this.rows.set(item.n, item);
	}
	// As the database may give them: in no order that anybody relies on.
	all = async () => [...this.rows.values()].reverse();
	change = async (items: readonly Held[]) => {
		for (const item of items) this.rows.set(item.n, item);
	};
	photoOf = async () => new Uint8Array([1]);
}

/** A hub that takes each id once, as the real one does, and whose wire breaks before or after it took something. */
class Hub implements Receiving {
	readonly taken: string[] = [];
	readonly photos: string[] = [];
	readonly #breaks: (string | undefined)[];
	constructor(breaks: readonly (string | undefined)[]) {
		this.#breaks = [...breaks];
	}
	#take(id: string) {
		if (!this.taken.includes(id)) this.taken.push(id);
	}
	async #asked<T>(take: () => T): Promise<T> {
		const broken = this.#breaks.shift();
		if (broken === "before") throw new Refused(0, {});
		const answer = take();
		if (broken === "after") throw new Refused(0, {});
		return answer;
	}
	checkins: Receiving["checkins"] = (bodies) =>
		this.#asked(() =>
			bodies.map(({ id }) => {
				this.#take(id);
				return { id, seq: 1 };
			}),
		);
	act: Receiving["act"] = (act) =>
		this.#asked(() => {
			this.#take(act.body.id);
			return act.kind === "finding" ? { finding: `fnd-${act.body.id}` } : {};
		});
	photo: Receiving["photo"] = (finding) =>
		this.#asked(() => {
			if (!this.photos.includes(finding)) this.photos.push(finding);
		});
}

const kinds = fc.array(fc.constantFrom(...Object.keys(ACTS)), { maxLength: 40 });
const breaks = fc.array(fc.constantFrom(undefined, "before", "after"), { maxLength: 20 });

test("wherever the wire breaks, everything is at the hub once, in the order in which it was done", async () => {
	await fc.assert(
		fc.asyncProperty(kinds, breaks, async (what, broken) => {
			const items = heldOf(what);
			const phone = new Phone(items);
			const hub = new Hub(broken);
			// Each round is a new start of the page.
			for (let tries = 0; tries <= broken.length; tries++) {
				const { why } = await sendHeld(phone, hub, () => 0);
				if (why === "all-sent") break;
			}
			expect(hub.taken).toEqual(items.map(({ act }) => act.body.id));
			expect(hub.photos).toHaveLength(what.filter((kind) => kind === "finding").length);
			expect([...phone.rows.values()].filter(isWaiting)).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

test("check-ins go 500 at once, and never past the start of duty that stands before them", () => {
	const items = heldOf([...Array.from({ length: 3 }, () => "checkin"), "start", ...Array(600).fill("checkin")]);
	const first = nextOf(items);
	expect(first?.what === "checkins" && first.items.map(({ n }) => n)).toEqual([0, 1, 2]);
	const sent = items.map((item) => (item.n < 4 ? { ...item, sent: { at: 0 } } : item));
	const second = nextOf(sent);
	expect(second?.what === "checkins" && second.items.length).toBe(500);
});

test("an item that the hub can never take is marked with its sentence, and the rest goes on; one not answered waits", async () => {
	const phone = new Phone(heldOf(["checkin", "checkin", "start"]));
	const hub = new Hub([]);
	let asked = 0;
	hub.checkins = async (bodies) =>
		asked++ === 0 ? [{ id: "id-0", problem: "id already used" }] : bodies.map(({ id }) => ({ id, seq: 2 }));
	expect(await sendHeld(phone, hub, () => 7)).toEqual({ why: "all-sent" });
	expect(phone.rows.get(0)?.refused).toBe("id already used");
	expect(phone.rows.get(1)?.sent).toEqual({ at: 7 });
	expect(hub.taken).toEqual(["id-2"]);
});

test("a batch that is refused as a whole is halved until what is wrong stands alone", async () => {
	const phone = new Phone(heldOf(Array(8).fill("checkin")));
	const hub = new Hub([]);
	hub.checkins = async (bodies) => {
		if (bodies.some(({ id }) => id === "id-5")) throw new Refused(413, { detail: "too large" });
		return bodies.map(({ id }) => ({ id, seq: 1 }));
	};
	await sendHeld(phone, hub, () => 0);
	expect([...phone.rows.values()].filter(({ sent }) => sent).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 6, 7]);
	expect(phone.rows.get(5)?.refused).toBe("too large");
});

test.each([
	[401, "signed-out"],
	[403, "signed-out"],
	[429, "later"],
	[503, "later"],
	[0, "later"],
] as const)("a %s stops there, marks nothing, and says: %s", async (status, why) => {
	const phone = new Phone(heldOf(["checkin", "start"]));
	const hub = new Hub([]);
	hub.checkins = async () => {
		throw new Refused(status, {}, status === 429 ? 9 : undefined);
	};
	expect(await sendHeld(phone, hub, () => 0)).toEqual({ why, ...(status === 429 && { retryAfterS: 9 }) });
	expect([...phone.rows.values()].every(isWaiting)).toBe(true);
	expect(hub.taken).toEqual([]);
});

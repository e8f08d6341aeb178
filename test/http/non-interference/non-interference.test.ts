import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differing, heardBy, plain, withoutHead, withoutSilent } from "./compared.ts";
import { BELLS, live, type Night } from "./night.ts";
import { FLATS, NEIGHBOUR, STRANGERS } from "./places.ts";

/*
 * Two hubs, on real sockets and files, that live through the same night but for one thing: in which of two flats somebody
 * is under duress. To all but who may see the place the two must look the same, byte for byte, whatever they ask.
 */

let nights: readonly Night[] = [];
beforeAll(async () => {
	const [first, second] = FLATS;
	const [one = "", other = ""] = STRANGERS;
	nights = [await live(first, one), await live(second, other)];
});
afterAll(async () => {
	for (const night of nights) await night.close();
});

describe("in which flat somebody is under duress", () => {
	test("is told to whoever may see it, so the two nights do differ", async () => {
		for (const name of ["operator", "captain", "sent"]) {
			const seen = await Promise.all(
				nights.map(
					async ({ people, special }) => (await people.get(name)?.call("GET", `/incidents/${special}`))?.answer.unit,
				),
			);
			expect([name, ...seen]).toEqual([name, ...FLATS]);
		}
		const [first] = nights;
		expect((await first?.people.get("other")?.call("GET", `/incidents/${first.special}`))?.status).toBe(404);
	});

	test.each(["manager", "admin", "sent", "other", "operator", "captain"])("is not told to %s by any route", (name) => {
		const [first = [], second = []] = nights.map(({ told }) =>
			(told.get(name) ?? []).map((one) => withoutSilent(name, withoutHead(plain(one)))),
		);
		expect(first.length).toBeGreaterThan(10);
		expect(differing(first, second)).toEqual([]);
	});

	test("has the wall screen hear of everything else, and of no flat", () => {
		for (const { consoles } of nights) {
			const told = heardBy(consoles.get("kiosk") ?? expect.fail("kiosk")).join();
			expect(told).toContain("home.panic");
			for (const flat of [...FLATS, NEIGHBOUR]) expect(told).not.toContain(flat);
		}
	});

	test.each(["manager", "admin", "sent", "other", "operator", "captain", "kiosk"])(
		"is not told to %s on /live",
		(name) => {
			const [first, second] = nights.map(({ consoles }) =>
				heardBy(consoles.get(name) ?? expect.fail(name)).map((one) => withoutSilent(name, one)),
			);
			expect(differing(first, second)).toEqual([]);
		},
	);

	test("has the sirens asked for all that is not discreet, with one that must keep still in one night alone", async () => {
		const silent: string[][] = [];
		for (const { rig, special } of nights) {
			const { items } = await rig.reader.objects("delivery", { limit: 100, order: "asc" });
			const rows = items.filter(({ channel }) => channel === "bells");
			expect(new Set(rows.map(({ to }) => to))).toEqual(new Set(BELLS));
			expect(rows.filter(({ incident }) => incident === special)).toEqual([]);
			silent.push(rows.filter((row) => row.silent).map(({ to }) => to));
		}
		expect(silent).toEqual([expect.arrayContaining(["bell-b03"]), []]);
	});

	test("is not told by any message that goes out", () => {
		const [first, second] = nights.map(({ messages }) => messages.map(plain));
		expect(first?.length).toBeGreaterThan(1);
		expect(differing(first, second)).toEqual([]);
	});

	test("is not told to other systems", () => {
		const [first, second] = nights.map(({ published }) => published.map(plain));
		expect(first?.length).toBeGreaterThan(2);
		expect(differing(first, second)).toEqual([]);
	});

	test("was told by nothing that the hub could not do", () => {
		for (const { rig } of nights) expect(rig.errors).toEqual([]);
	});
});

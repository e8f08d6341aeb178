import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Route } from "../../src/contract/http/define-route.ts";
import { nameOf, ROUTES } from "../../src/contract/routes.ts";
import { ROLES, type Role } from "../../src/model/role.ts";
import { openRig, type Person, type Rig } from "./rig.ts";

let rig: Rig;
const people = new Map<Role, Person>();
beforeAll(async () => {
	rig = await openRig();
	for (const role of ROLES) people.set(role, await rig.person(role, `the-${role}`));
	const captain = people.get("captain");
	for (const id of ["one", "two", "three"]) {
		const stops = [{ checkpoint: "cp-b01", afterMinutes: 0, toleranceMinutes: 5 }];
		await captain?.call("PUT", `/patrol/routes/${id}`, { words: { en: id, "zh-CN": id }, order: "ordered", stops });
		await captain?.call("POST", "/log", { sort: "keys", text: id });
		await captain?.call("POST", "/orders", { title: id, text: id });
		await captain?.call("POST", "/equipment", { item: id, guard: "the-guard" });
	}
	for (const zone of ["north-1", "east-3", "south-1"]) {
		await rig.says(`beam-${zone}`, "perimeter.beam-broken", { beams: [1] });
	}
});
afterAll(() => rig.close());

const LISTS = ROUTES.filter(
	({ method, answer }) => method === "GET" && answer instanceof z.ZodObject && "nextCursor" in answer.shape,
);

/** What names an item, whatever its list: the rest may change meanwhile. */
const named = z.object({
	...{ id: z.unknown(), seq: z.unknown(), name: z.unknown(), date: z.unknown(), shift: z.unknown() },
});
const page = z.object({ items: z.array(named.partial()), nextCursor: z.string().optional() });

const get = async ({ roles, path }: Pick<Route, "roles" | "path">, query: Readonly<Record<string, string>>) => {
	const role = ROLES.findLast((one) => roles === "open" || roles.includes(one));
	const reply = await people.get(role ?? "admin")?.call("GET", `${path}?${new URLSearchParams(query)}`);
	return { status: reply?.status, read: page.safeParse(reply?.json).data, text: reply?.text };
};

describe.each(LISTS.map((route) => [nameOf(route), route] as const))("%s", (_name, route) => {
	test("refuses a cursor that no page gave", async () => {
		for (const cursor of ["", "zzz", "1", "-1", "!", "the-admin", "1730000000000.x", "x".repeat(500)]) {
			expect([cursor, (await get(route, { cursor })).status]).toEqual([cursor, 400]);
		}
	});

	test("gives pages of 1 to 1000 that follow each other without loss, and no other", async () => {
		for (const limit of ["0", "1001", "-1", "many"])
			expect([limit, (await get(route, { limit })).status]).toEqual([limit, 422]);
		const whole = (await get(route, { limit: "1000" })).read;
		const first = (await get(route, { limit: "1" })).read;
		expect(first?.items).toEqual(whole?.items.slice(0, 1));
		if ((whole?.items.length ?? 0) < 2) return;
		const second = (await get(route, { limit: "1", cursor: first?.nextCursor ?? "" })).read;
		expect(second?.items).toEqual(whole?.items.slice(1, 2));
		const turned = (await get(route, { limit: "1000", order: "asc" })).read?.items ?? [];
		const back = (await get(route, { limit: "1000", order: "desc" })).read?.items ?? [];
		expect(turned.toReversed()).toEqual(back);
	});
});

test("a cursor of one list is none of another", async () => {
	const cursors: [string, string][] = [];
	for (const route of LISTS) {
		const next = (await get(route, { limit: "1" })).read?.nextCursor;
		if (next !== undefined) cursors.push([nameOf(route), next]);
	}
	expect(cursors.length).toBeGreaterThan(10);
	for (const [from, cursor] of cursors) {
		for (const route of LISTS.filter((one) => nameOf(one) !== from)) {
			expect([from, nameOf(route), (await get(route, { cursor })).status]).toEqual([from, nameOf(route), 400]);
		}
	}
});

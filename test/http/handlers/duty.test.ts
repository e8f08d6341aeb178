import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
let operator: Person;
let guard: Person;
let manager: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain", "chen");
	operator = await rig.person("operator", "li");
	guard = await rig.person("guard", "zhao");
	manager = await rig.person("manager", "wang");
	await rig.access.people.setDetails({ name: "zhao", details: { displayName: "赵建军" }, by: "hub" });
});
afterAll(() => rig.close());

test("a line of the duty log is written by whoever keeps the watch, and a guard reads their own only", async () => {
	const line = { sort: "visitor", text: "=cmd 刘女士 来访", unit: "b03-2-0401" };
	const written = await guard.call("POST", "/log", line, { "idempotency-key": "one" });
	expect([written.status, written.answer]).toMatchObject([
		201,
		{ ...line, by: { name: "zhao", displayName: "赵建军" } },
	]);
	const again = await guard.call("POST", "/log", line, { "idempotency-key": "one" });
	expect(again.answer).toEqual(written.answer);
	await operator.call("POST", "/log", { sort: "keys", text: "Keys of the pump house lent" });
	const sorts = async (person: Person) => (await person.call("GET", "/log")).answer.items?.map(({ sort }) => sort);
	expect(await sorts(operator)).toEqual(["keys", "visitor"]);
	expect(await sorts(guard)).toEqual(["visitor"]);
});

test("no line's words stand in the journal, and nobody else reads them", async () => {
	const entries = await manager.call("GET", "/events?type=log.written");
	expect(entries.answer.items?.length).toBe(2);
	expect(entries.text).not.toMatch(/刘女士|pump house|b03-2-0401/);
	for (const path of ["/log", "/log.csv", "/log.html"] as const) {
		expect((await manager.call("GET", path)).status).toBe(403);
	}
	expect((await guard.call("GET", "/log.csv")).status).toBe(403);
});

test("the log is exported as CSV that no spreadsheet takes for formulas, and as a book that is plain text", async () => {
	const csv = await captain.call("GET", "/log.csv?lang=en");
	expect(csv.headers.get("content-type")).toMatch("text/csv");
	expect(csv.text).toMatch(/^Time,About,What,Flat,Written by\r\n.*,Visitor,'=cmd 刘女士 来访,b03-2-0401,赵建军\r\n/);
	await operator.call("POST", "/log", { sort: "complaint", text: "<script>alert(1)</script>" });
	const book = await captain.call("GET", "/log.html");
	expect(book.headers.get("content-type")).toMatch("text/html");
	expect(book.text).toContain("&lt;script&gt;");
	expect(book.text).toContain("3幢2单元401室");
	expect(book.text).not.toContain("<script");
});

test("pages of the log follow each other without loss", async () => {
	const first = await operator.call("GET", "/log?limit=2");
	const second = await operator.call("GET", `/log?limit=2&cursor=${first.answer.nextCursor}`);
	const ids = [...(first.answer.items ?? []), ...(second.answer.items ?? [])].map(({ id }) => id);
	expect([ids.length, new Set(ids).size, second.answer.nextCursor]).toEqual([3, 3, undefined]);
	expect((await operator.call("GET", "/log?cursor=nonsense")).status).toBe(400);
});

test.each([
	["a flat that is not there", { sort: "visitor", text: "x", unit: "b99" }],
	["a time still to come", { sort: "visitor", text: "x", at: "2099-01-01T00:00:00Z" }],
	["an unknown sort", { sort: "weather", text: "x" }],
	["no words", { sort: "visitor", text: " " }],
])("a line with %s is refused", async (_what, line) => {
	expect((await operator.call("POST", "/log", line)).status).toBe(422);
});

test("a captain issues an order, each reads and signs it once, and a guard sees their own signature", async () => {
	expect((await operator.call("POST", "/orders", { title: "x", text: "y" })).status).toBe(403);
	const issued = await captain.call("POST", "/orders", { title: "雨天", text: "雨天加查地下车库" });
	expect([issued.status, issued.answer]).toMatchObject([201, { title: "雨天", by: { name: "chen" }, signed: [] }]);
	const { id } = issued.answer;
	const signed = await guard.call("POST", `/orders/${id}/sign`);
	expect(signed.answer.signed).toEqual([{ by: { name: "zhao", displayName: "赵建军" }, at: expect.any(String) }]);
	await operator.call("POST", `/orders/${id}/sign`);
	expect((await guard.call("POST", `/orders/${id}/sign`)).answer.signed).toEqual(signed.answer.signed);
	const names = async (person: Person) =>
		(await person.call("GET", "/orders")).answer.items?.[0]?.signed?.map(({ by }) => by.name);
	expect([await names(captain), await names(guard)]).toEqual([["zhao", "li"], ["zhao"]]);
	expect((await guard.call("POST", "/orders/none/sign")).status).toBe(404);
});

test("a radio is received and returned, and is with one guard at a time", async () => {
	const lent = await operator.call("POST", "/equipment", { item: "radio 3", guard: "zhao" });
	expect([lent.status, lent.answer]).toMatchObject([201, { item: "radio 3", guard: { displayName: "赵建军" } }]);
	expect((await operator.call("POST", "/equipment", { item: "radio 3", guard: "li" })).status).toBe(409);
	expect((await operator.call("GET", "/equipment?out=true")).answer.items).toHaveLength(1);
	expect((await operator.call("POST", `/equipment/${lent.answer.id}/return`)).answer.returnedBy).toMatchObject({
		name: "li",
	});
	expect((await operator.call("POST", `/equipment/${lent.answer.id}/return`)).status).toBe(409);
	expect((await operator.call("GET", "/equipment?out=true")).answer.items).toEqual([]);
});

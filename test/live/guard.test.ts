import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Console, openRig, type Person, type Rig } from "../http/rig.ts";

let rig: Rig;
let operator: Person;
let zhang: Person;
let sun: Person;
let phone: Console;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator");
	zhang = await rig.person("guard");
	sun = await rig.person("guard");
	await operator.call("POST", "/shifts/sign-on", {
		guards: [sun, zhang].map(({ name: guard }) => ({ guard, post: "patrol" })),
	});
	phone = await zhang.follow();
	await phone.until(({ type }) => type === "sync");
});
afterAll(() => rig.close());

/** An incident that the operator has taken. */
async function taken(device: string, type: string, data = {}): Promise<string> {
	const seq = await rig.says(device, type, data);
	const id = (await rig.reader.entry(seq))?.incident ?? expect.fail(type);
	const { rev = 0 } = (await rig.reader.incident(id)) ?? {};
	const reply = await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
	expect([reply.status, reply.status === 200 || reply.text]).toEqual([200, true]);
	return id;
}

async function send(incident: string, { name: guard }: Person): Promise<void> {
	const reply = await operator.call("POST", `/incidents/${incident}/dispatch`, { guard });
	expect([reply.status, reply.status === 200 || reply.text]).toEqual([200, true]);
}

const upserts = ({ heard }: Console) => heard.flatMap(({ upserts: all = [] }) => all);
const sent = async (incident: string) => (await rig.reader.incident(incident))?.dispatches ?? [];

test("a guard hears of the incident they were sent to, of their own dispatch in it, and of nothing else", async () => {
	const other = await taken("beam-north-3", "perimeter.beam-broken", { beams: [1] });
	const id = await taken("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	await operator.call("POST", `/incidents/${id}/note`, { text: "the spare key" });
	await send(other, sun);
	await send(id, zhang);
	await phone.until(({ upserts: all = [] }) => all.some((one) => one.id === id));
	const told = upserts(phone);
	expect(told.map((one) => one.id)).toEqual([id]);
	expect(told[0]?.value).toMatchObject({ zone: "east-3", dispatches: [{ guard: zhang.name, reach: "app" }] });
	expect(JSON.stringify(told)).not.toMatch(new RegExp(`spare key|${sun.name}|"owner"|"agencies"|"steps"`));
});

test("how each was reached is said as it was: by a page that follows, or by radio only", async () => {
	const { items } = (await operator.call("GET", "/incidents?open=true")).answer;
	const reaches = items.flatMap(({ dispatches = [] }) => dispatches.map(({ guard, reach }) => [guard, reach]));
	expect(new Map(reaches as [string, string][])).toEqual(
		new Map([
			[zhang.name, "app"],
			[sun.name, "radio"],
		]),
	);
	const id = items.find(({ dispatches = [] }) => dispatches.some(({ guard }) => guard === zhang.name))?.id ?? "";
	const proposed = (await operator.call("GET", `/incidents/${id}/proposals`)).answer.items;
	expect(new Map(proposed.map(({ guard, reach }) => [guard, reach]))).toEqual(
		new Map([
			[zhang.name, "app"],
			[sun.name, "radio"],
		]),
	);
});

test("the phone confirms, once and for good; nobody else's does; and no deadline moves by it", async () => {
	const [told] = upserts(phone);
	const id = told?.id ?? "";
	const [dispatch] = await sent(id);
	const due = (await rig.reader.incident(id))?.due;
	expect((await sun.call("POST", `/dispatches/${dispatch?.id}/received`)).status).toBe(403);
	expect((await operator.call("POST", `/dispatches/${dispatch?.id}/received`)).status).toBe(403);
	expect((await zhang.call("POST", `/dispatches/${dispatch?.id}/received`)).status).toBe(200);
	const [received] = await sent(id);
	expect(received).toMatchObject({ state: "sent", receivedAt: expect.any(Number) });
	expect((await zhang.call("POST", `/dispatches/${dispatch?.id}/seen`)).status).toBe(200);
	const [seen] = await sent(id);
	expect((await zhang.call("POST", `/dispatches/${dispatch?.id}/received`)).status).toBe(200);
	expect(await sent(id)).toEqual([seen]);
	expect(seen).toMatchObject({ receivedAt: received?.receivedAt, seenAt: expect.any(Number) });
	expect((await rig.reader.incident(id))?.due).toEqual(due);
	expect((await zhang.call("POST", `/dispatches/${dispatch?.id}/accept`)).status).toBe(200);
});

test("when it is over for them it is gone; then nothing is taken from them any more, with the reason", async () => {
	const id = upserts(phone)[0]?.id ?? "";
	const [dispatch] = await sent(id);
	await operator.call("POST", `/dispatches/${dispatch?.id}/decline`, { reason: "needed elsewhere" });
	await phone.until(({ upserts: all = [] }) => all.some((one) => one.id === id && one.gone === true));
	for (const verb of ["accept", "received"] as const) {
		const late = await zhang.call("POST", `/dispatches/${dispatch?.id}/${verb}`);
		expect([verb, late.status, late.json]).toMatchObject([verb, 409, { state: "declined", allowed: [] }]);
	}
});

test("of duress a phone is told that it is there, until its guard opens it", async () => {
	const id = await taken("panel-b03-2-0401", "home.duress");
	await send(id, zhang);
	await phone.until(({ upserts: all = [] }) => all.some((one) => one.id === id));
	const told = upserts(phone).filter((one) => one.id === id);
	expect(JSON.stringify(told)).not.toMatch(/b03|0401|duress/);
	expect(told.at(-1)?.value).toMatchObject({ discreet: true, dispatches: [{ state: "sent" }] });
	const opened = (await zhang.call("GET", `/incidents/${id}`)).answer;
	expect(opened.unit).toBe("b03-2-0401");
});

test("who comes back with what they saw is told what changed for them since, and from scratch all that is theirs", async () => {
	const again = await zhang.follow(0);
	const { upserts: all = [], journal, seq } = await again.until(({ type }) => type === "sync");
	expect(all.filter(({ gone }) => !gone).map(({ value }) => value)).toMatchObject([{ discreet: true }]);
	const later = await zhang.follow(seq, journal);
	expect((await later.until(({ type }) => type === "sync")).upserts).toEqual([]);
	for (const one of [again, later]) one.socket.terminate();
});

test("a message is told to whom it is for, with what each phone confirmed, and no guard hears who else got it", async () => {
	const reply = await operator.call("POST", "/messages", { to: "all", text: "  north gate stays shut  " });
	expect([reply.status, reply.json]).toMatchObject([201, { text: "north gate stays shut" }]);
	const { id } = reply.answer;
	await phone.until(({ upserts: all = [] }) => all.some((one) => one.id === id));
	const told = upserts(phone).filter((one) => one.id === id);
	expect(told.map(({ value }) => value)).toMatchObject([{ to: [{ guard: zhang.name, reach: "app" }] }]);
	expect(JSON.stringify(told)).not.toContain(sun.name);
	expect((await zhang.call("POST", `/messages/${id}/seen`)).status).toBe(200);
	expect((await (await rig.person("guard")).call("POST", `/messages/${id}/seen`)).status).toBe(404);
	const { items } = (await operator.call("GET", "/messages")).answer;
	expect(items.find((one) => one.id === id)?.to).toEqual([
		{ guard: sun.name, reach: "radio" },
		{ guard: zhang.name, reach: "app", deliveredAt: expect.any(String), seenAt: expect.any(String) },
	]);
	expect((await zhang.call("GET", "/messages")).status).toBe(403);
	expect((await zhang.call("POST", "/messages", { to: "all", text: "x" })).status).toBe(403);
});

test("a message that is too long, empty, or for nobody is refused with what is allowed, and nothing is kept", async () => {
	const before = (await operator.call("GET", "/messages")).answer.items.length;
	const refused = [
		[{ to: "all", text: "x".repeat(1_000_000) }, 413, "body"],
		[{ to: "all", text: "x".repeat(2_001) }, 422, "2000"],
		[{ to: "all", text: "   " }, 422, "text"],
		[{ to: [], text: "x" }, 422, "to"],
		[{ to: [operator.name], text: "x" }, 422, operator.name],
	] as const;
	for (const [body, status, names] of refused) {
		const reply = await operator.call("POST", "/messages", body);
		expect([reply.status, reply.text.includes(names) || reply.text]).toEqual([status, true]);
	}
	expect((await operator.call("GET", "/messages")).answer.items.length).toBe(before);
});

describe("every route answers a guard what /live tells them", () => {
	/** Both are sent to somebody's call for help, whatever they are on. */
	async function called(panel: string): Promise<string> {
		const id = await taken(panel, "home.panic", { button: "wall" });
		for (const { name: guard } of [sun, zhang]) {
			const reply = await operator.call("POST", `/incidents/${id}/dispatch`, { guard, redirect: true });
			expect([reply.status, reply.status === 200 || reply.text]).toEqual([200, true]);
		}
		return id;
	}
	/** What they are told now, from scratch. */
	async function told(who: Person): Promise<ReadonlyMap<string, unknown>> {
		const now = await who.follow(0);
		const { upserts: all = [] } = await now.until(({ type }) => type === "sync");
		now.socket.terminate();
		return new Map(all.flatMap((one) => (one.kind === "incident" && !one.gone ? [[one.id, one.value]] : [])));
	}
	const listed = async ({ call }: Person, query = "") => {
		const { items } = (await call("GET", `/incidents?limit=100${query}`)).answer;
		return new Map<string, unknown>(items.map((one) => [one.id, one]));
	};

	test("while they are on it, also by what their own word is answered with", async () => {
		const id = await called("panel-b03-2-0402");
		await operator.call("POST", `/incidents/${id}/note`, { text: "the spare key" });
		const [, dispatch] = await sent(id);
		for (const path of [`/dispatches/${dispatch?.id}/received`, `/dispatches/${dispatch?.id}/accept`]) {
			const answer = (await zhang.call("POST", path)).json;
			const all = await told(zhang);
			expect(answer).toEqual(all.get(id));
			expect(await listed(zhang)).toEqual(all);
			expect((await zhang.call("POST", `/incidents/${id}/seen`)).json).toEqual(all.get(id));
			const { allowed: _panel, ...panel } = (await zhang.call("GET", `/incidents/${id}`)).answer;
			expect(panel).toEqual(all.get(id));
			expect(JSON.stringify(panel)).not.toContain(sun.name);
		}
		expect(await listed(zhang, "&open=false")).toEqual(new Map());
	});

	test.each([
		["decline", "declined", "panel-b11-1-0202"],
		["done", "done", "panel-b11-1-0301"],
	])("and nothing once it is over for them: %s", async (verb, state, panel) => {
		const id = await called(panel);
		const [, dispatch] = await sent(id);
		await zhang.call("POST", `/dispatches/${dispatch?.id}/accept`);
		const said = () =>
			zhang.call("POST", `/dispatches/${dispatch?.id}/${verb}`, {}, { "idempotency-key": `${id} ${verb}` });
		const [first, again] = [await said(), await said()];
		// Their own part is all that their last word is answered with.
		expect(first.json).toMatchObject({ id, dispatches: [{ guard: zhang.name, state }] });
		expect(again.text).toBe(first.text);
		expect(first.text).not.toMatch(new RegExp(`${sun.name}|"owner"|"zone"|"unit"`));
		expect((await told(zhang)).has(id)).toBe(false);
		expect((await listed(zhang)).has(id)).toBe(false);
		for (const [method, path] of [
			["GET", `/incidents/${id}`],
			["POST", `/incidents/${id}/seen`],
		] as const)
			expect((await zhang.call(method, path)).status).toBe(404);
		expect((await listed(sun)).has(id)).toBe(true);
	});
});

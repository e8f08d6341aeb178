import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../src/model/role.ts";
import { withoutChance } from "../by-chance.ts";
import { type Console, openRig, type Person, type Rig } from "./rig.ts";

const UNIT = "b03-2-0401";
const PANEL = `panel-${UNIT}`;
const ZONE = "b03-2";
/** Anything of these in what is shown tells where the person under duress is. */
const PLACE = /b03-2|0401|duress|fourth floor/;

let rig: Rig;
let follower: Console;
let id: string;
const people = new Map<Role, Person>();
const as = (role: Role) => {
	const person = people.get(role);
	if (!person) throw new Error(role);
	return person;
};

beforeAll(async () => {
	rig = await openRig();
	for (const role of ["operator", "captain", "manager", "admin"] as const) people.set(role, await rig.person(role));
	follower = await as("operator").follow();
	await follower.until((message) => message.type === "sync" && !message.more);
	follower.heard.length = 0;
	await rig.says(PANEL, "home.duress");
	id = (await as("operator").call("GET", "/incidents")).answer.items[0]?.id ?? "";
	await as("operator").call("POST", `/incidents/${id}/note`, { text: "they are on the fourth floor" });
	await rig.says(PANEL, "home.restored", { of: "home.duress" });
});
afterAll(() => rig.close());

describe("a duress alarm", () => {
	test("is a special incident without place in every list, for everyone", async () => {
		for (const role of ["operator", "captain", "manager", "admin"] as const) {
			for (const path of ["/incidents", "/alarms", "/events", "/events/1", `/events?incident=${id}`]) {
				const whole = path.includes("incident=") && (role === "operator" || role === "captain");
				const { text, status } = await as(role).call("GET", path);
				expect([role, path, status, PLACE.test(withoutChance(text))]).toEqual([role, path, 200, whole]);
			}
		}
		const { answer } = await as("admin").call("GET", "/incidents");
		expect(answer.items).toMatchObject([{ id, priority: "critical", type: "special", words: { "zh-CN": "特别警情" } }]);
	});

	test("is whole in the operator's and the captain's panel only, and each view is journalled", async () => {
		for (const role of ["operator", "captain", "manager", "admin"] as const) {
			const { answer } = await as(role).call("GET", `/incidents/${id}`);
			expect([role, answer.unit]).toEqual([role, role === "operator" || role === "captain" ? UNIT : undefined]);
		}
		const viewers = await rig.reader.entries({ type: "incident.viewed", limit: 100, order: "asc" });
		const names = new Set(viewers.items.map(({ source }) => source));
		expect(names).toEqual(new Set([`user:${as("operator").name}`, `user:${as("captain").name}`]));
	});

	test("is not found by its device, zone or type", async () => {
		for (const query of [
			`device=${PANEL}`,
			`zone=${ZONE}`,
			"type=home.duress",
			"type=home.restored",
			"type=incident.noted",
		]) {
			const { answer, status } = await as("manager").call("GET", `/events?${query}`);
			expect([query, status, answer.items]).toEqual([query, 200, []]);
		}
		for (const list of ["/incidents", "/alarms"] as const) {
			expect((await as("manager").call("GET", `${list}?zone=${ZONE}`)).answer.items).toEqual([]);
		}
	});

	test("is without place on /live and its tape", async () => {
		await follower.until((message) => message.upserts?.some((one) => one.id === id) ?? false);
		const later = await as("admin").follow();
		await later.until((message) => message.type === "sync" && !message.more);
		const shown = [...follower.heard, ...later.heard].map(({ upserts, ...message }) => ({
			...message,
			// The panel itself is a device like any other, and is there for everyone.
			upserts: upserts?.filter(({ kind }) => kind !== "device"),
		}));
		expect(withoutChance(JSON.stringify(shown))).not.toMatch(PLACE);
		expect(JSON.stringify(shown)).toContain("特别警情");
	});

	test("is a special incident also where it can't be read, and its message is no row with a place", async () => {
		const bytes = Buffer.from(`{"id":"x","type":"home.duress","data":{"where":"the fourth floor, ${PANEL}"`);
		const { journal } = rig;
		const topic = `gatehouse/v1/${rig.site.id}/${PANEL}/event`;
		await journal.quarantine({
			...{ sender: PANEL, account: PANEL, topic, bytes, totalBytes: bytes.length, receivedAt: journal.lastAt },
			...{ reason: `payload: not JSON: ${PANEL}`, event: { device: PANEL, names: "home.duress" } },
		});
		for (const path of ["/quarantine", "/incidents", "/alarms", "/events"]) {
			const { text, status } = await as("admin").call("GET", path);
			expect([path, status, text.includes(PANEL), /duress|fourth/.test(text)]).toEqual([path, 200, false, false]);
		}
		const { answer } = await as("admin").call("GET", "/quarantine");
		expect(answer.items).toMatchObject([{ discreet: true, reason: "special incident", bytes: "" }]);
	});

	test("is not given away by what is related to it", async () => {
		await rig.says(PANEL, "home.panic", { button: "wall" });
		const { answer } = await as("manager").call("GET", `/incidents?zone=${ZONE}`);
		expect(answer.items).toMatchObject([{ type: "home.panic" }]);
		expect(JSON.stringify(answer.items)).not.toContain(`"${id}"`);
	});

	test("stays so after the hub has started again", async () => {
		const { openRedaction: openDiscreet } = await import("../../src/live/redaction.ts");
		const again = await openDiscreet(() => rig.site, rig.reader);
		expect(again.has(id)).toBe(true);
		expect(again.types).toEqual(["person.duress", "home.duress"]);
	});
});

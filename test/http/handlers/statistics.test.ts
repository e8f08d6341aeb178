import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
let manager: Person;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain");
	manager = await rig.person("manager");
	operator = await rig.person("operator");
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2], direction: "in" });
	await rig.says("beam-north-1", "perimeter.tamper", { reason: "=cmd|' /C calc'!A0" });
	await rig.says("beam-west-2", "perimeter.beam-broken", { beams: [1] });
	await rig.says("panel-b03-2-0401", "home.panic", { button: "wall" });
	await rig.says("panel-b07-1-0201", "home.duress", {});
	const { items } = (await operator.call("GET", "/incidents")).answer;
	for (const { id, rev, type } of items) {
		if (type === "special") continue;
		await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
	}
});
afterAll(() => rig.close());

const PAGES = ["overview", "incidents", "response", "patrol", "devices", "health", "heatmap"] as const;

interface Group {
	readonly key: string;
	readonly count?: number;
	readonly devices?: number;
	readonly list?: string;
}

const answerOf = async (who: Person, address: string): Promise<Record<string, unknown>> => {
	const reply = await who.call("GET", address as "/statistics/overview");
	expect([address, reply.status, reply.status === 200 ? "" : reply.text]).toEqual([address, 200, ""]);
	return JSON.parse(reply.text);
};

describe("every page of figures", () => {
	test.each(PAGES)("%s answers in the shape of the contract, to manager and captain", async (page) => {
		for (const who of [captain, manager]) {
			const body = await answerOf(who, `/statistics/${page}?compare=previous`);
			expect(body).toMatchObject({
				timeZone: rig.hub.site().timeZone,
				complete: false,
				totals: {},
				groups: expect.any(Array),
				compare: {},
			});
		}
		expect((await operator.call("GET", `/statistics/${page}` as "/statistics/overview")).status).toBe(403);
	});

	test.each([
		["from=2026-02-02T00:00:00Z&to=2026-01-01T00:00:00Z", /query.from: .*expected an instant before to/],
		["from=1926-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", /at most 3660 days/],
		["from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z", /expected an instant after .*from when on it is counted/],
		["zone=narnia", /query.zone: found narnia, expected one of .*east-3/],
		["kind=dragon", /query.kind: found dragon, expected one of .*perimeter/],
		["groupBy=colour", /query.groupBy: found .*colour.* expected .*type.*month/],
		["view=public&groupBy=unit", /query.groupBy: found unit/],
		["from=yesterday", /query.from/],
	])("%s is refused, and what is allowed is named", async (query, says) => {
		const reply = await manager.call("GET", `/statistics/incidents?${query}` as "/statistics/incidents");
		expect([reply.status, reply.text]).toEqual([422, expect.stringMatching(says)]);
	});

	test("a manager who asks for names is told that they are a captain's", async () => {
		const asked = "/statistics/response?groupBy=guard" as const;
		expect((await manager.call("GET", asked)).text).toMatch(/figures by person are for a captain, found manager/);
		expect((await captain.call("GET", asked)).status).toBe(200);
		expect((await manager.call("GET", "/incidents?guard=wang")).status).toBe(403);
	});
});

test("the list behind each figure holds exactly what it counts", async () => {
	let walked = 0;
	const groupings = ["type", "kind", "zone", "unit", "priority", "cause", "outcome", "guard", "source"];
	for (const groupBy of [...groupings, "hour", "weekday", "day", "week", "month"]) {
		for (const filter of ["", "&zone=east-3", "&kind=perimeter"]) {
			const body = await answerOf(captain, `/statistics/incidents?groupBy=${groupBy}${filter}`);
			const groups = body.groups as readonly Group[];
			for (const { key, count, list } of [
				...groups,
				{ key: "all", ...(body.totals as object), list: body.list } as Group,
			]) {
				if (count === 0 && walked > 60) continue;
				const path = String(list).replace("/api/v1", "");
				const { items } = JSON.parse((await captain.call("GET", path as "/incidents")).text);
				expect([groupBy, filter, key, items.length]).toEqual([groupBy, filter, key, count]);
				walked++;
			}
		}
	}
	const { groups } = (await answerOf(manager, "/statistics/devices?groupBy=zone")) as { groups: readonly Group[] };
	for (const { devices, list } of groups.slice(0, 5)) {
		const { items } = JSON.parse((await manager.call("GET", String(list).replace("/api/v1", "") as "/devices")).text);
		expect(items.length).toBe(devices);
	}
	expect(walked).toBeGreaterThan(60);
});

describe("tables", () => {
	test("hold what the list holds, as UTF-8 with a mark, and no formula", async () => {
		const reply = await manager.call("GET", "/events.csv?type=perimeter.tamper" as "/events");
		expect(reply.status).toBe(200);
		expect(reply.headers.get("content-type")).toMatch(/^text\/csv/);
		// The mark itself: `text()` of a browser takes it off.
		const [head, row] = reply.text.replace(/^\uFEFF/, "").split("\r\n");
		expect(head).toBe("seq,receivedAt,at,source,type,id,zone,incident,because,data");
		expect(row).toMatch(/perimeter\.tamper/);
		const incidents = await manager.call("GET", "/incidents.csv?kind=perimeter" as "/incidents");
		expect(incidents.text.trim().split("\r\n")).toHaveLength(4);
		expect((await operator.call("GET", "/incidents.csv" as "/incidents")).status).toBe(403);
	});

	test("tell nothing of what is special", async () => {
		for (const path of ["/incidents.csv", "/events.csv"]) {
			const { text } = await manager.call("GET", path as "/incidents");
			expect(text).not.toMatch(/b07-1-0201|duress/);
		}
	});

	test("go on past one page", async () => {
		const drafts = Array.from({ length: 1_200 }, (_, i) => ({
			...{ source: "hub" as const, type: "test.counted", id: `many-${i}`, data: { i } },
			...{ at: rig.hub.clock.now(), receivedAt: rig.hub.clock.now() },
		}));
		for (const draft of drafts) void rig.journal.append(draft);
		await rig.journal.append({ ...(drafts[0] as (typeof drafts)[0]), id: "many-last" });
		const { text } = await manager.call("GET", "/events.csv?type=test.counted&order=asc" as "/events");
		const lines = text.trim().split("\r\n").slice(1);
		expect(lines).toHaveLength(1_201);
		expect(new Set(lines).size).toBe(1_201);
	});
});

import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishIncidents } from "../../src/live/mqtt-out.ts";
import { openRig, type Person, type Rig } from "../http/rig.ts";
import { now, until } from "../waiting.ts";

let rig: Rig;
let operator: Person;
const said: { topic: string; payload: string; retain: boolean }[] = [];
let failures = 0;
let out: { close(): void };

beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator", "li");
	await rig.says("beam-north-1", "perimeter.beam-broken", { beams: [1] });
	out = await publishIncidents({
		journal: rig.journal,
		reader: rig.reader,
		siteId: rig.site.id,
		discreet: rig.live.discreet,
		now: now(),
		log: pino({ level: "silent" }),
		async publish(topic, payload, { retain }) {
			if (failures-- > 0) throw new Error("the broker is away");
			said.push({ topic, payload, retain });
		},
	});
});
afterAll(async () => {
	out.close();
	await rig.close();
});

test("an incident that was open before the hub started is published again", async () => {
	await until(() => said.length > 0);
	const [first] = said;
	expect(first).toMatchObject({
		topic: expect.stringMatching(/^gatehouse\/v1\/jingxin-garden\/hub\/incident\/inc-\d+$/),
		retain: true,
	});
	expect(JSON.parse(first?.payload ?? "")).toMatchObject({ zone: "north-1", state: "open" });
});

test("an incident is there without persons' names until it is resolved, then it is removed", async () => {
	const seq = await rig.says("beam-south-1", "perimeter.beam-broken", { beams: [1] });
	const { json: entry } = await operator.call("GET", `/events/${seq}`);
	const mine = () => said.filter(({ topic }) => topic.endsWith(`/${entry.incident}`));
	const { json } = await operator.call("POST", `/incidents/${entry.incident}/acknowledge`, { rev: seq });
	await operator.call("POST", `/incidents/${entry.incident}/verify`, { means: "voice" });
	await until(() => mine().some(({ payload }) => payload.includes("verified")));
	failures = 1;
	await operator.call("POST", `/incidents/${entry.incident}/resolve`, {
		rev: json.rev,
		cause: "real",
		detail: "Mr Wang",
	});
	await until(() => mine().at(-1)?.payload === "");
	expect(mine().at(-1)?.retain).toBe(true);
	expect(JSON.stringify(mine())).not.toMatch(/\bli\b|Wang/);
});

test("a duress alarm is published as a special incident without place", async () => {
	await rig.says("panel-b03-2-0401", "home.duress");
	await until(() => said.at(-1)?.payload.includes("special") ?? false);
	expect(said.at(-1)?.payload).not.toMatch(/b03|duress/);
	expect(JSON.parse(said.at(-1)?.payload ?? "")).toMatchObject({
		priority: "critical",
		words: { "zh-CN": "特别警情" },
	});
});

test("a drill reaches no other system, and what is told on names nobody", async () => {
	for (const { id, rev } of (await operator.call("GET", "/incidents?open=true")).json.items) {
		await operator.call("POST", `/incidents/${id}/acknowledge`, { rev });
		await operator.call("POST", `/incidents/${id}/resolve`, { rev, cause: "real" });
	}
	const { json } = await operator.call("POST", "/drills", { scenario: "wall-climb" });
	await rig.journal.advanceTime(Date.parse(json.since) + 10_000);
	await operator.call("POST", `/drills/${json.id}/end`);
	await operator.call("POST", "/shifts/sign-on", { guards: [{ guard: "li", post: "operator", leader: true }] });
	const seq = await rig.says("panel-b03-2-0401", "home.panic", { button: "wall" });
	const { json: entry } = await operator.call("GET", `/events/${seq}`);
	await rig.journal.advanceTime(Date.parse(entry.receivedAt) + 100_000);
	const mine = () => said.filter(({ topic }) => topic.endsWith(`/${entry.incident}`));
	await until(() => mine().some(({ payload }) => payload.includes("shift-leader")));
	for (const { payload } of said) {
		expect(payload).not.toContain('"drill"');
		expect(payload).not.toContain('"li"');
	}
});

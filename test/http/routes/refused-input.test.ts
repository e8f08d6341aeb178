import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { spoilt } from "../../site/spoilt.ts";
import { sevenPast } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
let captain: Person;
let at = sevenPast();
beforeAll(async () => {
	rig = await openRig({ clock: { now: () => at, speed: 1 } });
	operator = await rig.person("operator", "li");
	captain = await rig.person("captain", "zhao");
});
afterAll(() => rig.close());

const inMinutes = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
const later = async (ms: number) => {
	at += ms;
	await rig.journal.advanceTime(at);
};

/** The incident of a report that somebody has taken. */
async function taken(device: string, type: string, data: Record<string, unknown> = {}) {
	const seq = await rig.says(device, type, data);
	const { incident: id } = (await operator.call("GET", `/events/${seq}`)).json;
	const { rev } = (await operator.call("GET", `/incidents/${id}`)).json;
	return (await captain.call("POST", `/incidents/${id}/acknowledge`, { rev })).json;
}

describe("a wait", () => {
	test.each([
		["critical", "panel-b03-2-0401", "home.panic", { button: "wall" }, 10],
		["high", "beam-east-1", "perimeter.beam-broken", { beams: [1, 2] }, 30],
	])(
		"of what is %s is no longer than its most, and the second is the captain's",
		async (priority, device, type, data, most) => {
			const { id } = await taken(device, type, data);
			const wait = (who: Person, minutes: number) =>
				who.call("POST", `/incidents/${id}/wait`, { until: inMinutes(minutes), reason: "the locksmith" });
			const long = await wait(operator, most + 1);
			expect(long).toMatchObject({ status: 422, json: { state: "acknowledged" } });
			expect(long.json.detail).toBe(`until: found ${most + 1} min from now, expected ${most} at most (${priority})`);
			expect((await wait(operator, -1)).status).toBe(422);
			expect((await operator.call("POST", `/incidents/${id}/wait`, { until: inMinutes(1) })).status).toBe(422);
			expect((await wait(operator, most)).status).toBe(200);
			const second = await wait(operator, 1);
			expect(second).toMatchObject({ status: 409, json: { state: "acknowledged" } });
			expect(second.json.allowed).toContain("note");
			expect(second.json.detail).toContain("which a captain must ask for");
			expect((await wait(captain, 1)).status).toBe(200);
		},
	);
});

test("an alarm of the guard room itself is never shelved, by a captain either", async () => {
	const seq = await rig.says("panel-guard-room", "home.tamper");
	for (const who of [operator, captain]) {
		const reply = await who.call("POST", `/alarms/alm-${seq}/shelve`, { reason: "loose", until: inMinutes(5) });
		expect(reply).toMatchObject({ status: 409, json: { state: "active", allowed: [] } });
		expect(reply.json.detail).toContain("the guard room's own alarms are never shelved");
	}
});

test("weather is declared on two walls at most, also by two declarations", async () => {
	const declare = (zones: string[]) =>
		operator.call("POST", "/weather", { zones, until: inMinutes(20), reason: "storm" });
	const three = await declare(["north-1", "south-1", "west-1"]);
	expect(three).toMatchObject({
		status: 422,
		json: { mistakes: [{ path: "body.zones", expected: expect.stringContaining("two walls") }] },
	});
	expect(three.json.detail).toContain("found weather on 3 walls (north, south, west), expected at most 2 at once");
	expect((await declare(["north-1", "south-1"])).status).toBe(201);
	expect((await declare(["west-1"])).status).toBe(422);
	expect((await declare(["south-3"])).status).toBe(201);
	const often = await declare(["south-3"]);
	expect(often).toMatchObject({ status: 409, json: { state: "too-often" } });
	expect(often.json.detail).toContain("at most 2 without a captain");
});

test("what an exercise raised is merged with nothing real, either way, and is not reopened", async () => {
	for (const { id } of (await captain.call("GET", "/incidents?open=true&limit=1000")).json.items) {
		const { rev } = (await captain.call("GET", `/incidents/${id}`)).json;
		await captain.call("POST", `/incidents/${id}/acknowledge`, { rev });
		const newest = (await captain.call("GET", `/incidents/${id}`)).json.rev;
		await captain.call("POST", `/incidents/${id}/resolve`, { rev: newest, cause: "unknown" });
	}
	const seq = await rig.says("cam-gate-south-1", "camera.fault", { reason: "lens" });
	const real = { id: (await captain.call("GET", `/events/${seq}`)).json.incident };
	expect(real.id).toBeDefined();
	const begun = await captain.call("POST", "/drills", { scenario: "wall-climb" });
	expect(begun.status).toBe(201);
	await later(10_000);
	const drill = (await captain.call("GET", "/incidents?open=true")).json.items.find(
		(one: { drill?: true }) => one.drill,
	);
	for (const [from, into] of [
		[drill.id, real.id],
		[real.id, drill.id],
	]) {
		const reply = await captain.call("POST", `/incidents/${from}/merge`, { into });
		expect(reply).toMatchObject({ status: 409, json: { state: expect.any(String), allowed: expect.any(Array) } });
		expect(reply.json.detail).toContain("an exercise is merged with nothing real");
	}
	await captain.call("POST", `/drills/${begun.json.id}/end`);
	const reply = await captain.call("POST", `/incidents/${drill.id}/reopen`, { reason: "again" });
	expect(reply).toMatchObject({ status: 409, json: { state: "resolved" } });
	expect(reply.json.allowed).not.toContain("reopen");
	expect(reply.json.detail).toContain("of an exercise: found reopen");
});

test("a file with a delay or the old chattering is refused by a reload with its line and the reason; nothing changes", async () => {
	const file = await spoilt(["stepAway: 15 min", "stepAway: 14 min"]);
	const site = await openRig({ config: file });
	try {
		await site.configuration.begin();
		const admin = await site.person("admin");
		const { hash } = (await admin.call("GET", "/configuration")).json;
		const good = await readFile(file, "utf8");
		await writeFile(
			file,
			good
				.replace("    home.water: {", "    home.water: { delay: 5 s,")
				.replace("\n  flood:", "\n  chatter: { activations: 3 }\n  flood:"),
		);
		const reply = await admin.call("POST", "/configuration/reload");
		expect(reply).toMatchObject({ status: 400, json: { type: "urn:gatehouse:problem:wrong-configuration" } });
		expect(reply.json.mistakes).toHaveLength(2);
		const of = (key: string) => reply.json.mistakes.find(({ path }: { path: string }) => path.endsWith(key));
		expect(of("rules.alarms.home.water.delay").path).toMatch(/^spoilt\.yaml:\d+ /);
		expect(of("rules.alarms.home.water.delay").expected).toContain("within 2 s (GB/T 21741 §5.2.6)");
		expect(of("rules.chatter").path).toMatch(/^spoilt\.yaml:\d+ /);
		expect(of("rules.chatter").expected).toContain("`silence`");
		expect((await admin.call("GET", "/configuration")).json).toMatchObject({ hash, refused: expect.anything() });
	} finally {
		await site.close();
	}
});

import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spoilt } from "../../site/spoilt.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

const NEW_CAMERA = `cameras:
  cam-bin-1: { zone: sheds, at: [110, 162], facing: 90, fieldOfView: 30, reach: 40 }
`;

let file: string;
let rig: Rig;
let admin: Person;
beforeAll(async () => {
	file = await spoilt(["stepAway: 15 min", "stepAway: 14 min"]);
	rig = await openRig({ config: file });
	await rig.configuration.begin();
	admin = await rig.person("admin");
});
afterAll(() => rig.close());

async function edit(part: string, by: string): Promise<void> {
	const text = await readFile(file, "utf8");
	expect(text).toContain(part);
	await writeFile(file, text.replace(part, by));
}

const reload = () => admin.call("POST", "/configuration/reload");
const entries = async (type: string) => (await rig.reader.entries({ type, limit: 100, order: "asc" })).items;

test("an administrator reads the files in force, their hash, and since when", async () => {
	const { status, answer } = await admin.call("GET", "/configuration");
	expect(status).toBe(200);
	expect(answer.text).toBe(await readFile(file, "utf8"));
	expect(answer).toMatchObject({ file: "spoilt.yaml", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
	expect(answer.files).toHaveLength(7);
	const [begun] = await entries("configuration.changed");
	expect(begun?.data).toMatchObject({ after: answer.hash });
	expect(Date.parse(answer.since)).toBe(begun?.receivedAt);
	expect(answer.refused).toBeUndefined();
});

test("a file that says what it said before changes nothing", async () => {
	expect((await reload()).json).toEqual({ hash: rig.configuration.configuration.hash, changed: false });
	expect(await entries("configuration.changed")).toHaveLength(1);
});

test("a change takes effect at once, without a console's connection: the journal says which keys, by whom", async () => {
	const operator = await rig.person("operator");
	const console = await operator.follow();
	await edit("stepAway: 14 min", "stepAway: 12 min");
	await edit("cameras:\n", NEW_CAMERA);
	await edit("  cam-police-1:\n", "  cam-police-9:\n");
	const { status, answer } = await reload();
	expect(status).toBe(200);
	expect(answer).toMatchObject({
		changed: true,
		count: 4,
		devicesAdded: ["cam-bin-1", "cam-police-9"],
		devicesRemoved: ["cam-police-1"],
	});
	expect(answer.changes).toContainEqual({
		key: "spoilt.yaml rules.guardRoom.stepAway",
		before: '"14 min"',
		after: '"12 min"',
	});
	const changed = (await entries("configuration.changed")).at(-1);
	expect(changed).toMatchObject({
		seq: answer.seq,
		source: `user:${admin.name}`,
		data: { after: answer.hash, count: 4 },
	});

	const site = (await operator.call("GET", "/site")).answer;
	expect(site.settings.stepAwayMs).toBe(12 * 60_000);
	expect(site.devices.some(({ id }) => id === "cam-bin-1")).toBe(true);
	expect((await operator.call("GET", "/devices/cam-bin-1")).json).toMatchObject({ state: "unknown", zone: "sheds" });
	expect((await operator.call("GET", "/devices/cam-police-1")).status).toBe(404);
	const told = await console.until(
		({ type, upserts }) => type === "change" && upserts?.some(({ id }) => id === "cam-bin-1") === true,
	);
	expect(told.seq).toBe(answer.seq);
	expect(console.socket.readyState).toBe(console.socket.OPEN);
	console.socket.close();
});

test("what comes before the change is judged by the old word, what comes after by the new", async () => {
	const person = { label: "person", score: 1, box: [0, 0, 1, 1] };
	const before = await rig.says("cam-sheds-1", "camera.object-detected", person);
	await edit("overrides:\n", "overrides:\n  cam-sheds-1: { options: { keepClear: true } }\n");
	await reload();
	const after = await rig.says("cam-sheds-1", "camera.object-detected", person);
	const why = async (seq: number) => (await rig.reader.entry(seq))?.outcomes[0]?.because;
	expect([await why(before), await why(after)]).toEqual(["not-a-reason", "raised"]);
});

test("a wrong file is refused with every mistake and its line; the old stays in force, and the refusal is shown", async () => {
	const { hash } = rig.configuration.configuration;
	await edit("stepAway: 12 min", "stepAway: 12");
	const { status, problem } = await reload();
	expect(status).toBe(400);
	expect(problem.type).toBe("urn:gatehouse:problem:wrong-configuration");
	const mistake = {
		path: expect.stringMatching(/^spoilt\.yaml:\d+ rules\.guardRoom\.stepAway$/),
		found: "12",
		expected: expect.stringContaining("a time with its unit"),
	};
	expect(problem.mistakes).toMatchObject([mistake]);
	const shown = (await admin.call("GET", "/configuration")).answer;
	expect(shown).toMatchObject({ hash, refused: { by: `user:${admin.name}`, mistakes: [mistake] } });
	expect(shown.text).toContain("stepAway: 12 min");
	expect(rig.site.settings.guardRoom.stepAwayMs).toBe(12 * 60_000);
	expect((await entries("configuration.refused")).at(-1)?.data).toMatchObject({ count: 1, mistakes: [mistake] });
	expect(rig.errors.some((line) => line.includes("the one before stays in force"))).toBe(true);

	await edit("stepAway: 12\n", "stepAway: 11 min\n");
	expect((await reload()).answer.changed).toBe(true);
	expect((await admin.call("GET", "/configuration")).answer.refused).toBeUndefined();
});

test("another site's file is refused: it needs a restart", async () => {
	await edit("site: jingxin-garden\n", "site: other-garden\n");
	expect((await reload()).problem.mistakes).toMatchObject([{ found: '"other-garden"' }]);
	await edit("site: other-garden\n", "site: jingxin-garden\n");
});

test("an origin that the file allows from now on may write from now on", async () => {
	const origin = "https://guard.example";
	const call = () => admin.call("POST", "/configuration/reload", undefined, { origin });
	expect((await call()).status).toBe(403);
	await edit("allowedOrigins: []", `allowedOrigins: ["${origin}"]`);
	expect((await reload()).status).toBe(200);
	expect((await call()).status).toBe(200);
});

test("why an entry led to what it did is told with the rule's line in the file", async () => {
	const seq = await rig.says("cam-sheds-1", "camera.line-crossed", { line: "x", direction: "in", label: "animal" });
	const { answer } = await admin.call("GET", `/events/${seq}`);
	expect(answer.outcomes).toMatchObject([{ because: "not-a-reason", rule: "camera.line-crossed" }]);
	expect(answer.outcomes[0]?.line).toBeUndefined();
});

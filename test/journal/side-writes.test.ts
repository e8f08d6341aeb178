import { expect, test } from "vitest";
import { Refusal } from "../../src/model/problem.ts";
import { ALL, NIGHT, open, report } from "./rig.ts";

const adding = (name: string) => report({ source: "user:chen", type: "user.added", data: { name } });
const row = (name: string) => ({
	sql: "INSERT INTO user (name, role, created_at) VALUES (?, ?, ?)",
	params: [name, "operator", NIGHT],
});

test("a user's row is written with the entry that says who added it", async () => {
	const { journal, reader } = await open();
	expect(await journal.append(adding("li"), [row("li")])).toEqual({ seq: 1 });
	expect(await reader.rows("SELECT name, role FROM user WHERE name = ?", ["li"])).toEqual([
		{ name: "li", role: "operator" },
	]);
});

test("a write that would make a second one undoes its entry alone, and is refused with the reason", async () => {
	const { journal, reader } = await open();
	await journal.append(adding("li"), [row("li")]);
	const answers = await Promise.allSettled([
		journal.append(report()),
		journal.append(report({ source: "user:new", type: "user.never-said-before", zone: "never-named", data: {} }), [
			row("wang"),
			row("li"),
		]),
		journal.append(report({ zone: "south" })),
	]);
	expect(answers).toMatchObject([{ value: { seq: 2 } }, { status: "rejected" }, { value: { seq: 3 } }]);
	const refused = answers[1]?.status === "rejected" ? answers[1].reason : undefined;
	expect(refused).toBeInstanceOf(Refusal);
	expect(refused).toMatchObject({ problem: { code: "already-exists" } });
	expect(await reader.rows("SELECT name FROM user ORDER BY name", [])).toEqual([{ name: "li" }]);
	expect((await reader.entries(ALL)).items.map(({ type, zone }) => [type, zone])).toEqual([
		["gate.passed", "south"],
		["gate.passed", "north"],
		["user.added", "north"],
	]);
});

test("a repeated action writes nothing a second time", async () => {
	const { journal } = await open();
	const draft = adding("li");
	await journal.append(draft, [row("li")]);
	expect(await journal.append(draft, [row("li")])).toEqual({ seq: 1, repeat: true });
});

test("secrets go in and come out as bytes", async () => {
	const { journal, reader } = await open();
	const sql = "INSERT INTO reader (name, secret_hash, made_at) VALUES (?, ?, ?)";
	await journal.append(report(), [{ sql, params: ["cms", new Uint8Array([1, 2, 255]), NIGHT] }]);
	const [made] = await reader.rows("SELECT secret_hash FROM reader", []);
	expect(made?.secret_hash).toEqual(new Uint8Array([1, 2, 255]));
});

test("the reader can't write", async () => {
	const { reader } = await open();
	await expect(reader.rows("INSERT INTO folder (key, value) VALUES ('a', 'b') RETURNING key", [])).rejects.toThrow(
		/read-?only/,
	);
});

test("what no entry speaks of is written by itself, and what is refused of it takes nothing else of its commit with it", async () => {
	const { journal, reader } = await open();
	const [, , appended] = await Promise.all([
		journal.writeBeside([row("li")]),
		journal.writeBeside([row("wang"), row("li")]),
		journal.append(adding("zhao"), [row("zhao")]),
	]);
	expect(appended).toEqual({ seq: 1 });
	expect(await reader.rows("SELECT name FROM user ORDER BY name", [])).toEqual([{ name: "li" }, { name: "zhao" }]);
});

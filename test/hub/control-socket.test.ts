import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { askHub, openControl } from "../../src/hub/control-socket.ts";
import { newFolder } from "../hub-process.ts";

const log = pino({ level: "silent" });

test("a hub that answers nothing has answered; where none listens, nothing has", async () => {
	const path = join(newFolder(), "hub.sock");
	expect(await askHub(path, "nothing", {})).toBeUndefined();
	const control = await openControl(path, { nothing: async () => null }, log);
	expect(await askHub(path, "nothing", {})).toEqual({ answer: null });
	await control.close();
	expect(await askHub(path, "nothing", {})).toBeUndefined();
	writeFileSync(path, "no socket, and no sign that nobody listens", { mode: 0o600 });
	await expect(askHub(path, "nothing", {})).rejects.toThrow("not this user's alone");
});

test("a hub that can't be reached is not taken for none", async () => {
	const folder = join(newFolder(), "x".repeat(200));
	mkdirSync(folder, { mode: 0o700 });
	const path = join(folder, "hub.sock");
	writeFileSync(path, "a name too long for a socket", { mode: 0o600 });
	await expect(askHub(path, "nothing", {})).rejects.toThrow("not this user's alone");
});

test("a hub that closes before it has answered is not taken for none", async () => {
	const path = join(newFolder(), "hub.sock");
	let control: Awaited<ReturnType<typeof openControl>> | undefined;
	const leave = () => {
		void control?.close();
		return new Promise<never>(() => {});
	};
	control = await openControl(path, { leave }, log);
	await expect(askHub(path, "leave", {})).rejects.toThrow("before it answered");
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { askHub, openControl } from "../../src/hub/control-socket.ts";
import { pathsOf, takeFolder } from "../../src/hub/data-folder.ts";
import { makePrivate, mustBePrivate } from "../../src/hub/private-files.ts";

const fresh = () => mkdtempSync(join(tmpdir(), "private-"));
const log = pino({ level: "silent" });
const OPEN = [0o750, 0o705, 0o710, 0o701, 0o770, 0o777, 0o755, 0o740];

describe("a data folder that others can read or enter is refused with the command that mends it", () => {
	test.each(OPEN)("mode %o", (mode) => {
		const path = join(fresh(), "it's here");
		mkdirSync(path);
		chmodSync(path, mode);
		const mend = `chmod 700 '${path.replace("'", "'\\''")}'`;
		expect(() => takeFolder(path)).toThrow(mend);
		expect(() => takeFolder(path)).toThrow(`mode 0${mode.toString(8)}`);
		chmodSync(path, 0o700);
		takeFolder(path).release();
	});

	test("another user's folder, with its number and both ways out", () => {
		const path = fresh();
		const real = process.geteuid;
		onTestFinished(() => void Object.assign(process, { geteuid: real }));
		const me = Number(real?.());
		Object.assign(process, { geteuid: () => me + 1 });
		expect(() => mustBePrivate(path)).toThrow(new RegExp(`sudo -u '#${me}'.*chown -R ${me + 1} '${path}'`));
	});

	test("where files have no owners nothing is asked", () => {
		const path = fresh();
		chmodSync(path, 0o755);
		const real = process.geteuid;
		onTestFinished(() => void Object.assign(process, { geteuid: real }));
		Object.assign(process, { geteuid: undefined });
		expect(() => mustBePrivate(path)).not.toThrow();
	});
});

describe("nothing is said to a socket that somebody else could have made", () => {
	const verbs = { echo: async (said: unknown) => said };

	/** Someone who listens and remembers whether anybody came. */
	async function listener(path: string) {
		const came: string[] = [];
		const server = createServer((socket) => void came.push(String(socket.remoteAddress)));
		await new Promise<void>((done) => server.listen(path, done));
		onTestFinished(() => void server.close());
		return came;
	}

	test("the hub's own is asked, in a folder made for it", async () => {
		const path = join(fresh(), "made/hub.sock");
		const control = await openControl(path, verbs, log);
		onTestFinished(() => control.close());
		expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(await askHub(path, "echo", { password: "said" })).toEqual({ answer: { password: "said" } });
	});

	test.each(OPEN)("one in a folder of mode %o", async (mode) => {
		const folder = fresh();
		const came = await listener(join(folder, "hub.sock"));
		chmodSync(folder, mode);
		await expect(askHub(join(folder, "hub.sock"), "echo", { password: "said" })).rejects.toThrow(/nothing was sent/);
		await expect(openControl(join(folder, "hub.sock"), verbs, log)).rejects.toThrow(folder);
		expect(came).toEqual([]);
	});

	test("a link to one, and another user's", async () => {
		const theirs = join(fresh(), "theirs.sock");
		const came = await listener(theirs);
		const folder = fresh();
		symlinkSync(theirs, join(folder, "hub.sock"));
		await expect(askHub(join(folder, "hub.sock"), "echo", {})).rejects.toThrow(/nothing was sent/);
		const real = process.geteuid;
		onTestFinished(() => void Object.assign(process, { geteuid: real }));
		Object.assign(process, { geteuid: () => Number(real?.()) + 1 });
		await expect(askHub(theirs, "echo", {})).rejects.toThrow(/nothing was sent/);
		expect(came).toEqual([]);
	});

	test("none is nobody", async () => {
		expect(await askHub(join(fresh(), "hub.sock"), "echo", {})).toBeUndefined();
		expect(await askHub(join(fresh(), "none/hub.sock"), "echo", {})).toBeUndefined();
	});

	test("of a deep folder it has a folder of its own, in the name of the user", async () => {
		const { controlSocket } = pathsOf(join("/srv", "a".repeat(90), "data"));
		const folder = join(controlSocket, "..");
		expect(folder).toContain(`gatehouse-${process.geteuid?.()}-`);
		makePrivate(folder);
		onTestFinished(() => rmSync(folder, { recursive: true }));
		makePrivate(folder);
		chmodSync(folder, 0o755);
		expect(() => makePrivate(folder)).toThrow(folder);
		rmSync(folder, { recursive: true });
		symlinkSync(fresh(), folder);
		expect(() => makePrivate(folder)).toThrow(folder);
	});
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { linkToken, redeem } from "../demo-link.ts";
import type { Line } from "../hub-process.ts";
import { ceiling, PATIENCE_MS, until } from "../waiting.ts";
import { checkout, living } from "./checkout.ts";

const ROLES = ["guard", "operator", "captain", "manager", "admin"];

interface Started {
	readonly npm: ChildProcess;
	readonly lines: readonly Line[];
	readonly exited: Promise<unknown>;
	readonly http: string;
	readonly mqtt: string;
}

/** `npm start`, until it has printed the address and a link for each role. */
async function npmStart(root: string): Promise<Started> {
	const env = { ...process.env, GATEHOUSE_HTTP: "127.0.0.1:0", GATEHOUSE_MQTT: "127.0.0.1:0" };
	// A group of its own, as a shell gives to what it starts.
	const npm = spawn("npm", ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
	const exited = once(npm, "exit");
	const lines: Line[] = [];
	let said = "";
	npm.stderr.on("data", (text) => {
		said += text;
	});
	const invited = new Promise<void>((done, failed) => {
		const late = ceiling(PATIENCE_MS, () => failed(new Error(`not ready in time: ${said}`)));
		npm.once("exit", (code) => failed(new Error(`npm start ended with ${code}: ${said}`)));
		createInterface({ input: npm.stdout }).on("line", (text) => {
			if (!text.startsWith("{")) return;
			lines.push(JSON.parse(text));
			if (lines.filter(({ msg }) => msg === "sign-in link").length < ROLES.length) return;
			late.lift();
			done();
		});
	});
	await invited;
	const ready = lines.find(({ msg }) => msg === "ready");
	return { npm, lines, exited, http: String(ready?.http), mqtt: String(ready?.mqtt) };
}

function answers(url: string): Promise<boolean> {
	const { hostname, port } = new URL(url);
	return new Promise((done) => {
		const socket = connect(Number(port), hostname, () => {
			socket.destroy();
			done(true);
		}).on("error", () => done(false));
	});
}

describe("npm start on a checkout", () => {
	let root: string;
	let started: Started;
	beforeAll(async () => {
		root = checkout();
		started = await npmStart(root);
	});
	afterAll(() => started.npm.kill("SIGKILL"));

	test("says in one JSON line where it listens, and serves the console there", async () => {
		const ready = started.lines.filter(({ msg }) => msg === "ready");
		expect(ready).toEqual([expect.objectContaining({ site: "jingxin-garden", devices: 744 })]);
		expect(started.http).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(started.mqtt).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/);
		const page = await fetch(started.http);
		expect(page.status).toBe(200);
		expect(await page.text()).toContain("<script");
	});

	test.each(ROLES)("the sign-in link of the %s works, once", async (role) => {
		const token = linkToken(started, role);
		const first = await redeem(started.http, token);
		expect(first.status).toBe(200);
		expect(await first.json()).toMatchObject({ role });
		expect((await redeem(started.http, token)).status).toBe(401);
		if (role !== "captain") return;
		const headers = { cookie: first.headers.getSetCookie().join("; ") };
		const page = z.object({ items: z.array(z.object({ guard: z.string() })) });
		const guards = await until(async () => {
			const phones = await fetch(`${started.http}/api/v1/phones`, { headers });
			const { items } = page.parse(await phones.json());
			return items.length > 5 && items.map(({ guard }) => guard);
		});
		// Who is at the demonstration is the guard `zhao`; the others answer what they are sent to.
		expect(guards).not.toContain("zhao");
	});

	test("SIGTERM to npm ends the hub, clean, and leaves nothing behind", async () => {
		await endsClean(started, root, () => started.npm.kill("SIGTERM"));
	});

	test("so does Ctrl-C, which reaches npm and the hub, and the hub once more through npm", async () => {
		const again = await npmStart(root);
		await endsClean(again, root, () => process.kill(-Number(again.npm.pid), "SIGINT"));
	});
});

async function endsClean({ npm, exited, lines, http, mqtt }: Started, root: string, stop: () => void) {
	expect(living(root).some((command) => command.includes("gatehouse.js serve"))).toBe(true);
	stop();
	await exited;
	expect(npm.exitCode).toBe(0);
	expect(lines.at(-1)).toMatchObject({ msg: "stopped" });
	expect(living(root)).toEqual([]);
	expect(await answers(http)).toBe(false);
	expect(await answers(mqtt)).toBe(false);
}

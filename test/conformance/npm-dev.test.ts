import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { until } from "../waiting.ts";
import { checkout, living } from "./checkout.ts";

function edit(file: string, part: string, by: string): void {
	const text = readFileSync(file, "utf8");
	expect(text).toContain(part);
	writeFileSync(file, text.replace(part, by));
}

/** `npm run dev` on a checkout, and where each hub that it has started listens. */
function npmDev(root: string): { npm: ChildProcess; ready: string[]; lines: string[] } {
	const env = { ...process.env, GATEHOUSE_HTTP: "127.0.0.1:0", GATEHOUSE_MQTT: "127.0.0.1:0" };
	const npm = spawn("npm", ["run", "dev"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"], detached: true });
	onTestFinished(() => {
		if (npm.exitCode === null) process.kill(-Number(npm.pid), "SIGKILL");
	});
	const ready: string[] = [];
	const lines: string[] = [];
	createInterface({ input: npm.stdout }).on("line", (text) => {
		lines.push(text);
		if (text.startsWith("{") && JSON.parse(text).msg === "ready") ready.push(JSON.parse(text).http);
	});
	return { npm, ready, lines };
}

const page = async (http: string | undefined) => {
	const answer = await fetch(String(http)).catch(() => undefined);
	return answer?.ok ? answer.text() : undefined;
};

test("npm run dev builds again what was changed: the hub starts anew, the page loads itself again", async () => {
	const root = checkout();
	const { npm, ready, lines } = npmDev(root);
	const first = await until(() => ready[0]);
	const before = await until(() => page(first));
	expect(before).toContain("/reloads.js");
	expect((await fetch(`${first}/reloads.js`)).status).toBe(200);

	edit(join(root, "src/web/console/main.tsx"), "import", 'document.documentElement.dataset.edited = "yes";\nimport');
	await until(async () => {
		const now = await page(first);
		return now !== undefined && now !== before;
	});
	expect(ready).toHaveLength(1);

	edit(join(root, "src/hub/version.ts"), "export const VERSION", "const edited: number = 'no';\nexport const VERSION");
	await until(() => lines.some((line) => /version\.ts.*error TS2322/.test(line)));
	expect(ready).toHaveLength(1);
	edit(join(root, "src/hub/version.ts"), "const edited: number = 'no';\n", "");
	await until(() => ready[1]);
	expect(lines.some((line) => line.includes('"stopped"'))).toBe(true);

	const ended = once(npm, "exit");
	process.kill(-Number(npm.pid), "SIGINT");
	await ended;
	expect(living(root)).toEqual([]);
});

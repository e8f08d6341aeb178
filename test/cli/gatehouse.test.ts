import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "cli-"));

function gatehouse(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/gatehouse.ts", ...args], {
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

test("doctor says what the site holds, and by when a lost device is reported", () => {
	const { status, stdout } = gatehouse("doctor", "--data", join(folder, "data"));
	expect(status).toBe(0);
	expect(stdout).toContain("site jingxin-garden: 744 devices");
	expect(stdout).toContain("lost is reported within 180 s");
});

test("a wrong configuration ends with 2 and names file, line and key, without a stack", () => {
	const file = join(folder, "bad.yaml");
	writeFileSync(file, readFileSync("config/jingxin-garden.yaml", "utf8").replace(/floors: \d+/, "floors: many"));
	const { status, stderr } = gatehouse("doctor", "--config", file, "--data", join(folder, "data"));
	expect(status).toBe(2);
	expect(stderr).toMatch(/bad\.yaml:\d+ buildings\.b01\.floors/);
	expect(stderr).not.toMatch(/\n\s+at /);
});

test("an unknown command ends with 2 and says so", () => {
	const { status, stderr } = gatehouse("serv");
	expect(status).toBe(2);
	expect(stderr).toContain("serv");
});

test("the version is that of the package", () => {
	const { version } = JSON.parse(readFileSync("package.json", "utf8"));
	expect(gatehouse("--version").stdout.trim()).toBe(version);
});

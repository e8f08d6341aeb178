import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalsFolder, refused, serve } from "./refusals.ts";

const path = refusalsFolder();
const site = readFileSync("config/jingxin-garden.yaml", "utf8");
writeFileSync(path("wrong.yaml"), site.replace("stairwells: 3", "stairwels: 3").replace("beams: 4", "beams: 40"));
writeFileSync(
	path("proxy.yaml"),
	site.replace("trustedProxies: []", "trustedProxies: [proxy.lan]").replace(/^procedures:.*$/m, ""),
);
writeFileSync(
	path("older.yaml"),
	site
		.replace("    home.water: {", "    home.water: { delay: 5 s,")
		.replace("\n  flood:", "\n  chatter: { activations: 3 }\n  flood:"),
);

refused([
	{
		what: "a wrong key and a wrong value in the site's file, both at once",
		run: () => serve("--config", path("wrong.yaml"), "--data", path("a")),
		exit: 2,
		inLines: true,
		says: () => [/wrong\.yaml:\d+ .*stairwels/, /wrong\.yaml:\d+ .*beams.*40/],
	},
	{
		what: "a delay and the old chattering in the site's file, which would keep alarms from the guard room",
		run: () => serve("--config", path("older.yaml"), "--data", path("a")),
		exit: 2,
		inLines: true,
		says: () => [
			/older\.yaml:\d+ rules\.alarms\.home\.water\.delay.*within 2 s/,
			/older\.yaml:\d+ rules\.chatter.*said under `silence`/,
		],
	},
	{
		what: "a trusted proxy that is no address",
		run: () => serve("--config", path("proxy.yaml"), "--data", path("a")),
		exit: 2,
		says: () => [/proxy\.yaml:\d+ trustedProxies.0: found "proxy\.lan"; expected an address or a network/],
	},
	{
		what: "a site's file that is not there",
		run: () => serve("--config", path("none.yaml"), "--data", path("a")),
		exit: 2,
		says: () => [path("none.yaml")],
	},
	{
		what: "an address that is none",
		run: () => serve("--http", "8080", "--data", path("a")),
		exit: 2,
		says: () => ["--http", "8080", "HOST:PORT"],
	},
	{
		what: "a base path without a slash before it",
		run: () => serve("--base-path", "gatehouse", "--data", path("a")),
		exit: 2,
		says: () => [/^error: .*--base-path.*'gatehouse'.*begins with a slash/],
	},
	{
		what: "a base path with a slash behind it",
		run: () => serve("--base-path", "/gatehouse/", "--data", path("a")),
		exit: 2,
		says: () => [/^error: .*--base-path.*'\/gatehouse\/'.*does not end with one/],
	},
	{
		what: "a broker's address that is none",
		run: () => serve("--broker", "http://broker", "--data", path("a")),
		exit: 2,
		says: () => ["--broker", "http://broker", "mqtt://"],
	},
	{
		what: "a scenario that does not exist",
		run: () => serve("--simulate", "earthquake", "--data", path("a")),
		exit: 2,
		says: () => ["earthquake", "wall-climb"],
	},
	{
		what: "a speed that is none",
		run: () => serve("--simulate", "--speed", "0", "--data", path("a")),
		exit: 2,
		says: () => ["--speed", "above 0"],
	},
	{
		what: "a site's file that is not there, for a simulation faster than time",
		run: () => serve("--simulate", "--speed", "30", "--config", path("none.yaml"), "--data", path("a")),
		exit: 2,
		says: () => [path("none.yaml")],
	},
	{
		what: "an unknown command",
		run: () => ["surve"],
		exit: 2,
		says: () => ["surve"],
	},
	{
		what: "an unknown option",
		run: () => ["serve", "--dtaa", "x"],
		exit: 2,
		says: () => ["--dtaa", "--help"],
	},
	{
		what: "no command",
		run: () => [],
		exit: 2,
		inLines: true,
		says: () => ["Usage", "serve", "doctor"],
	},
]);

test("what the program answers is what its process ends with", () => {
	const { status, stderr } = spawnSync(process.execPath, [".build/src/cli/gatehouse.js", "surve"], {
		encoding: "utf8",
	});
	expect(stderr).toContain("surve");
	expect(status).toBe(2);
});

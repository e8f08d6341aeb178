import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PairFiles } from "../../src/certificates/given.ts";
import { somebodysPair, written } from "../certificates/issuer.ts";
import { ceiling } from "../waiting.ts";

const folder = mkdtempSync(join(tmpdir(), "refusals-"));
const path = (name: string) => join(folder, name);
const GIVES_UP_MS = 100_000;

/** A command line of the built hub, from its start to its end. */
const gatehouse = (...args: string[]) => gatehouseWith({}, ...args);

/** The same with these variables in its environment. */
async function gatehouseWith(env: Readonly<Record<string, string>>, ...args: string[]) {
	const child = spawn(process.execPath, [".build/src/cli/gatehouse.js", ...args], {
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const late = ceiling(GIVES_UP_MS, () => child.kill("SIGKILL"));
	const exited = new Promise<number | null>((done) => child.once("close", done));
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	late.lift();
	return { exit: await exited, stdout, stderr };
}

const serve = (...args: string[]) => {
	const ports = ["--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0"].filter(
		(_, i) => !args.includes(i < 2 ? "--http" : "--mqtt"),
	);
	return gatehouse("serve", ...ports, ...args);
};

let taken: Server;
let port: number;
let mixed: PairFiles;
let ended: PairFiles;
beforeAll(async () => {
	const [one, other, past] = await Promise.all([
		somebodysPair({ from: 0, to: Date.UTC(2099, 0, 1) }),
		somebodysPair({ from: 0, to: Date.UTC(2099, 0, 1) }),
		somebodysPair({ from: 0, to: Date.UTC(2021, 5, 1) }),
	]);
	mixed = written({ cert: one.cert, key: other.key });
	ended = written(past);
	taken = createServer();
	await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
	const address = taken.address();
	port = typeof address === "object" && address ? address.port : 0;
	writeFileSync(path("file"), "not a folder");
	writeFileSync(path("not.pem"), "no certificate");
	mkdirSync(path("future"), { mode: 0o700 });
	const future = new Database(path("future/journal.sqlite"));
	future.pragma(`application_id = ${0x47415445}`);
	future.pragma("user_version = 999");
	future.close();
	mkdirSync(path("foreign"), { mode: 0o700 });
	const foreign = new Database(path("foreign/journal.sqlite"));
	foreign.exec("CREATE TABLE recipe (name TEXT)");
	foreign.close();
	mkdirSync(path("open"));
	chmodSync(path("open"), 0o755);
	mkdirSync(path("emptied"), { mode: 0o700 });
	writeFileSync(path("emptied/journal.id"), "{}");
	const site = readFileSync("config/jingxin-garden.yaml", "utf8");
	writeFileSync(path("wrong.yaml"), site.replace("stairwells: 3", "stairwels: 3").replace("beams: 4", "beams: 40"));
	writeFileSync(
		path("devices-ca.yaml"),
		`${site.replace(/^procedures:.*$/m, "")}\nclientCertificates: { authority: none.pem }\n`,
	);
	writeFileSync(
		path("older.yaml"),
		site
			.replace("    home.water: {", "    home.water: { delay: 5 s,")
			.replace("\n  flood:", "\n  chatter: { activations: 3 }\n  flood:"),
	);
});
afterAll(() => taken.close());

interface Case {
	readonly what: string;
	readonly run: () => ReturnType<typeof gatehouse>;
	readonly exit: 1 | 2;
	/** All of these must be said. */
	readonly says: () => (string | RegExp)[];
}

const cases: readonly Case[] = [
	{
		what: "a wrong key and a wrong value in the site's file, both at once",
		run: () => serve("--config", path("wrong.yaml"), "--data", path("a")),
		exit: 2,
		says: () => [/wrong\.yaml:\d+ .*stairwels/, /wrong\.yaml:\d+ .*beams.*40/],
	},
	{
		what: "a delay and the old chattering in the site's file, which would keep alarms from the guard room",
		run: () => serve("--config", path("older.yaml"), "--data", path("a")),
		exit: 2,
		says: () => [
			/older\.yaml:\d+ rules\.alarms\.home\.water\.delay.*within 2 s/,
			/older\.yaml:\d+ rules\.chatter.*said under `silence`/,
		],
	},
	{
		what: "a site's file that is not there",
		run: () => serve("--config", path("none.yaml"), "--data", path("a")),
		exit: 2,
		says: () => [path("none.yaml")],
	},
	{
		what: "an HTTP port that is taken",
		run: () => serve("--http", `127.0.0.1:${port}`, "--data", path("b")),
		exit: 1,
		says: () => [`127.0.0.1:${port}`, "taken"],
	},
	{
		what: "an MQTT port that is taken",
		run: () => serve("--mqtt", `127.0.0.1:${port}`, "--data", path("c")),
		exit: 1,
		says: () => [`127.0.0.1:${port}`, "taken", "MQTT"],
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
		says: () => [/^error: .*--base-path.*'gatehouse'.*begins with a slash.*\n$/],
	},
	{
		what: "a base path with a slash behind it, from the environment",
		run: () => gatehouseWith({ GATEHOUSE_BASE_PATH: "/gatehouse/" }, "serve", "--data", path("a")),
		exit: 2,
		says: () => [/^error: .*GATEHOUSE_BASE_PATH.*'\/gatehouse\/'.*does not end with one.*\n$/],
	},
	{
		what: "a file in place of the data folder",
		run: () => serve("--data", path("file")),
		exit: 1,
		says: () => [path("file")],
	},
	{
		what: "a data folder where nothing can be written",
		run: () => serve("--data", "/proc/gatehouse"),
		exit: 1,
		says: () => ["/proc/gatehouse"],
	},
	{
		what: "a database of a newer Gatehouse",
		run: () => serve("--data", path("future")),
		exit: 1,
		says: () => ["journal.sqlite", "schema version 999", "knows up to"],
	},
	{
		what: "a database of another program",
		run: () => serve("--data", path("foreign")),
		exit: 1,
		says: () => ["journal.sqlite", "another program"],
	},
	{
		what: "a data folder that others can enter",
		run: () => serve("--data", path("open")),
		exit: 1,
		says: () => [`chmod 700 '${path("open")}'`, "mode 0755"],
	},
	{
		what: "a journal that is gone, to a hub",
		run: () => serve("--data", path("emptied")),
		exit: 1,
		says: () => [path("emptied/journal.sqlite"), "journal.id", "no first start", "gatehouse restore FILE"],
	},
	{
		what: "a journal that is gone, to the doctor",
		run: () => gatehouse("doctor", "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--data", path("emptied")),
		exit: 1,
		says: () => [path("emptied/journal.sqlite"), "journal.id", "gatehouse restore FILE"],
	},
	{
		what: "a journal that is gone, to a proof",
		run: () => gatehouse("audit", "verify", "--data", path("emptied")),
		exit: 1,
		says: () => [path("emptied/journal.sqlite"), "journal.id"],
	},
	{
		what: "a port for TLS where there is none",
		run: () => serve("--mqtts", "0.0.0.0:0", "--tls", "off", "--data", path("a")),
		exit: 2,
		says: () => ["--mqtts: found 0.0.0.0:0 with --tls off", "--tls auto"],
	},
	{
		what: "an MQTTS port that is taken",
		run: () => serve("--tls", "auto", "--mqtts", `127.0.0.1:${port}`, "--data", path("c1")),
		exit: 1,
		says: () => [`--mqtts 127.0.0.1:${port}`, "taken", "MQTT"],
	},
	{
		what: "a certificate that does not match its key",
		run: () => serve("--tls", `${mixed.cert},${mixed.key}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", mixed.cert, mixed.key, "guard.example", "allowed"],
	},
	{
		what: "a certificate that has ended",
		run: () => serve("--tls", `${ended.cert},${ended.key}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", ended.cert, "ended 2021-", "allowed"],
	},
	{
		what: "an authority of devices' certificates that is not there",
		run: () => serve("--tls", "auto", "--config", path("devices-ca.yaml"), "--data", path("c2")),
		exit: 2,
		says: () => ["clientCertificates.authority", path("none.pem"), "allowed"],
	},
	{
		what: "certificates that are not there",
		run: () => serve("--tls", `${path("no.pem")},${path("no.key")}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", path("no.pem")],
	},
	{
		what: "certificates that are none",
		run: () => serve("--tls", `${path("not.pem")},${path("not.pem")}`, "--data", path("a")),
		exit: 2,
		says: () => ["--tls", path("not.pem"), "PEM"],
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
		run: () => gatehouse("surve"),
		exit: 2,
		says: () => ["surve"],
	},
	{
		what: "an unknown option",
		run: () => gatehouse("serve", "--dtaa", "x"),
		exit: 2,
		says: () => ["--dtaa", "--help"],
	},
	{
		what: "no command",
		run: () => gatehouse(),
		exit: 2,
		says: () => ["Usage", "serve", "doctor"],
	},
	{
		what: "a role that is none",
		run: () => gatehouse("user", "add", "li", "--role", "boss", "--data", path("d")),
		exit: 2,
		says: () => ["boss", "operator"],
	},
	{
		what: "a user's name that is none",
		run: () => gatehouse("user", "add", "Li Wei", "--role", "operator", "--data", path("d1")),
		exit: 2,
		says: () => ["Li Wei", "lower-case"],
	},
	{
		what: "no password on standard input",
		run: () => gatehouse("user", "add", "li", "--role", "operator", "--password-stdin", "--data", path("d2")),
		exit: 2,
		says: () => ["--password-stdin"],
	},
	{
		what: "a device that does not exist",
		run: () => gatehouse("device", "credentials", "beam-east-9", "--data", path("e")),
		exit: 1,
		says: () => ["beam-east-9", "device list"],
	},
	{
		what: "credentials for nobody",
		run: () => gatehouse("device", "credentials", "--data", path("e1")),
		exit: 2,
		says: () => ["--all"],
	},
	{
		what: "a reader with a device's id",
		run: () => gatehouse("reader", "add", "beam-east-3", "--data", path("e2")),
		exit: 1,
		says: () => ["beam-east-3", "id of a device"],
	},
	{
		what: "a backup of nothing",
		run: () => gatehouse("backup", path("backup.sqlite"), "--data", path("none")),
		exit: 1,
		says: () => [join(path("none"), "journal.sqlite")],
	},
	{
		what: "a restore from a file that is not there",
		run: () => gatehouse("restore", path("none.sqlite"), "--data", path("f")),
		exit: 1,
		says: () => [path("none.sqlite")],
	},
	{
		what: "a restore from another program's database",
		run: () => gatehouse("restore", path("foreign/journal.sqlite"), "--data", path("f1")),
		exit: 1,
		says: () => [path("foreign/journal.sqlite")],
	},
	{
		what: "a proof of nothing",
		run: () => gatehouse("audit", "verify", "--data", path("none")),
		exit: 1,
		says: () => [join(path("none"), "journal.sqlite")],
	},
	{
		what: "simulators without a file of credentials",
		run: () => gatehouse("simulate", "--broker", "mqtt://127.0.0.1:1", "--credentials", path("no.json")),
		exit: 2,
		says: () => ["--credentials", path("no.json")],
	},
	{
		what: "a doctor's visit to a database of a newer Gatehouse",
		run: () => gatehouse("doctor", "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--data", path("future")),
		exit: 1,
		says: () => ["schema version 999"],
	},
	{
		what: "a doctor's visit to a taken port",
		run: () => gatehouse("doctor", "--http", `127.0.0.1:${port}`, "--mqtt", "127.0.0.1:0", "--data", path("g")),
		exit: 1,
		says: () => [`127.0.0.1:${port}`, "taken"],
	},
];

test.concurrent.each(cases)("$what: says which, without a stack, and ends with $exit", async (one) => {
	const { exit, stdout, stderr } = await one.run();
	for (const said of one.says()) {
		if (typeof said === "string") expect(stderr).toContain(said);
		else expect(stderr).toMatch(said);
	}
	expect(stderr).not.toMatch(/\n\s+at /);
	expect(stdout).not.toContain('"ready"');
	expect(exit).toBe(one.exit);
});

test("what was refused left nothing that stands in the way", () => {
	expect(existsSync(path("file"))).toBe(true);
	expect(readFileSync(path("file"), "utf8")).toBe("not a folder");
	const future = new Database(path("future/journal.sqlite"));
	expect(readdirSync(path("emptied")).filter((name) => name.startsWith("journal"))).toEqual(["journal.id"]);
	expect(future.pragma("user_version", { simple: true })).toBe(999);
	future.close();
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { foreignDatabase, futureDatabase } from "./databases.ts";
import { refusalsFolder, refused } from "./refusals.ts";
import { takenPort } from "./taken-port.ts";

const path = refusalsFolder();
const port = takenPort();
const mqtts = () => ["--tls", "auto", "--mqtts", `127.0.0.1:${port()}`];
futureDatabase(path("future"));
foreignDatabase(path("foreign"));
mkdirSync(path("emptied"), { mode: 0o700 });
writeFileSync(path("emptied/journal.id"), "{}");

refused([
	{
		what: "a journal that is gone, to the doctor",
		run: () => ["doctor", "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--data", path("emptied")],
		exit: 1,
		says: () => [path("emptied/journal.sqlite"), "journal.id", "gatehouse restore FILE"],
	},
	{
		what: "a journal that is gone, to a proof",
		run: () => ["audit", "verify", "--data", path("emptied")],
		exit: 1,
		says: () => [path("emptied/journal.sqlite"), "journal.id"],
	},
	{
		what: "a role that is none",
		run: () => ["user", "add", "li", "--role", "boss", "--data", path("d")],
		exit: 2,
		says: () => ["boss", "operator"],
	},
	{
		what: "a user's name that is none",
		run: () => ["user", "add", "Li Wei", "--role", "operator", "--data", path("d1")],
		exit: 2,
		says: () => ["Li Wei", "lower-case"],
	},
	{
		what: "no password on standard input",
		run: () => ["user", "add", "li", "--role", "operator", "--password-stdin", "--data", path("d2")],
		exit: 2,
		says: () => ["--password-stdin"],
	},
	{
		what: "a device that does not exist",
		run: () => ["device", "credentials", "beam-east-9", "--data", path("e")],
		exit: 1,
		says: () => ["beam-east-9", "device list"],
	},
	{
		what: "credentials for nobody",
		run: () => ["device", "credentials", "--data", path("e1")],
		exit: 2,
		says: () => ["--all"],
	},
	{
		what: "a reader with a device's id",
		run: () => ["reader", "add", "beam-east-3", "--data", path("e2")],
		exit: 1,
		says: () => ["beam-east-3", "id of a device"],
	},
	{
		what: "a backup of nothing",
		run: () => ["backup", path("backup.sqlite"), "--data", path("none")],
		exit: 1,
		says: () => [join(path("none"), "journal.sqlite")],
	},
	{
		what: "a restore from a file that is not there",
		run: () => ["restore", path("none.sqlite"), "--data", path("f")],
		exit: 1,
		says: () => [path("none.sqlite")],
	},
	{
		what: "a restore from another program's database",
		run: () => ["restore", path("foreign/journal.sqlite"), "--data", path("f1")],
		exit: 1,
		says: () => [path("foreign/journal.sqlite")],
	},
	{
		what: "a proof of nothing",
		run: () => ["audit", "verify", "--data", path("none")],
		exit: 1,
		says: () => [join(path("none"), "journal.sqlite")],
	},
	{
		what: "simulators without a file of credentials",
		run: () => ["simulate", "--broker", "mqtt://127.0.0.1:1", "--credentials", path("no.json")],
		exit: 2,
		says: () => ["--credentials", path("no.json")],
	},
	{
		what: "a doctor's visit to a database of a newer Gatehouse",
		run: () => ["doctor", "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--data", path("future")],
		exit: 1,
		says: () => ["schema version 999"],
	},
	{
		what: "a doctor's visit to a taken port",
		run: () => ["doctor", "--http", `127.0.0.1:${port()}`, "--mqtt", "127.0.0.1:0", "--data", path("g")],
		exit: 1,
		says: () => [`--http 127.0.0.1:${port()}`, "taken", "--http HOST:PORT"],
	},
	{
		what: "a doctor's visit where MQTTS has no port",
		run: () => ["doctor", "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0", ...mqtts(), "--data", path("g1")],
		exit: 1,
		says: () => [`--mqtts 127.0.0.1:${port()}`, "taken", "--mqtts HOST:PORT"],
	},
]);

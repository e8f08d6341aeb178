import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { foreignDatabase, futureDatabase } from "./databases.ts";
import { refusalsFolder, refused, serve } from "./refusals.ts";
import { takenPort } from "./taken-port.ts";

const path = refusalsFolder();
const port = takenPort();
futureDatabase(path("future"));
foreignDatabase(path("foreign"));
writeFileSync(path("file"), "not a folder");
mkdirSync(path("open"));
chmodSync(path("open"), 0o755);
mkdirSync(path("emptied"), { mode: 0o700 });
writeFileSync(path("emptied/journal.id"), "{}");

refused([
	{
		what: "an HTTP port that is taken",
		run: () => serve("--http", `127.0.0.1:${port()}`, "--data", path("b")),
		exit: 1,
		says: () => [`127.0.0.1:${port()}`, "taken"],
	},
	{
		what: "an MQTT port that is taken",
		run: () => serve("--mqtt", `127.0.0.1:${port()}`, "--data", path("c")),
		exit: 1,
		says: () => [`127.0.0.1:${port()}`, "taken", "MQTT"],
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
]);

test("what was refused left nothing that stands in the way", () => {
	expect(existsSync(path("file"))).toBe(true);
	expect(readFileSync(path("file"), "utf8")).toBe("not a folder");
	const future = new Database(path("future/journal.sqlite"));
	expect(readdirSync(path("emptied")).filter((name) => name.startsWith("journal"))).toEqual(["journal.id"]);
	expect(future.pragma("user_version", { simple: true })).toBe(999);
	future.close();
});

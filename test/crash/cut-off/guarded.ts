import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openConfiguration } from "../../../src/hub/configuration.ts";
import { controlCommands } from "../../../src/hub/control-commands.ts";
import { openStore, type Store } from "../../../src/hub/store.ts";
import { backup } from "../../../src/journal/store/backup.ts";
import { loadKinds } from "../../../src/site/kinds.ts";
import { readInThread } from "../../../src/site/read-in-thread.ts";
import { siteFrom } from "../../../src/site/transferable.ts";
import { ONE_PLACE } from "../../site/one-place.ts";

const log = pino({ level: "silent" });
const PICTURE = "snapshots/ab/cd.jpg";
const MORE = `
devices:
  panic-1: { kind: home, zone: b01-1, at: [12, 12], words: { en: Panic, zh-CN: 按钮 } }
gateways: {}
`;

/** How many events each of the journals holds. */
export const EVENTS = { journal: 200, backup: 150 } as const;

/** A data folder as a killed hub leaves it, and a backup of an hour before. */
export interface Guarded {
	/** The journal and its log, pictures, a person, credentials, the configuration in force. */
	readonly data: string;
	/** Made when 150 of the 200 events were there. */
	readonly backup: string;
	/** The site's file. */
	readonly config: string;
}

/** Makes them, once for all tests. */
export async function guarded(): Promise<Guarded> {
	const root = mkdtempSync(join(tmpdir(), "gatehouse-guarded-"));
	const [live, data, file, config] = ["live", "data", "night.gatehouse", "site.yaml"].map((name) => join(root, name));
	if (!live || !data || !file || !config) throw new Error("four paths");
	writeFileSync(config, ONE_PLACE + MORE);
	const store = await openStore({ data: live, config, log, firstUse: "plain" });
	const [kinds, described] = await Promise.all([loadKinds(), readInThread(config)]);
	const site = siteFrom(described.site, kinds);
	const understood = { configuration: described.configuration, site };
	await openConfiguration(understood, { path: config, kinds, ...store, log }).begin();
	const verbs = controlCommands({ ...store, site, disconnect() {} });
	await verbs["user.add"]?.({ name: "li", role: "operator", password: "a-lamp-over-the-gate-7" });
	await verbs["device.credentials"]?.({ ids: ["panic-1"] });
	await press(store, EVENTS.backup);
	backup(store.folder.journalFile, file);
	mkdirSync(join(`${file}.snapshots`, "ab"), { recursive: true });
	writeFileSync(join(root, `night.gatehouse.${PICTURE}`), "a picture");
	await press(store, EVENTS.journal - EVENTS.backup);
	mkdirSync(data, { mode: 0o700 });
	for (const name of ["journal.sqlite", "journal.sqlite-wal", "journal.id"])
		copyFileSync(join(live, name), join(data, name));
	mkdirSync(join(data, "snapshots/ab"), { recursive: true });
	writeFileSync(join(data, PICTURE), "a picture");
	await store.close();
	return { data, backup: file, config };
}

async function press({ journal, clock }: Store, count: number): Promise<void> {
	const at = clock.now();
	const one = () =>
		({ source: "device:panic-1", type: "home.panic", at, receivedAt: at, zone: "b01-1", data: {} }) as const;
	await Promise.all(Array.from({ length: count }, () => journal.append({ ...one(), id: crypto.randomUUID() })));
}

/** What the real store finds in a folder. */
export async function found({ config }: Guarded, data: string) {
	const store = await openStore({ data, config, log, firstUse: "plain" });
	try {
		const { items } = await store.reader.entries({ type: "home.panic", limit: 1_000, order: "asc" });
		const [inForce] = await store.reader.rows("SELECT count(*) AS n FROM configuration_in_force", []);
		return {
			events: items.length,
			people: store.access.people.list().map(({ name }) => name),
			configurations: Number(inForce?.n),
			isDemo: store.isDemo,
		};
	} finally {
		await store.close();
	}
}

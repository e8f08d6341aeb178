// Writes the lists that follow from folders: node generate.mjs; with --check it only says whether they are what they
// would be. A new action is found by its file, so that no list is kept by hand.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

const ACTIONS = "src/model/actions";
const ENTRIES = "src/model/entries";
const OBJECTS = "src/model/objects";
const SHOWN = "src/contract/objects";
const PROJECTIONS = "src/journal/writer/projections";
const ENGINE = "src/engine";
const ROUTES = "src/contract/http";
const HANDLERS = "src/http/handlers";
const HTTP_KINDS = "src/notify/kinds";

const MADE = "// Made by `npm run generate` from what stands in the folders; not to be changed by hand.\n";

/** What files below a folder export by `pattern`: name and path, in the order of their files and in them. */
function inOrder(folder, pattern) {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
	return files.sort().flatMap((file) =>
		[...readFileSync(join(folder, file), "utf8").matchAll(pattern)].map(([, name]) => ({
			name,
			path: join(folder, file),
		})),
	);
}

/** The same in the order of their names. */
function exportsIn(folder, pattern) {
	return inOrder(folder, pattern).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function importsOf(found, from) {
	const byPath = new Map();
	for (const one of found) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
	return [...byPath]
		.map(([path, all]) => {
			const to = relative(from, path);
			const names = all.map(({ name }) => name).join(", ");
			return { to, line: `import { ${names} } from "${to.startsWith(".") ? to : `./${to}`}";` };
		})
		.sort((one, other) => (one.to < other.to ? -1 : 1))
		.map(({ line }) => line)
		.join("\n");
}

function listOf(name, found) {
	return `export const ${name} = [\n${found.map((one) => `\t${one.name},\n`).join("")}] as const;`;
}

const actions = exportsIn(ACTIONS, /^export const (\w+) = defineIncidentAction\(/gm);
const targetActions = exportsIn(ACTIONS, /^export const (\w+) = defineTargetAction\(/gm);
const handlers = exportsIn(ENGINE, /^export const (\w+) = onIncident\(/gm);
const targetHandlers = exportsIn(ENGINE, /^export const (\w+) = on(?:Target|Alarm|SentGuard|Shift)\(/gm);
const entries = exportsIn(ENTRIES, /^export const (\w+) = defineEntry\(/gm);
const routes = inOrder(ROUTES, /^export const (\w+) = (?:defineRoute|actionRoute)\(/gm);
const routeHandlers = inOrder(HANDLERS, /^export const (\w+) = handle\(/gm);
const findings = exportsIn(ENGINE, /^export const (\w+) = onEntry\(/gm);
const objects = exportsIn(OBJECTS, /^export const (\w+) = defineObject</gm);
const shownObjects = exportsIn(SHOWN, /^export const (\w+) = defineShown\(/gm);
const projections = exportsIn(PROJECTIONS, /^export const (\w+) = defineProjection\(/gm);
const httpKinds = exportsIn(HTTP_KINDS, /^export const (\w+) = defineHttpKind\(/gm);

/** Where each list stands, what it is called and what it is, and what it names. */
const LISTS = [
	{
		folder: "src/model",
		file: "incident-actions.generated.ts",
		name: "INCIDENT_ACTIONS",
		says: "Every action on an incident.",
		found: actions,
	},
	{
		folder: "src/model",
		file: "target-actions.generated.ts",
		name: "TARGET_ACTIONS",
		says: "Every action on anything but an incident.",
		found: targetActions,
	},
	{
		folder: "src/model",
		file: "hub-entries.generated.ts",
		name: "HUB_ENTRIES",
		says: "Every entry of the hub's own that is said once.",
		found: entries,
	},
	{
		folder: "src/model",
		file: "objects.generated.ts",
		name: "OBJECT_ROWS",
		says: "Every sort of object that the world may see.",
		found: objects,
	},
	{
		folder: "src/contract",
		file: "shown-objects.generated.ts",
		name: "SHOWN_OBJECTS",
		says: "How every sort of object looks outside, and to whom.",
		found: shownObjects,
	},
	{
		folder: "src/journal/writer",
		file: "projections.generated.ts",
		name: "PROJECTIONS",
		says: "All that is kept beside the journal, in the transaction of the entries that it follows from.",
		found: projections,
	},
	{
		folder: ENGINE,
		file: "entry-handlers.generated.ts",
		name: "ENTRY_HANDLERS",
		says: "What follows from each entry of the hub's own.",
		found: findings,
	},
	{
		folder: ENGINE,
		file: "target-handlers.generated.ts",
		name: "TARGET_HANDLERS",
		says: "What the engine does with each action on anything but an incident.",
		found: targetHandlers,
	},
	{
		folder: "src/contract",
		file: "routes.generated.ts",
		name: "STATED_ROUTES",
		says: "Every route that is stated.",
		found: routes,
	},
	{
		folder: "src/http",
		file: "handlers.generated.ts",
		name: "STATED_HANDLERS",
		says: "What answers each route that is stated.",
		found: routeHandlers,
	},
	{
		folder: ENGINE,
		file: "incident-handlers.generated.ts",
		name: "INCIDENT_HANDLERS",
		says: "What the engine does with each action on an incident.",
		found: handlers,
	},
	{
		folder: HTTP_KINDS,
		file: "http-kinds.generated.ts",
		name: "HTTP_KINDS",
		says: "Every kind of receiver that takes HTTP requests.",
		found: httpKinds,
	},
];

const textOf = ({ folder, name, says, found }) =>
	`${MADE}${importsOf(found, folder)}\n\n/** ${says} */\n${listOf(name, found)}\n`;

let stale = 0;
for (const list of LISTS) {
	const path = join(list.folder, list.file);
	const text = textOf(list);
	const now = (() => {
		try {
			return readFileSync(path, "utf8");
		} catch {
			return "";
		}
	})();
	if (now === text) continue;
	if (process.argv.includes("--check")) {
		process.stderr.write(`${basename(path)} is not what the folders say: npm run generate\n`);
		stale++;
	} else writeFileSync(path, text);
}
process.exit(stale > 0 ? 1 : 0);

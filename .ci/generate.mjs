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
	return `${name} = [\n${found.map((one) => `\t${one.name},\n`).join("")}] as const;`;
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

const generated = {
	[join("src/model", "incident-actions.generated.ts")]: `${MADE}${importsOf(actions, "src/model")}

/** Every action on an incident. */
${listOf("export const INCIDENT_ACTIONS", actions)}
`,
	[join("src/model", "target-actions.generated.ts")]: `${MADE}${importsOf(targetActions, "src/model")}

/** Every action on anything but an incident. */
${listOf("export const TARGET_ACTIONS", targetActions)}
`,
	[join("src/model", "hub-entries.generated.ts")]: `${MADE}${importsOf(entries, "src/model")}

/** Every entry of the hub's own that is said once. */
${listOf("export const HUB_ENTRIES", entries)}
`,
	[join("src/model", "objects.generated.ts")]: `${MADE}${importsOf(objects, "src/model")}

/** Every sort of object that the world may see. */
${listOf("export const OBJECT_ROWS", objects)}
`,
	[join("src/contract", "shown-objects.generated.ts")]: `${MADE}${importsOf(shownObjects, "src/contract")}

/** How every sort of object looks outside, and to whom. */
${listOf("export const SHOWN_OBJECTS", shownObjects)}
`,
	[join("src/journal/writer", "projections.generated.ts")]: `${MADE}${importsOf(projections, "src/journal/writer")}

/** All that is kept beside the journal, in the transaction of the entries that it follows from. */
${listOf("export const PROJECTIONS", projections)}
`,
	[join(ENGINE, "entry-handlers.generated.ts")]: `${MADE}${importsOf(findings, ENGINE)}

/** What follows from each entry of the hub's own. */
${listOf("export const ENTRY_HANDLERS", findings)}
`,
	[join(ENGINE, "target-handlers.generated.ts")]: `${MADE}${importsOf(targetHandlers, ENGINE)}

/** What the engine does with each action on anything but an incident. */
${listOf("export const TARGET_HANDLERS", targetHandlers)}
`,
	[join("src/contract", "routes.generated.ts")]: `${MADE}${importsOf(routes, "src/contract")}

/** Every route that is stated. */
${listOf("export const STATED_ROUTES", routes)}
`,
	[join("src/http", "handlers.generated.ts")]: `${MADE}${importsOf(routeHandlers, "src/http")}

/** What answers each route that is stated. */
${listOf("export const STATED_HANDLERS", routeHandlers)}
`,
	[join(ENGINE, "incident-handlers.generated.ts")]: `${MADE}${importsOf(handlers, ENGINE)}

/** What the engine does with each action on an incident. */
${listOf("export const INCIDENT_HANDLERS", handlers)}
`,
};

let stale = 0;
for (const [path, text] of Object.entries(generated)) {
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

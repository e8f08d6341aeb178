/**
 * Who may import whom. A folder of `src`, or a room of the engine, that is not named here is illegal until someone says
 * where it stands.
 */
const may = {
	model: [],
	contract: ["model"],
	engine: ["model"],
	certificates: ["journal", "model"],
	plates: ["model"],
	site: ["notify/kinds", "model"],
	admission: ["model"],
	journal: ["engine", "site", "model"],
	snapshots: ["journal", "model"],
	intake: ["admission", "certificates", "snapshots", "journal", "contract", "site", "model"],
	notify: ["journal", "contract", "model"],
	live: ["journal", "contract", "model"],
	statistics: ["journal", "contract", "model"],
	access: ["journal", "contract", "model"],
	history: ["journal", "model"],
	http: [
		"access",
		"admission",
		"certificates",
		"journal",
		"live",
		"plates",
		"snapshots",
		"statistics",
		"site",
		"contract",
		"model",
	],
	hub: ["access", "certificates", "intake", "journal", "engine", "site", "contract", "model"],
	web: ["contract", "model"],
	cli: ["access", "certificates", "history", "hub", "journal", "plates", "snapshots", "site", "contract", "model"],
};
/** What stands outside `src`, or at its top, that a folder may import besides. */
const besides = { cli: ["src/main\\.ts$", "simulators/"], history: ["simulators/world/"] };
const folders = Object.keys(may).join("|");

/** The engine's rooms, from the ground up: each may import those before it. What has no room decides last. */
const ENGINE = [
	...["kernel", "incident", "silence-budget", "correlation", "suppression", "alarm", "perimeter"],
	...["reports", "operator", "bypass", "delivery", "guard-room", "patrol"],
];
const engineRooms = ENGINE.join("|");

export default {
	forbidden: [
		...Object.entries(may).map(([folder, allowed]) => ({
			name: `${folder}-imports-only-what-it-may`,
			severity: "error",
			comment: `src/${folder} may import: ${allowed.join(", ") || "nothing of the house"}`,
			from: { path: `^src/${folder}/` },
			to: {
				path: "^(src|devices|simulators|test)/",
				pathNot: `^(${[...[folder, ...allowed].map((one) => `src/${one}/`), ...(besides[folder] ?? [])].join("|")})`,
			},
		})),
		...ENGINE.map((room, at) => ({
			name: `engine-${room}-imports-only-rooms-below-it`,
			severity: "error",
			comment: `src/engine/${room} may import: ${ENGINE.slice(0, at).join(", ") || "nothing of the engine"}`,
			from: { path: `^src/engine/${room}/` },
			to: { path: "^src/engine/", pathNot: `^src/engine/(${ENGINE.slice(0, at + 1).join("|")})/` },
		})),
		{
			name: "kinds-of-receivers-are-data",
			severity: "error",
			comment: "the site's file is read by them too: they know the model, and no channel",
			from: { path: "^src/notify/kinds/" },
			to: { path: "^src/", pathNot: "^src/(notify/kinds|model)/" },
		},
		{
			name: "engine-is-pure",
			severity: "error",
			comment: "no clock, no I/O, no device by name",
			from: { path: "^src/(engine|model)/" },
			to: { pathNot: "^(src/(engine|model)/|node_modules/(zod|temporal-polyfill)/|(node:)?assert$)" },
		},
		{
			name: "journal-threads-are-opened-from-outside",
			severity: "error",
			comment: "what runs in the journal's threads knows their messages, not those who open them",
			from: { path: "^src/journal/(writer|reader|store)/" },
			to: { path: "^src/journal/(open|open-reader|open-writer|threads|commit-queue)\\.ts$" },
		},
		{
			name: "journal-writer-and-reader-are-apart",
			severity: "error",
			from: { path: "^src/journal/(writer|reader|store)/" },
			to: { path: "^src/journal/(writer|reader)/", pathNot: "^src/journal/$1/" },
		},
		{
			name: "one-file-loads-the-database-library",
			severity: "error",
			comment: "src/journal/store/sqlite.ts says why: loaded by a thread first, it takes the process with it",
			from: { path: "^src/", pathNot: "^src/journal/store/sqlite\\.ts$" },
			to: { path: "(^|/)better-sqlite3" },
		},
		{
			name: "brokers-are-apart",
			severity: "error",
			comment: "the embedded broker and the external one share what stands beside them",
			from: { path: "^src/intake/(embedded|external)/" },
			to: { path: "^src/intake/(embedded|external)/", pathNot: "^src/intake/$1/" },
		},
		{
			name: "handlers-are-apart",
			severity: "error",
			comment: "what two of them need stands beside the folder; the table alone knows them",
			from: { path: "^src/http/", pathNot: "^src/http/(table|handlers\\.generated)\\.ts$" },
			to: { path: "^src/http/handlers/" },
		},
		{
			name: "pages-carry-no-schemas",
			severity: "error",
			comment: "of the contract a page takes types; what it takes besides is loaded by every browser",
			from: { path: "^src/web/" },
			to: {
				path: "^src/contract/",
				pathNot: "^src/contract/http/(address|base-path)\\.ts$",
				dependencyTypesNot: ["type-only"],
			},
		},
		{
			name: "pages-check-no-patrols",
			severity: "error",
			comment: "a validator of objects makes code as it is loaded, which a page's policy stops: its terms stand apart",
			from: { path: "^src/(web/|model/patrol-(plan|terms)\\.ts$)" },
			to: { path: "^src/model/patrol\\.ts$", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "addresses-need-nothing",
			severity: "error",
			comment: "pages carry it",
			from: { path: "^src/contract/http/(address|base-path)\\.ts$" },
			to: { path: "." },
		},
		{
			name: "kit-knows-no-page",
			severity: "error",
			comment:
				"src/web/kit is parts that any page could use: of the field it knows nothing, but that words have languages",
			from: { path: "^src/web/kit/" },
			to: { path: "^src/", pathNot: "^src/(web/kit/|model/words\\.ts$)" },
		},
		{
			name: "app-knows-no-page",
			severity: "error",
			comment: "what every page shares does not import from a page",
			from: { path: "^src/web/app/" },
			to: { path: "^src/web/", pathNot: "^src/web/(app|kit)/" },
		},
		{
			name: "pages-are-apart",
			severity: "error",
			from: { path: "^src/web/([^/]+)/" },
			to: { path: "^src/web/[^/]+/", pathNot: "^src/web/($1|app|kit)/" },
		},
		{
			name: "devices-know-only-the-model",
			severity: "error",
			from: { path: "^devices/" },
			to: { pathNot: "^(devices|src/model|node_modules/zod)/" },
		},
		{
			name: "simulators-speak-mqtt-only",
			severity: "error",
			comment: "virtual hardware knows devices, the model, the contract and MQTT",
			from: { path: "^simulators/" },
			to: { path: "^(src|test)/", pathNot: "^src/(model|contract)/" },
		},
		{
			name: "no-unknown-folder",
			severity: "error",
			comment: "say in this file where a new folder stands",
			from: { path: "^src/", pathNot: `^src/((${folders})/|main\\.ts$)` },
			to: {},
		},
		{
			name: "no-unknown-room-of-the-engine",
			severity: "error",
			comment: "say in this file where a new room stands",
			from: { path: "^src/engine/[^/]+/", pathNot: `^src/engine/(${engineRooms})/` },
			to: {},
		},
		{ name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		doNotFollow: { path: "node_modules" },
		preserveSymlinks: true,
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "require", "node", "default", "types"],
		},
	},
};

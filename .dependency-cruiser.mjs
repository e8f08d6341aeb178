/**
 * Who may import whom. A folder of `src` that is not named here is illegal until someone says where it stands.
 */
const may = {
	model: ["model"],
	contract: ["contract", "model"],
	engine: ["engine", "model"],
	site: ["site", "model"],
	journal: ["journal", "engine", "site", "model"],
	hub: ["hub", "access", "journal", "model"],
	intake: ["intake", "pictures", "journal", "contract", "site", "model"],
	pictures: ["pictures", "journal", "model"],
	notify: ["notify", "journal", "contract", "model"],
	live: ["live", "hub", "journal", "contract", "model"],
	access: ["access", "journal", "contract", "model"],
	http: ["http", "access", "hub", "journal", "live", "pictures", "site", "model", "contract"],
	web: ["web", "contract", "model"],
	cli: ["cli", "access", "http", "hub", "intake", "journal", "live", "pictures", "site", "engine", "contract", "model"],
};
const folders = Object.keys(may).join("|");

export default {
	forbidden: [
		...Object.entries(may).map(([folder, allowed]) => ({
			name: `${folder}-imports-only-what-it-may`,
			severity: "error",
			comment: `src/${folder} may import: ${allowed.join(", ")}${folder === "site" || folder === "cli" ? ", devices" : ""}`,
			from: { path: `^src/${folder}/` },
			to: {
				path: "^(src|devices|simulators|test)/",
				pathNot:
					folder === "cli"
						? `^(src/(${allowed.join("|")})/|src/[a-z-]+\\.ts$|devices/|simulators/)`
						: folder === "hub" ||
								folder === "live" ||
								folder === "intake" ||
								folder === "http" ||
								folder === "access" ||
								folder === "notify" ||
								folder === "pictures"
							? `^src/((${allowed.join("|")})/|[a-z-]+\\.ts$)`
							: `^src/(${allowed.join("|")})/`,
			},
		})),
		{
			name: "engine-is-pure",
			severity: "error",
			comment: "no clock, no I/O, no device by name",
			from: { path: "^src/(engine|model)/" },
			to: { pathNot: "^(src/(engine|model)/|node_modules/zod/|(node:)?assert$)" },
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
			from: { path: "^src/", pathNot: `^src/((${folders})/|[a-z-]+\\.ts$)` },
			to: {},
		},
		{ name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		doNotFollow: { path: "node_modules" },
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "require", "node", "default", "types"],
		},
	},
};

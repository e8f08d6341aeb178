import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { checkout } from "./checkout.ts";
import { PAGE } from "./page-recipe.ts";

/** Each recipe of CONTRIBUTING with a thing that nobody here has heard of: the files that it takes, and no other line. */
const RECIPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"an action": {
		"src/model/actions/ask-escort.ts": `import { z } from "zod";
import { text } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Somebody is to be walked home. */
export const askEscort = defineIncidentAction({
	type: "incident.escort-asked",
	verb: "ask-escort",
	roles: HANDLERS,
	when: "taken",
	body: z.object({ where: text }),
	summary: "Ask that somebody is walked home",
	words: { en: "Escort asked for", "zh-CN": "请求护送" },
});
`,
		"src/engine/operator/ask-escort.ts": `import { askEscort } from "../../model/actions/ask-escort.ts";
import { onIncident } from "../kernel/action.ts";

/** It is a note of the incident. */
export const onAskEscort = onIncident(askEscort, (context, incident, { where }) => {
	if (where === "nowhere") return { code: "invalid", detail: "where: found nowhere, expected a place" };
	context.keepIncident(incident);
	return undefined;
});
`,
		"test/engine/operator/ask-escort.test.ts": `import { expect, test } from "vitest";
import { INCIDENT_ACTIONS } from "../../../src/model/incident-actions.generated.ts";
import { Night } from "../../scenario.ts";

test("an escort is asked for by whoever has the incident", () => {
	const night = new Night();
	night.device("02:13", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	const ask = (where: string) =>
		night.person("02:14", "li", "incident.escort-asked", { incident: night.only.id, where });
	expect(ask("home")).toMatchObject({ code: "wrong-state" });
	night.acknowledge("02:14", "li");
	expect(ask("nowhere")).toMatchObject({ code: "invalid" });
	expect(ask("home")).toBeUndefined();
	expect(INCIDENT_ACTIONS.map(({ verb }) => verb)).toContain("ask-escort");
});
`,
	},
	"a finding of the hub": {
		"src/model/entries/lamp-dark.ts": `import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A lamp did not come on. */
export const lampDark = defineEntry({
	type: "lamp.dark",
	data: z.object({ lamp: z.string() }),
	words: { en: "Lamp is dark", "zh-CN": "路灯未亮" },
});
`,
		"src/engine/reports/lamp-dark.ts": `import { lampDark } from "../../model/entries/lamp-dark.ts";
import { onEntry } from "../kernel/finding.ts";

/** It is remembered. */
export const onLampDark = onEntry(lampDark, (context, { lamp }) => context.remember(\`lamp.\${lamp}\`, {}));
`,
	},
	"a route": {
		"src/contract/http/lamps.ts": `import { z } from "zod";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { pageQuery } from "./queries.ts";
import { CONSOLE_ROLES } from "./roles.ts";

/** The lamps that did not come on. */
export const listLamps = defineRoute({
	method: "GET",
	path: "/lamps/{row}",
	roles: CONSOLE_ROLES,
	summary: "The lamps of a row, by their number",
	reads: true,
	input: { params: z.object({ row: z.string() }), query: z.object(pageQuery) },
	answer: listOf(z.object({ lamp: z.string(), dark: z.boolean() })),
});
`,
		"src/http/handlers/lamps.ts": `import { listLamps } from "../../contract/http/lamps.ts";
import { handle } from "../handle.ts";

export const handleListLamps = handle(listLamps, async ({ input: { params, query }, hub }) => {
	const lamp = \`\${hub.site().id}/\${params.row}/\${query.limit}\`;
	return { body: { items: [{ lamp, dark: false }] } };
});
`,
	},
	"a page": PAGE,
	"an object": {
		"src/model/objects/lamp.ts": `import { defineObject } from "./define-object.ts";

/** A street lamp that is dark; \`since\` is epoch ms. */
export interface Lamp {
	readonly id: string;
	readonly rev: number;
	readonly zone: string;
	readonly since: number;
}

/** Lamps that did not come on. */
export const lamp = defineObject<Lamp>()({ kind: "lamp", began: "since", place: "zone" });
`,
		"src/contract/objects/lamp.ts": `import { z } from "zod";
import { type Lamp, lamp } from "../../model/objects/lamp.ts";
import { presenter } from "../presenter.ts";
import { instant, instantOf, rev } from "../primitives.ts";
import { defineShown } from "./define-shown.ts";

const shape = z.object({ id: z.string(), rev, zone: z.string(), since: instant });

/** Whoever watches is told where it is dark. */
export const shownLamp = defineShown(lamp, {
	shape,
	present: presenter(shape, (one: Lamp) => ({ ...one, since: instantOf(one.since) })),
	seen: { operator: ["id", "rev", "zone", "since"], kiosk: ["id", "rev", "zone"] },
});
`,
		"test/contract/lamp.test.ts": `import { expect, test } from "vitest";
import { presentTo } from "../../src/contract/audience.ts";
import { change } from "../../src/contract/live.ts";
import { emptyState } from "../../src/engine/kernel/state.ts";

test("a dark lamp is told to whoever watches, with the fields that are named for them", () => {
	const dark = { id: "lmp-1", rev: 4, zone: "east-3", since: 0, electrician: "li" };
	const told = presentTo("operator", "lamp", dark, { hides: () => false });
	expect(told).toEqual({ id: "lmp-1", rev: 4, zone: "east-3", since: "1970-01-01T00:00:00.000Z" });
	const upserts = [{ kind: "lamp", id: "lmp-1", rev: 4, value: told }];
	expect(change.parse({ type: "change", seq: 4, upserts }).upserts).toEqual(upserts);
	expect(presentTo("kiosk", "lamp", dark, { hides: () => false })).toEqual({ id: "lmp-1", rev: 4, zone: "east-3" });
	expect(presentTo("manager", "lamp", dark, { hides: () => false })).toBeUndefined();
	expect(emptyState().lamp).toEqual(new Map());
});
`,
	},
	"a projection": {
		"src/journal/writer/projections/zone-counts.ts": `import { defineProjection, type Projection } from "./define-projection.ts";

/** How many entries each zone had. */
export const zoneCounts = defineProjection({
	name: "zone-counts",
	tables: ["zone_count"],
	from: "entries",
	open(db, words): Projection {
		const add = db.prepare<[number, number]>(
			\`INSERT INTO zone_count (zone, entries) VALUES (?, ?)
			 ON CONFLICT (zone) DO UPDATE SET entries = entries + excluded.entries\`,
		);
		const counted = new Map<number, number>();
		return {
			apply() {
				if (words.zone !== null) counted.set(words.zone, (counted.get(words.zone) ?? 0) + 1);
			},
			flush() {
				for (const [zone, entries] of counted) add.run(zone, entries);
				counted.clear();
			},
			reload: () => counted.clear(),
		};
	},
});
`,
		"src/journal/schema/9000-zone-counts.sql": `CREATE TABLE zone_count (
	zone    INTEGER PRIMARY KEY,
	entries INTEGER NOT NULL
) STRICT;
`,
	},
};

/** How many files each takes, as CONTRIBUTING says. */
const COUNTS: Readonly<Record<string, number>> = {
	...{ "an action": 3, "a finding of the hub": 2, "a route": 2, "a page": 3 },
	...{ "an object": 3, "a projection": 2 },
};

/** What holds of everything that a folder lists, and so of what was added to it. */
const OF_ALL = "test/journal/writer/projections.test.ts";

test("each recipe takes as many files as CONTRIBUTING says, and the house checks itself with them", () => {
	const contributing = readFileSync(".github/CONTRIBUTING.md", "utf8");
	for (const [name, files] of Object.entries(RECIPES)) {
		expect([name, Object.keys(files).length]).toEqual([name, COUNTS[name]]);
		expect(contributing.toLowerCase()).toContain(`${name}: ${COUNTS[name]} files`);
	}
	const root = checkout();
	cpSync("test", join(root, "test"), { recursive: true });
	const added = Object.entries(Object.assign({}, ...Object.values(RECIPES)));
	for (const [path, text] of added) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), String(text));
	}
	const run = (...args: string[]) => {
		const { status, stdout, stderr } = spawnSync("npm", args, { cwd: root, encoding: "utf8" });
		if (status !== 0) throw new Error(`npm ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
	};
	expect(() => run("run", "-s", "generate", "--", "--check")).toThrow(/npm run generate/);
	run("run", "-s", "generate");
	run("run", "-s", "check");
	const tests = added.map(([path]) => path).filter((path) => path.endsWith(".test.ts"));
	const vitest = ["exec", "vitest", "--", "run", "--config", "test/vitest.config.ts"];
	run(...vitest, "--project", "pure", ...tests);
	run(...vitest, "--project", "fast", OF_ALL);
});

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { checkout } from "./checkout.ts";

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
};

/** How many files each takes, as CONTRIBUTING says. */
const COUNTS: Readonly<Record<string, number>> = { "an action": 3, "a finding of the hub": 2 };

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
	const run = (...args: string[]) => execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
	expect(() => run("run", "-s", "generate", "--", "--check")).toThrow(/npm run generate/);
	run("run", "-s", "generate");
	run("run", "-s", "check");
	const tests = added.map(([path]) => path).filter((path) => path.endsWith(".test.ts"));
	run("exec", "vitest", "--", "run", "--config", "test/vitest.config.ts", "--project", "pure", ...tests);
});

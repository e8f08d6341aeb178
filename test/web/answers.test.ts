import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandOutcome } from "../../src/model/command.ts";
import { openRig, type Person, type Rig } from "../http/rig.ts";
import { standInBrowser } from "./stand-in-browser.ts";

/** The only files in which bytes of the hub become a type: an answer by its route's schema, a message by the contract's. */
const GATES: Readonly<Record<string, readonly string[]>> = {
	"app/api.ts": ["fetch", "JSON.parse"],
	"app/follow.ts": ["JSON.parse"],
	// What a push service brings is the hub's own letter; a worker asks for no answer's content.
	"app/push/letter.ts": ["JSON.parse"],
	"app/push/on-push.ts": ["fetch"],
	// What this phone has sealed itself.
	"guard/store/seal.ts": ["JSON.parse"],
	// The page's own files, as they are.
	"guard/worker/precache.ts": ["fetch"],
	"guard/worker/service-worker.ts": ["fetch"],
	// The build's own version.
	"vite.config.ts": ["JSON.parse"],
};
const WEB = new URL("../../src/web/", import.meta.url).pathname;

/** What of a page's source claims to know what the hub answered: each where it stands. */
function claimsIn(file: string, text: string): string[] {
	const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true, kind);
	const found: string[] = [];
	const say = (node: ts.Node, what: string) => {
		if (GATES[file]?.includes(what)) return;
		const { line } = source.getLineAndCharacterOfPosition(node.getStart());
		found.push(`${file}:${line + 1} ${what}`);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isAsExpression(node) && node.type.getText() !== "const") say(node, `as ${node.type.getText()}`);
		if (ts.isTypeAssertionExpression(node)) say(node, `<${node.type.getText()}>`);
		if (ts.isCallExpression(node)) {
			const called = node.expression.getText();
			if (called === "fetch" || called === "JSON.parse") say(node, called);
			if (/\.(json|blob|formData)$/.test(called)) say(node, called);
			if (/\b(api|useReading)$/.test(called) && node.typeArguments) say(node, `${called}<…>`);
		}
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
			if (node.text.includes("/api/")) say(node, `the address ${node.text}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

describe("no page says by itself what the hub answers", () => {
	test("nothing in its source asserts a type, asks by another way, or reads JSON outside the two gates", () => {
		const files = readdirSync(WEB, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
		expect(files.length).toBeGreaterThan(100);
		expect(files.flatMap((file) => claimsIn(file, readFileSync(join(WEB, file), "utf8")))).toEqual([]);
	});

	test.each([
		["const { ok } = (await answer.json())", "a.ts:1 answer.json"],
		["const person = found as Person;", "a.ts:1 as Person"],
		["const got = await fetch(address);", "a.ts:1 fetch"],
		["const got = api<'GET /users'>('GET /users');", "a.ts:1 api<…>"],
		["const at = '/api/v1/users';", "a.ts:1 the address /api/v1/users"],
		[`const at = \`/api/v1/users/\${name}\`;`, "a.ts:1 the address /api/v1/users/"],
		["const got: Person = JSON.parse(text);", "a.ts:1 JSON.parse"],
	])("%s is found", (text, claim) => {
		expect(claimsIn("a.ts", text)).toEqual([claim]);
	});
});

let rig: Rig;
let operator: Person;
/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../src/web/console/command.ts") & typeof import("../../src/web/app/notices.ts");
beforeAll(async () => {
	standInBrowser();
	page = {
		...(await import("../../src/web/console/command.ts")),
		...(await import("../../src/web/app/notices.ts")),
	};
	rig = await openRig();
	operator = await rig.person("operator");
	const real = fetch;
	vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
		const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: operator.cookie };
		return real(`${rig.http.url}${path}`, { ...init, headers });
	});
});
beforeEach(() => {
	page.notices.value = [];
});
afterAll(async () => {
	vi.unstubAllGlobals();
	await rig.close();
});

describe("a command is shown as what came of it", () => {
	const tells = (device: string, came: Omit<CommandOutcome, "id">) =>
		// The id is the request's own.
		rig.answers.set(device, async ({ id = "" }) => ({ ...came, id }) as CommandOutcome);
	const unlock = (device: string, more: { confirmations?: number } = {}) =>
		page.command({ device, name: "unlock", action: "Unlock it", ...more });

	test.each([
		[{ outcome: "done" }, "done", "“Unlock it” was carried out", undefined],
		[{ outcome: "failed", error: "jammed" }, "failed", "“Unlock it” was not carried out", "jammed"],
		[{ outcome: "no-reply" }, "no-reply", "no answer. It is not known whether", undefined],
	] as const)("%o", async (outcome, came, words, why) => {
		tells("door-b03-1", outcome);
		expect(await unlock("door-b03-1")).toBe(came);
		const [said] = page.notices.value;
		expect(said?.text).toContain(words);
		expect(said?.why).toBe(why);
	});

	test("to a device that is not there nothing was sent", async () => {
		expect(await unlock("door-b05-1")).toBe("refused");
		expect(page.notices.value[0]?.text).toContain("“Unlock it” was not sent");
	});

	test("where somebody under duress may hear it, it is asked a second time, and then sent", async () => {
		tells("door-b03-2", { outcome: "done" });
		await rig.says("panel-b03-2-0401", "home.duress");
		expect(await unlock("door-b03-2")).toBe("not-safe");
		expect(page.notices.value).toEqual([]);
		expect(await unlock("door-b03-2", { confirmations: 2 })).toBe("done");
	});
});

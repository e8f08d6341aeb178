import { glob, readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { ROUTES } from "../../../src/contract/routes.ts";
import { PROBLEMS } from "../../../src/model/problem.ts";
import { openRig, type Rig } from "../../http/rig.ts";
import { standInBrowser } from "../stand-in-browser.ts";

let rig: Rig;
/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../../src/web/app/reason.ts") &
	typeof import("../../../src/web/app/api.ts") &
	typeof import("../../../src/web/app/refused.ts") &
	typeof import("../../../src/web/app/reason-words.ts") &
	typeof import("../../../src/web/kit/sentences.ts");
beforeAll(async () => {
	standInBrowser();
	page = {
		...(await import("../../../src/web/app/reason.ts")),
		...(await import("../../../src/web/app/api.ts")),
		...(await import("../../../src/web/app/refused.ts")),
		...(await import("../../../src/web/app/reason-words.ts")),
		...(await import("../../../src/web/kit/sentences.ts")),
	};
	rig = await openRig();
});
afterEach(() => page.speak("en"));
afterAll(async () => {
	vi.unstubAllGlobals();
	await rig.close();
});

const urn = (code: string) => ({
	type: `urn:gatehouse:problem:${code}`,
	title: "not for people",
	detail: "in English",
});

/** Neither language has words of the other. */
const HAN = /\p{Script=Han}/u;

test("every problem that any path of the API can give has a sentence of its own in both languages", () => {
	const codes = new Set(rig.http.routes.flatMap(({ problems }) => problems));
	expect(codes.size).toBeGreaterThan(10);
	for (const code of codes) {
		const refused = new page.Refused(PROBLEMS[code].status, urn(code));
		page.speak("en");
		expect(page.reasonOf(refused), code).toBe(page.t.find(`problem.${code}`)?.en);
		page.speak("zh-CN");
		const said = page.reasonOf(refused);
		expect(said, code).toMatch(HAN);
		expect(said, code).not.toMatch(/English|not for people/);
		expect(said, code).toBe(page.t.find(`problem.${code}`)?.["zh-CN"]);
	}
});

test("a state and what is possible there are named; without either it still says that it is not possible", () => {
	const { Refused, reasonOf } = page;
	const wrong = urn("wrong-state");
	expect(reasonOf(new Refused(409, { ...wrong, state: "handed-over", allowed: ["take-over", "present"] }))).toBe(
		"It is “handed over” now. Possible: take over, answer the presence check.",
	);
	expect(reasonOf(new Refused(409, { ...wrong, state: "offline", allowed: [] }))).toBe(
		"It is “offline” now, so this is not possible.",
	);
	expect(reasonOf(new Refused(409, { ...wrong, allowed: [] }))).toBe("It is not possible as things stand now.");
	page.speak("zh-CN");
	expect(reasonOf(new Refused(409, { ...wrong, state: "gas", allowed: [] }))).not.toMatch(/[a-z]/);
});

test("each field that cannot be is named, with what was written there", () => {
	const { Refused, reasonOf } = page;
	const mistakes = [
		{ path: "body.guards.1.guard", found: '"qian"', expected: "somebody here who is guard" },
		{ path: "body.until", found: "90 min from now", expected: "at most 30 min from now" },
		{ path: "body.reason", found: "nothing", expected: "a text" },
	];
	const refused = new Refused(422, { ...urn("invalid"), mistakes });
	expect(reasonOf(refused)).toBe(
		"Guard: “qian” cannot be used. For how long: this cannot be used. Reason: nothing was given.",
	);
	page.speak("zh-CN");
	expect(reasonOf(refused)).toBe("保安员：“qian”不可用。 时限：内容不可用。 原因：未填写。");
});

/** What no person writes: the page, the phone or the browser fills it in. */
const OF_THE_PAGE = new Set([
	...["id", "checkins", "counter", "bootId", "code", "method", "proof", "sentAt", "position", "lastSeen", "answers"],
	...["app", "model", "batteryPercent", "queued", "token", "passkey", "created", "endpoint", "keys"],
	...["machine", "incident", "confirmations", "waitMs", "seq"],
]);

/** Every value of a body, by the names on the way to it, numbers left out as in a mistake's path. */
function valuesOf(schema: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
	const is: { properties?: Record<string, unknown>; items?: unknown; anyOf?: unknown[] } = Object(schema);
	if (is.properties) return Object.entries(is.properties).flatMap(([name, of]) => valuesOf(of, [...path, name]));
	if (is.items) return valuesOf(is.items, path);
	if (is.anyOf) return is.anyOf.flatMap((of) => valuesOf(of, path));
	return [path];
}

test("whatever of a body a person writes on a page is named where it cannot be", async () => {
	let pages = "";
	for await (const file of glob("src/web/**/*.{ts,tsx}")) pages += await readFile(file, "utf8");
	const isSent = (method: string, path: string) =>
		pages.includes(`"${method} ${path}"`) || path.startsWith("/incidents/{id}/");
	const sent = ROUTES.filter(({ method, path, input }) => "body" in input && isSent(method, path));
	expect(sent.length).toBeGreaterThan(30);
	const unnamed = sent.flatMap(({ method, path, input }) => {
		const body = "body" in input ? input.body : undefined;
		const schema = body && z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
		return valuesOf(schema)
			.filter((names) => names.length > 0 && !names.some((name) => OF_THE_PAGE.has(name)))
			.filter((names) => !names.some((name) => page.t.find(`field.${name}`)))
			.map((names) => `${method} ${path}: ${names.join(".")}`);
	});
	expect(unnamed).toEqual([]);
});

test("who is asked to wait is told for how long, and who asks a dead hub is told that it is dead", () => {
	const { Refused, reasonOf } = page;
	expect(reasonOf(new Refused(429, urn("too-many-attempts"), 8))).toBe("Too many attempts. Try again in 8 seconds.");
	expect(reasonOf(new Refused(503, urn("store-unavailable"), 1))).toContain("Try again in 1 second.");
	expect(reasonOf(new Refused(0, {}))).toBe(page.t.find("hubUnreachable")?.en);
	expect(reasonOf(new Refused(502, {}))).toBe("The hub failed at it (status 502). Nothing was done.");
});

test("a wrong password often enough is answered with the seconds to wait, as the page reads them", async () => {
	vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(`${rig.http.url}${path}`, init));
	const attempt = () => page.api("POST /session", { body: { username: "nobody-here", password: "wrong-again-9" } });
	let refused: unknown;
	for (let tries = 0; tries < 12; tries++) refused = await attempt().catch((error: unknown) => error);
	if (!(refused instanceof page.Refused)) throw refused;
	expect(refused.code).toBe("too-many-attempts");
	expect(refused.retryAfterS).toBeGreaterThan(0);
	expect(page.reasonOf(refused)).toMatch(/^Too many attempts\. Try again in \d+ seconds?\.$/);
});

const real = fetch;

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { nameOf, ROUTES } from "../../src/contract/routes.ts";
import { PROBLEMS, type ProblemCode } from "../../src/model/problem.ts";
import { ROLES, type Role } from "../../src/model/role.ts";
import { TARGET_ACTIONS } from "../../src/model/target-actions.generated.ts";
import type { Reply } from "./reply.ts";
import { openRig, type Person, type Rig, request } from "./rig.ts";

let rig: Rig;
const people = new Map<Role, Person>();
beforeAll(async () => {
	rig = await openRig();
	for (const role of ROLES) people.set(role, await rig.person(role));
});
afterAll(() => rig.close());

const fill = (path: string) => path.replace("{seq}", "1").replaceAll(/\{\w+\}/g, "none-such");

/** What is published, with its roles, written down once more: a route may be added, none leaves or is opened to others. */
const CONTRACT: Readonly<Record<string, readonly Role[]>> = {
	"GET /session": ROLES,
	"DELETE /session": ROLES,
	"GET /site": ROLES,
	"GET /devices": ["operator", "captain", "manager", "admin"],
	"GET /devices/{id}": ["operator", "captain", "manager", "admin"],
	"POST /devices/{id}/commands": ["operator", "captain", "admin"],
	"GET /snapshots/{hash}": ROLES,
	"GET /events": ["operator", "captain", "manager", "admin"],
	"GET /events/{seq}": ["operator", "captain", "manager", "admin"],
	"GET /incidents": ROLES,
	"GET /incidents.csv": ["captain", "manager", "admin"],
	"GET /events.csv": ["captain", "manager", "admin"],
	"GET /statistics/overview": ["captain", "manager", "admin"],
	"GET /statistics/incidents": ["captain", "manager", "admin"],
	"GET /statistics/response": ["captain", "manager", "admin"],
	"GET /statistics/patrol": ["captain", "manager", "admin"],
	"GET /statistics/devices": ["captain", "manager", "admin"],
	"GET /statistics/health": ["captain", "manager", "admin"],
	"GET /statistics/heatmap": ["captain", "manager", "admin"],
	"GET /incidents/{id}": ROLES,
	"GET /incidents/{id}/proposals": ["operator", "captain"],
	"GET /alarms": ["operator", "captain", "manager", "admin"],
	"GET /bypasses": ["operator", "captain", "manager", "admin"],
	"GET /walk-tests": ["operator", "captain", "manager", "admin"],
	"POST /alarms/{id}/shelve": ["operator", "captain", "admin"],
	"POST /alarms/{id}/unshelve": ["operator", "captain", "admin"],
	"POST /alarms/{id}/confirm": ["captain"],
	"POST /devices/{id}/out-of-service": ["operator", "captain", "admin"],
	"POST /devices/{id}/out-of-service/accept": ["guard", "operator", "captain", "admin"],
	"POST /devices/{id}/in-service": ["operator", "captain", "admin"],
	"POST /walk-tests": ["operator", "captain", "admin"],
	"POST /walk-tests/{id}/confirm": ["operator", "captain"],
	"POST /walk-tests/{id}/end": ["operator", "captain", "admin"],
	"POST /incidents": ["guard", "operator", "captain"],
	"POST /incidents/acknowledge": ["operator", "captain"],
	"POST /incidents/{id}/acknowledge": ["operator", "captain", "manager"],
	"POST /incidents/{id}/verify": ["operator", "captain"],
	"POST /incidents/{id}/note": ["operator", "captain"],
	"POST /incidents/{id}/resolve": ["operator", "captain"],
	"POST /incidents/{id}/release": ["operator", "captain"],
	"POST /incidents/{id}/transfer": ["operator", "captain"],
	"POST /incidents/{id}/accept": ["operator", "captain"],
	"POST /incidents/{id}/take-over": ["operator", "captain"],
	"POST /incidents/{id}/dispatch": ["operator", "captain"],
	"POST /incidents/{id}/notify": ["operator", "captain"],
	"POST /incidents/{id}/step": ["operator", "captain"],
	"POST /incidents/{id}/wait": ["operator", "captain"],
	"POST /incidents/{id}/hold": ["captain"],
	"DELETE /incidents/{id}/hold": ["captain", "admin"],
	"POST /incidents/{id}/merge": ["operator", "captain"],
	"POST /incidents/{id}/split": ["operator", "captain"],
	"POST /incidents/{id}/reopen": ["operator", "captain"],
	"POST /incidents/{id}/review": ["captain"],
	"POST /incidents/{id}/police-outcome": ["captain", "manager"],
	"POST /dispatches/{id}/accept": ["guard", "operator", "captain"],
	"POST /dispatches/{id}/decline": ["guard", "operator", "captain"],
	"POST /dispatches/{id}/arrive": ["guard", "operator", "captain"],
	"POST /dispatches/{id}/done": ["guard", "operator", "captain"],
	"GET /deliveries": ["operator", "captain", "admin"],
	"GET /weather": ["operator", "captain", "manager", "admin"],
	"POST /weather": ["operator", "captain"],
	"POST /weather/{id}/end": ["operator", "captain"],
	"GET /shifts": ["operator", "captain"],
	"GET /shifts/current": ["operator", "captain"],
	"POST /shifts/sign-on": ["operator", "captain"],
	"POST /shifts/sign-off": ["operator", "captain"],
	"POST /shifts/hand-over": ["operator", "captain"],
	"POST /shifts/take-over": ["operator", "captain"],
	"POST /shifts/guards": ["operator", "captain"],
	"POST /shifts/step-away": ["operator", "captain"],
	"POST /shifts/step-away/accept": ["guard", "operator", "captain", "admin"],
	"POST /shifts/return": ["guard", "operator", "captain"],
	"POST /shifts/present": ["guard", "operator", "captain"],
	"POST /shifts/mine/start": ["guard"],
	"POST /shifts/mine/end": ["guard"],
	"POST /phones": ["guard"],
	"PUT /phones/mine/contact": ["guard"],
	"GET /phones": ["captain", "admin"],
	"GET /phones/{id}": ["captain", "admin"],
	"DELETE /phones/{id}": ["captain", "admin"],
	"POST /dispatches/{id}/received": ["guard"],
	"POST /dispatches/{id}/seen": ["guard"],
	"GET /messages": ["operator", "captain"],
	"POST /messages": ["operator", "captain"],
	"POST /messages/{id}/received": ["guard"],
	"POST /messages/{id}/seen": ["guard"],
	"GET /push/key": ROLES,
	"POST /push/subscriptions": ROLES,
	"DELETE /push/subscriptions": ROLES,
	"POST /incidents/{id}/seen": ROLES,
	"GET /drills": ["operator", "captain"],
	"POST /drills": ["operator", "captain"],
	"POST /drills/{id}/end": ["operator", "captain"],
	"GET /quarantine": ["admin"],
	"GET /certificate": ROLES,
	"GET /clock": ["captain", "admin"],
	"POST /clock/confirm": ["captain", "admin"],
	"GET /configuration": ["admin"],
	"POST /configuration/reload": ["admin"],
	"GET /people": ROLES,
	"GET /users": ["captain", "admin"],
	"POST /users": ["captain", "admin"],
	"PATCH /users/{name}": ["captain", "admin"],
	"POST /users/{name}/pin": ROLES,
	"GET /sessions": ROLES,
	"DELETE /sessions": ROLES,
	"DELETE /sessions/{id}": ROLES,
	"PUT /session/password": ROLES,
	"PUT /session/duress-password": ROLES,
	"GET /session/second-factor": ROLES,
	"POST /session/second-factor": ROLES,
	"PUT /session/second-factor": ROLES,
	"POST /session/second-factor/recovery-codes": ROLES,
	"POST /session/second-factor/end": ROLES,
	"POST /session/passkeys/begin": ROLES,
	"POST /session/passkeys": ROLES,
	"POST /session/passkeys/{id}/remove": ROLES,
	"GET /displays": ["admin"],
	"POST /displays": ["admin"],
	"DELETE /displays/{id}": ["admin"],
	"GET /display": ROLES,
	"GET /tokens": ["admin"],
	"POST /tokens": ["admin"],
	"DELETE /tokens/{id}": ["admin"],
	"GET /metrics": ROLES,
	"GET /openapi.json": ROLES,
	"GET /asyncapi.json": ROLES,
};
const OPEN = [
	"POST /session",
	"POST /session/link",
	"POST /session/passkey",
	"POST /display",
	"GET /healthz",
	"GET /readyz",
];

describe("the route table", () => {
	test("is what the contract states, each route once and no other", () => {
		expect(rig.http.routes.map(nameOf).sort()).toEqual(ROUTES.map(nameOf).sort());
	});

	test("has every route that is published, for the same roles", () => {
		const table = Object.fromEntries(rig.http.routes.map((route) => [nameOf(route), route.roles]));
		expect(table).toMatchObject({ ...CONTRACT, ...Object.fromEntries(OPEN.map((name) => [name, "open"])) });
	});

	test("has a route for each action, with the action's own roles", () => {
		const table = new Map(rig.http.routes.map((route) => [nameOf(route), route.roles]));
		for (const action of TARGET_ACTIONS) {
			expect([action.path, table.get(nameOf(action))]).toEqual([action.path, action.roles]);
		}
	});

	test("opens to no stranger what is not published as open", () => {
		expect(
			rig.http.routes
				.filter(({ roles }) => roles === "open")
				.map(nameOf)
				.sort(),
		).toEqual([...OPEN].sort());
	});

	test("lets each role in where it may, and nobody else", async () => {
		for (const { method, path, roles } of rig.http.routes) {
			if (roles === "open" || path === "/session") continue;
			for (const role of ROLES) {
				const body = method === "POST" || method === "PUT" || method === "PATCH" ? {} : undefined;
				const { status, text } = (await people.get(role)?.call(method, fill(path), body)) ?? {};
				const refused = status === 403 && text?.includes("urn:gatehouse:problem:forbidden");
				expect([role, method, path, refused, status === 401]).toEqual([
					role,
					method,
					path,
					!roles.includes(role),
					false,
				]);
			}
		}
	});

	test("lets no stranger in", async () => {
		for (const { method, path, roles } of rig.http.routes) {
			if (roles === "open") continue;
			for (const headers of [{}, { cookie: "gatehouse=guessed" }, { authorization: "Bearer guessed" }]) {
				const reply = await request(rig.http.url, method, fill(path), { headers });
				expect([method, path, reply.status]).toEqual([method, path, 401]);
				expect(reply.headers.get("www-authenticate")).toBe("Bearer");
			}
		}
	});

	test("refuses writes that another site made the browser send", async () => {
		const operator = people.get("operator");
		for (const { method, path, roles } of rig.http.routes) {
			if (method === "GET") continue;
			for (const headers of [
				{ origin: "http://evil.example" },
				{ origin: "null" },
				{ origin: rig.http.url.replace(/\d+$/, "1") },
			]) {
				const reply = await operator?.call(method, fill(path), {}, headers);
				expect([method, path, roles, reply?.problem.type]).toEqual([
					method,
					path,
					roles,
					"urn:gatehouse:problem:foreign-origin",
				]);
			}
		}
	});

	test("answers what the API documents and not a field more", async () => {
		await rig.says("beam-north-1", "perimeter.beam-broken", { beams: [1] });
		await rig.says("panel-b03-2-0401", "home.panic", { button: "wall" });
		await rig.says("panel-b03-2-0401", "home.restored", { of: "home.panic" });
		const admin = people.get("admin");
		const captain = people.get("captain");
		await captain?.call("POST", "/shifts/sign-on", {});
		const stops = [{ checkpoint: "cp-b01", afterMinutes: 0, toleranceMinutes: 5 }];
		const words = { en: "One stop", "zh-CN": "一点" };
		await captain?.call("PUT", "/patrol/routes/one-stop", { words, order: "ordered", stops });
		const round = (await captain?.call("POST", "/patrol/rounds", { route: "one-stop" }))?.answer.id ?? "";
		const phone = "0198c6d2-0000-7000-8000-00000000000a";
		await people.get("guard")?.call("POST", "/phones", { id: phone, app: "1.0.0" });
		for (const { method, path, answer, mediaType, roles } of rig.http.routes) {
			if (method !== "GET" || mediaType !== undefined) continue;
			const [incident] = (await admin?.call("GET", "/incidents"))?.answer.items ?? [];
			const ids = { "/devices": "beam-north-1", "/patrol/rounds": round, "/phones": phone };
			const id = Object.entries(ids).find(([of]) => path.startsWith(of))?.[1] ?? incident?.id ?? "";
			const who = roles === "open" || roles.includes("admin") ? admin : captain;
			const reply = await who?.call(method, fill(path.replace("{id}", id)));
			expect([path, reply?.status]).toEqual([path, 200]);
			expect([path, answer.parse(reply?.json)]).toEqual([path, reply?.json]);
		}
	});
});

const openapi = z.looseObject({
	openapi: z.string(),
	paths: z.record(
		z.string(),
		z.record(
			z.string(),
			z.object({
				responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
			}),
		),
	),
});

describe("the OpenAPI document", () => {
	test("is OpenAPI 3.1 and lists each route", async () => {
		const answer = openapi.parse((await people.get("guard")?.call("GET", "/openapi.json"))?.json);
		expect(answer.openapi).toBe("3.1.0");
		const listed = Object.entries(answer.paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`),
		);
		expect(listed.sort()).toEqual(ROUTES.map(nameOf).sort());
		expect(JSON.stringify(answer)).not.toContain("$schema");
	});

	test("leaves every answer open for fields to come", async () => {
		const { text } = (await people.get("guard")?.call("GET", "/openapi.json")) ?? {};
		expect(text).not.toContain('"additionalProperties":false');
	});

	test("lists for each route the problems it can give and no other", async () => {
		const { paths } = openapi.parse((await people.get("guard")?.call("GET", "/openapi.json"))?.json);
		for (const { method, path, root, problems } of rig.http.routes) {
			const responses = paths[root ? path : `/api/v1${path}`]?.[method.toLowerCase()]?.responses ?? {};
			const documented: string[] = [];
			for (const [status, { content }] of Object.entries(responses)) {
				const text = JSON.stringify(content?.["application/problem+json"] ?? "");
				for (const [, code = ""] of text.matchAll(/urn:gatehouse:problem:([a-z-]+)/g)) {
					documented.push(code);
					expect([code, String(PROBLEMS[asCode(code)].status)]).toEqual([code, status]);
				}
			}
			expect([method, path, documented.sort()]).toEqual([method, path, [...problems].sort()]);
		}
	});
});

function asCode(code: string): ProblemCode {
	if (Object.hasOwn(PROBLEMS, code)) return code as ProblemCode;
	throw new Error(`not a problem: ${code}`);
}

describe("a request that cannot be served", () => {
	const given: [string, number, () => Promise<Reply | undefined>][] = [
		["malformed", 400, () => call("POST", "/incidents", '{"kind":')],
		["malformed", 400, () => call("POST", "/incidents", "a=b", { "content-type": "text/plain" })],
		["malformed", 400, () => call("GET", "/events?cursor=!")],
		["malformed", 400, () => call("POST", "/incidents/inc-1/acknowledge", {}, { "if-match": "the newest" })],
		["too-large", 413, () => call("POST", "/incidents", { note: "x".repeat(70_000) })],
		["invalid", 422, () => call("GET", "/incidents?limit=1001")],
		["invalid", 422, () => call("GET", "/events/last")],
		["invalid", 422, () => call("POST", "/incidents", { kind: "dragon", zone: "east-3", reportedBy: "phone" })],
		["invalid", 422, () => call("POST", "/incidents", { kind: "fire", zone: "atlantis", reportedBy: "phone" })],
		["invalid", 422, () => call("POST", "/incidents", { kind: "fire", reportedBy: "phone" })],
		["not-found", 404, () => call("GET", "/nothing")],
		["not-found", 404, () => call("GET", "/incidents/inc-99999")],
		["not-found", 404, () => call("GET", "/events/99999")],
		["not-found", 404, () => call("GET", "/devices/beam-moon-1")],
		["not-found", 404, () => call("POST", "/incidents/inc-99999/note", { text: "?" })],
	];
	const call = async (...args: Parameters<Person["call"]>) => people.get("operator")?.call(...args);

	test.each(given)("gets %s (%i) with words", async (code, status, send) => {
		const reply = await send();
		expect(reply?.headers.get("content-type")).toBe("application/problem+json");
		expect(reply?.status).toBe(status);
		expect(reply?.json).toMatchObject({ type: `urn:gatehouse:problem:${code}`, status, title: expect.any(String) });
		expect(reply?.problem.detail.length).toBeGreaterThan(10);
	});

	test("is told which kind of body was found, and which is taken", async () => {
		const reply = await call("POST", "/incidents", "a=b", { "content-type": "text/plain" });
		expect(reply?.problem.detail).toBe("content-type: found text/plain, expected application/json");
	});

	test("is told each mistake: where, what was found, what is expected", async () => {
		const reply = await call("POST", "/incidents", { kind: "dragon", zone: "east-3", reportedBy: "pigeon" });
		expect(reply?.problem.mistakes).toMatchObject([
			{ path: "body.kind", found: '"dragon"', expected: expect.stringContaining("fire") },
			{ path: "body.reportedBy", found: '"pigeon"', expected: expect.stringContaining("phone") },
		]);
		expect(rig.errors).toEqual([]);
	});
});

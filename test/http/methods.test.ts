import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRig, type Person, type Rig, request } from "./rig.ts";

let rig: Rig;
let operator: Person;
let guard: Person;
let webRoot: string;
beforeAll(async () => {
	webRoot = await mkdtemp(join(tmpdir(), "gatehouse-web-"));
	await mkdir(join(webRoot, "console"));
	await writeFile(join(webRoot, "console", "index.html"), "<!doctype html><title>Gatehouse</title>");
	rig = await openRig({ webRoot });
	operator = await rig.person("operator");
	guard = await rig.person("guard");
});
afterAll(async () => {
	await rig.close();
	await rm(webRoot, { recursive: true });
});

const fill = (path: string) => path.replace("{seq}", "1").replaceAll(/\{\w+\}/g, "none-such");
const words = ({ path, root }: { readonly path: string; readonly root?: boolean | undefined }) =>
	`${root ? "" : "/api/v1"}${path}`.split("/");
const fits = (pattern: readonly string[], path: readonly string[]) =>
	pattern.length === path.length && pattern.every((word, i) => word.startsWith("{") || word === path[i]);
const HEADERS = ["content-type", "cache-control", "content-disposition", "www-authenticate", "content-security-policy"];

describe("HEAD is answered as GET, without a body", () => {
	test("on every route, for the same roles", async () => {
		for (const { path } of rig.http.routes.filter(({ method }) => method === "GET")) {
			for (const who of [operator, guard, undefined]) {
				const ask = (how: "GET" | "HEAD") => (who ? who.call(how, fill(path)) : request(rig.http.url, how, fill(path)));
				const [got, head] = [await ask("GET"), await ask("HEAD")];
				expect([path, head.status, head.text]).toEqual([path, got.status, ""]);
				for (const name of HEADERS)
					expect([path, name, head.headers.get(name)]).toEqual([path, name, got.headers.get(name)]);
			}
		}
		expect(rig.errors).toEqual([]);
	});

	test.each(["/console", "/console/incidents/inc-1", "/trust", "/trust/style.css", "/console/index.html", "/docs/"])(
		"at %s",
		async (path) => {
			const [got, head] = await Promise.all(
				["GET", "HEAD"].map((method) =>
					fetch(`${rig.http.url}${path}`, { method, headers: { cookie: operator.cookie } }),
				),
			);
			expect([head?.status, await head?.text()]).toEqual([200, ""]);
			for (const name of [...HEADERS, "content-length"])
				expect([name, head?.headers.get(name)]).toEqual([name, got?.headers.get(name)]);
		},
	);
});

describe("another method of a known path is 405 with those that there are", () => {
	test("on every route", async () => {
		for (const route of rig.http.routes) {
			const path = words({ ...route, path: fill(route.path) });
			const there = rig.http.routes.filter((one) => fits(words(one), path)).map(({ method }): string => method);
			const allow = [...new Set([...there, ...(there.includes("GET") ? ["HEAD"] : [])])].sort();
			for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
				if (allow.includes(method)) continue;
				const reply = await fetch(`${rig.http.url}${path.join("/")}`, { method, headers: { cookie: operator.cookie } });
				expect([path, method, reply.status, reply.headers.get("content-type")]).toEqual([
					...[path, method, 405, "application/problem+json"],
				]);
				expect([path, reply.headers.get("allow")]).toEqual([path, allow.join(", ")]);
			}
		}
	});

	test.each(["/console", "/console/incidents/inc-1", "/trust"])("at %s", async (path) => {
		const reply = await fetch(`${rig.http.url}${path}`, { method: "POST" });
		expect([reply.status, reply.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
		expect(await reply.json()).toMatchObject({ type: "urn:gatehouse:problem:method-not-allowed" });
	});

	test.each(["/nothing", "/api/v1/nothing", "/api/v1/devices/none/such"])(
		"and not at %s, which is not known",
		async (path) => {
			const reply = await fetch(`${rig.http.url}${path}`, { method: "POST" });
			expect([reply.status, reply.headers.get("allow")]).toEqual([404, null]);
		},
	);
});

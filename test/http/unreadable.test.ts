import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let webRoot: string;
beforeAll(async () => {
	webRoot = await mkdtemp(join(tmpdir(), "gatehouse-web-"));
	await mkdir(join(webRoot, "assets"));
	await mkdir(join(webRoot, "console"));
	await writeFile(join(webRoot, "console", "index.html"), "<!doctype html><title>Gatehouse</title>");
	rig = await openRig({ webRoot });
});
afterAll(async () => {
	await rig.close();
	await rm(webRoot, { recursive: true });
});

interface Sent {
	readonly method?: string;
	readonly path: string;
	readonly type?: string;
	readonly body?: string;
}

/** Sends a request as no browser would, and gives what was answered until the hub closed. */
function bare({ method = "GET", path, type = "application/json", body = "" }: Sent): Promise<string> {
	const { hostname, port } = new URL(rig.http.url);
	const head = [`${method} ${path} HTTP/1.1`, `host: ${hostname}:${port}`, "connection: close"];
	const about = body === "" ? [] : [`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`];
	return new Promise((done) => {
		let heard = "";
		const socket = connect(Number(port), hostname);
		socket.on("data", (chunk) => {
			heard += chunk;
		});
		socket.on("error", () => undefined).on("close", () => done(heard));
		socket.write(`${[...head, ...about].join("\r\n")}\r\n\r\n${body}`);
	});
}

const session = { method: "POST", path: "/api/v1/session" };
const release = { method: "POST", path: "/api/v1/shifts/sign-off" };

test.each<readonly [string, Sent, number]>([
	["a folder of the pages", { path: "/assets/" }, 404],
	["the pages' root by another name", { path: "/assets/.." }, 404],
	["a path with U+0000", { path: "/%00" }, 404],
	["an asset with U+0000", { path: "/assets/%00" }, 404],
	["a path that is cut in a percent sign", { path: "/api/v1/incidents/%" }, 400],
	["a path that is no UTF-8", { path: "/%ff" }, 400],
	["a name too long for a file", { path: `/${"a".repeat(5_000)}` }, 404],
	["an id of 5,000 letters", { path: `/api/v1/devices/${"a".repeat(5_000)}` }, 404],
	["a path of 60,000 letters", { path: `/${"a".repeat(60_000)}` }, 431],
	["no HTTP at all", { method: "\u0001\u0002", path: "/" }, 400],
	["a method that is none", { method: "BREW", path: "/" }, 400],
	["a method that no route has there", { method: "PUT", path: "/api/v1/session" }, 405],
	["a method that no page has", { method: "POST", path: "/console" }, 405],
	["60 KB of brackets", { ...session, body: "[".repeat(60_000) }, 400],
	["60 KB of brackets within quotes and out", { ...session, body: `{"a":${"[".repeat(60_000)}` }, 400],
	["no JSON", { ...session, body: "{" }, 400],
	["JSON with a prototype", { ...session, body: '{"__proto__":{"admin":true}}' }, 400],
	["a body over 64 KiB", { ...session, body: JSON.stringify("x".repeat(66_000)) }, 413],
	["a body of another kind", { ...session, type: "text/plain", body: "hello" }, 400],
	["a body of a kind that is none", { ...session, type: "\u0007", body: "hello" }, 400],
	["no JSON where no body is read", { ...release, body: "{" }, 401],
])("%s is answered as a problem, and nothing is logged", async (_what, sent, status) => {
	const logged = rig.errors.length;
	const heard = await bare(sent);
	const [head = "", body = ""] = heard.split("\r\n\r\n");
	expect(head.split("\r\n")[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
	expect(head.toLowerCase()).toContain("content-type: application/problem+json");
	expect(JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1))).toMatchObject({
		type: expect.stringContaining("urn:gatehouse:problem:"),
		detail: expect.any(String),
	});
	expect(rig.errors.slice(logged)).toEqual([]);
});

test("what cannot be read is 4xx on every route that takes a body, whatever the route documents", async () => {
	const logged = rig.errors.length;
	const admin = await rig.person("admin");
	const captain = await rig.person("captain");
	for (const { method, path, root } of rig.http.routes) {
		if (method === "GET" || root || path.startsWith("/session")) continue;
		for (const body of ["[".repeat(60_000), "{"]) {
			const filled = path.replaceAll(/\{\w+\}/g, "none");
			for (const who of [admin, captain]) {
				const { status, headers } = await who.call(method, filled, body);
				expect([method, path, Math.floor(status / 100), headers.get("content-type")]).toEqual([
					method,
					path,
					4,
					"application/problem+json",
				]);
			}
		}
	}
	expect(rig.errors.slice(logged)).toEqual([]);
});

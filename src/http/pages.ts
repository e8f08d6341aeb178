import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** Addresses that the console itself reads: a deep link opens it at the incident, thing or moment. */
const CONSOLE = ["/", "/incidents/:id", "/devices/:id", "/zones/:id", "/buildings/:id", "/at/:instant", "/people"];
/** Files named by their content (Vite), so they never change. */
const HASHED = `${join("/", "assets")}/`;
const YEAR_S = 31_536_000;

/** Serves the built browser pages from `webRoot`. */
export async function servePages(app: FastifyInstance, webRoot: string): Promise<void> {
	if (!existsSync(webRoot)) return;
	await app.register(fastifyStatic, {
		root: webRoot,
		index: false,
		cacheControl: false,
		schemaHide: true,
		setHeaders(reply, path) {
			const hashed = path.slice(webRoot.length).startsWith(HASHED);
			reply.header("cache-control", hashed ? `public, max-age=${YEAR_S}, immutable` : "no-cache");
		},
	});
	for (const url of CONSOLE) {
		app.get(url, { schema: { hide: true } }, (_request, reply) => reply.sendFile("index.html"));
	}
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { WORKER_POLICY } from "./headers.ts";

/** Where a page's document says at which addresses it opens; one that says nothing has its folder's, and all below it. */
const ADDRESSES = /<meta name="addresses" content="([^"]*)">/;
/** Files named by their content (Vite), so they never change. */
const HASHED = `${join("/", "assets")}/`;
/** A page's own workers: each is ruled by the policy that its script comes with, not by the page's. */
const WORKER = /^\/[^/]+\/workers\//;
const YEAR_S = 31_536_000;
/** Where a document names a file of the hub's; a script or style names others only beside itself (`vite.config.ts`). */
const OWN_FILE = /(?<= (?:src|href)=")(?=\/)/g;

interface Page {
	/** Its document, below the folder of the pages. */
	readonly document: string;
	readonly addresses: readonly string[];
}

/**
 * Serves the built browser pages from `webRoot`: each folder there with a document in it is one. The documents alone say
 * where the hub is below its origin, for their files and for the page's own code (`web/app/base-path.ts`).
 */
export async function servePages(app: FastifyInstance, webRoot: string, basePath: string): Promise<void> {
	if (!existsSync(webRoot)) return;
	await app.register(fastifyStatic, {
		root: webRoot,
		index: false,
		cacheControl: false,
		schemaHide: true,
		setHeaders(reply, path) {
			const file = path.slice(webRoot.length);
			const hashed = file.startsWith(HASHED);
			if (WORKER.test(file)) reply.header("content-security-policy", WORKER_POLICY);
			reply.header("cache-control", hashed ? `public, max-age=${YEAR_S}, immutable` : "no-cache");
		},
	});
	for (const { document, addresses } of pagesIn(webRoot)) {
		for (const url of addresses) {
			app.get(url, { schema: { hide: true } }, async (_request, reply) => {
				const html = await readFile(join(webRoot, document), "utf8");
				reply.type("text/html; charset=utf-8").header("cache-control", "no-cache");
				return placed(html, basePath);
			});
		}
	}
}

/** The document as it is where the hub is below that path. */
function placed(html: string, basePath: string): string {
	if (basePath === "") return html;
	return html.replaceAll(OWN_FILE, basePath).replace("<head>", `<head>\n<meta name="base-path" content="${basePath}">`);
}

function pagesIn(webRoot: string): readonly Page[] {
	return readdirSync(webRoot).flatMap((folder) => {
		const document = join(folder, "index.html");
		if (!existsSync(join(webRoot, document))) return [];
		const said = ADDRESSES.exec(readFileSync(join(webRoot, document), "utf8"))?.[1];
		return [{ document, addresses: said?.split(" ") ?? [`/${folder}`, `/${folder}/*`] }];
	});
}

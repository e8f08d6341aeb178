import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Everything comes from the hub; nothing inline, nothing framed. `'self'` covers the WebSocket (CSP3 §6.7.2.8). */
const POLICY = {
	"default-src": ["'self'"],
	"img-src": ["'self'", "data:", "blob:"],
	"media-src": ["'self'", "blob:"],
	"object-src": ["'none'"],
	"base-uri": ["'none'"],
	"form-action": ["'self'"],
	"frame-ancestors": ["'none'"],
};

/** The documentation page sets styles of its own at run time. */
const DOCS = { ...POLICY, "style-src": ["'self'", "'unsafe-inline'"] };

/** A worker of a page may compile WebAssembly, which reads QR codes; the pages themselves may not. */
const WORKER = { ...POLICY, "script-src": ["'self'", "'wasm-unsafe-eval'"] };

const written = (policy: Readonly<Record<string, readonly string[]>>) =>
	Object.entries(policy)
		.map(([name, sources]) => `${name} ${sources.join(" ")}`)
		.join("; ");

export const DOCS_POLICY = written(DOCS);
export const WORKER_POLICY = written(WORKER);

/** The headers of every answer. `strict`: browsers remember to speak TLS with this name (RFC 6797). */
export async function setHeaders(app: FastifyInstance, { strict }: { strict: boolean }): Promise<void> {
	await app.register(helmet, {
		contentSecurityPolicy: { useDefaults: false, directives: POLICY },
		strictTransportSecurity: strict && { includeSubDomains: false },
		crossOriginEmbedderPolicy: false,
		referrerPolicy: { policy: "no-referrer" },
		xFrameOptions: { action: "deny" },
	});
}

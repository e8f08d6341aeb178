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

export const DOCS_POLICY = Object.entries(DOCS)
	.map(([name, sources]) => `${name} ${sources.join(" ")}`)
	.join("; ");

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

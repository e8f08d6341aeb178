import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform } from "fastify-type-provider-zod";
import type { Access } from "../access/open.ts";
import { ANYONE } from "../contract/http/roles.ts";
import { type HubAddress, reachingOf } from "./cookies.ts";
import { DOCS_POLICY } from "./headers.ts";
import { authorise, credentialOf } from "./identity.ts";
import { problemOf, renderProblem } from "./problem.ts";

/** Gathers the routes registered after it into one OpenAPI 3.1 document. */
export async function gatherOpenapi(app: FastifyInstance, version: string, basePath: string): Promise<void> {
	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: "Gatehouse",
				version,
				description:
					"The security monitoring event hub of a residential compound. Times are RFC 3339; errors are problem+json (RFC 9457).",
				license: { name: "Apache-2.0", identifier: "Apache-2.0" },
			},
			servers: [{ url: basePath || "/" }],
			components: {
				securitySchemes: {
					session: { type: "apiKey", in: "cookie", name: "gatehouse" },
					token: { type: "http", scheme: "bearer" },
				},
			},
			security: [{ session: [] }, { token: [] }],
		},
		transform: createJsonSchemaTransform({ zodToJsonConfig: { override: leaveOpen } }),
	});
}

/** A reader must bear fields that are not there yet: what is answered may grow (CONTRACT). */
function leaveOpen({ jsonSchema }: { jsonSchema: { additionalProperties?: unknown } }): void {
	if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** A page that shows the document and tries it, at `/docs`, for who is signed in. */
export async function serveDocs(app: FastifyInstance, access: Access, at: HubAddress): Promise<void> {
	await app.register(async (docs) => {
		docs.setErrorHandler((error, _request, reply) => {
			const problem = problemOf(error);
			if (!problem) throw error;
			const { status, headers, body } = renderProblem(problem);
			return reply.code(status).headers(headers).serializer(String).send(body);
		});
		docs.addHook("onRequest", async (request, reply) => {
			authorise(access, credentialOf(request.headers, reachingOf(request.raw, at)), { roles: ANYONE });
			reply.header("content-security-policy", DOCS_POLICY);
		});
		await docs.register(swaggerUi, { routePrefix: "/docs" });
	});
}

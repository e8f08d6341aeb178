import type { AddressInfo } from "node:net";
import cookie from "@fastify/cookie";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { clientOf, isAmong } from "../admission/client.ts";
import { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import { serverOptions } from "../certificates/protocols.ts";
import { asyncapi } from "../contract/asyncapi.ts";
import { below } from "../contract/http/base-path.ts";
import type { Route } from "../contract/http/define-route.ts";
import { writtenOf } from "../contract/written.ts";
import { BUDGETS, newReached, type Reached } from "../model/budgets.ts";
import { Refusal } from "../model/problem.ts";
import { gatherOpenapi, serveDocs } from "./documents.ts";
import { setHeaders } from "./headers.ts";
import type { Hub } from "./hub.ts";
import { gatherPaths } from "./known-paths.ts";
import { openMetrics } from "./metrics.ts";
import { servePages } from "./pages.ts";
import { PROBLEM_TYPE, problemOf, renderProblem } from "./problem.ts";
import { registerRoute } from "./register.ts";
import { secureWith } from "./secure-server.ts";
import { openServed } from "./served.ts";
import { HANDLERS } from "./table.ts";
import { reachedAt, serveTrust } from "./trust/serve.ts";
import { sayUnknownProxies } from "./unknown-proxies.ts";
import { readJsonBodies, refuseNoHttp, unreadable } from "./unreadable.ts";
import { acceptUpgrades } from "./upgrade.ts";

const REQUEST_MAX_MS = 30_000;
/** A connection with no request in hand is closed after this. */
const KEEP_ALIVE_MS = 10_000;
/** Counted from the accept, or from the end of the handshake; looked at once a second. */
const TIMES = { headersTimeout: BUDGETS["sign-in-time"].limit, connectionsCheckingInterval: 1_000 };
/** What listens on all addresses of a machine is at none of that name. */
const EVERY_ADDRESS = /^(0\.0\.0\.0|::)$/;
/** How long requests in hand may take when the hub closes. */
const CLOSE_WITHIN_MS = 1_500;

export interface HttpOptions extends Hub {
	readonly listen: { readonly host: string; readonly port: number };
	/** Where it is below its origin, as browsers see it: `/gatehouse`, or nothing. */
	readonly basePath?: string;
	/** Where the built pages are; absent, there are none. */
	readonly webRoot?: string;
	/** Counts the budgets that are reached. */
	readonly reached?: Reached;
	/** The sockets of all ports on which nobody has signed in yet. */
	readonly anonymous?: AnonymousSockets;
}

export interface HttpServer {
	/** Where it listens, with the real port and the base path: `http://127.0.0.1:8080`. */
	readonly url: string;
	/** Where another machine reaches it: `url`, unless it listens on every address of this one. */
	readonly reachedAt: string;
	readonly port: number;
	/** Every route with its roles. */
	readonly routes: readonly Route[];
	/** Takes no more, answers what is in hand, within two seconds. */
	close(): Promise<void>;
}

/**
 * Opens the API, the pages and the WebSockets on one port.
 *
 * @throws {Refusal} `port-taken`; `wrong-usage` for an address that is not this machine's.
 */
export async function openHttp(options: HttpOptions): Promise<HttpServer> {
	const { listen, certificates, webRoot, site, access, log, reached = newReached() } = options;
	const { anonymous = new AnonymousSockets(reached), basePath = "" } = options;
	const secure = certificates !== undefined;
	const app: FastifyInstance = Fastify({
		bodyLimit: BUDGETS.body.limit,
		requestTimeout: REQUEST_MAX_MS,
		exposeHeadRoutes: true,
		clientErrorHandler: refuseNoHttp,
		frameworkErrors: (error, request, reply) => answerError(error, request, reply, log),
		routerOptions: { ignoreTrailingSlash: true },
		rewriteUrl: ({ url = "/" }) => below(basePath, url),
		keepAliveTimeout: KEEP_ALIVE_MS,
		...(certificates ? { https: { ...serverOptions(certificates.pair), ...TIMES } } : { http: TIMES }),
	});
	const securing = certificates && secureWith(app.server, certificates, basePath);
	anonymous.watch(app.server, { tls: secure, passesOn: (address) => isAmong(site().trustedProxies, address) });
	const sayUnknown = sayUnknownProxies(log);
	app.addHook("onRequest", async ({ raw }) => {
		const client = clientOf(raw, site().trustedProxies);
		anonymous.isFrom(raw.socket, client.address);
		sayUnknown(client);
	});
	// Handlers check their input themselves, and the compiler checks their answers (`handle`): here the schemas are for
	// the document only. Checking a list of 1,000 once more would hold the main thread for 10 to 30 ms.
	app.setValidatorCompiler(() => (value) => ({ value }));
	app.setSerializerCompiler(() => (body) => JSON.stringify(body));
	readJsonBodies(app);
	answerErrors(app, options, gatherPaths(app));
	// A name whose certificate comes from an authority that somebody chose is bound to https; one that the hub itself vouches
	// for is not: after a new authority no browser could reach the page that tells how to trust it.
	await setHeaders(app, { strict: secure && certificates.authority === undefined });
	await app.register(cookie);
	await gatherOpenapi(app, options.version, basePath);
	const metrics = openMetrics({ ...options, reached, anonymous });
	const hub = openServed(options, {
		metrics,
		openapi: once(() => writtenOf({ ...app.swagger() })),
		asyncapi: once(() => writtenOf(asyncapi(site(), options.version, basePath))),
	});
	for (const handler of HANDLERS) registerRoute(app, handler, { hub, basePath, metrics, anonymous });
	await serveDocs(app, access, { site, basePath });
	serveTrust(app, { site, basePath, ...(certificates && { certificates }), port: () => boundTo(app).port });
	if (webRoot !== undefined) await servePages(app, webRoot, basePath);
	await app.ready();
	const upgrades = acceptUpgrades(app.server, { ...options, basePath, anonymous, reached, sayUnknown });
	await start(app, listen);
	const { port } = boundTo(app);
	const scheme = secure ? "https" : "http";
	const url = `${scheme}://${listen.host.includes(":") ? `[${listen.host}]` : listen.host}:${port}${basePath}`;
	return {
		url,
		get reachedAt() {
			if (!EVERY_ADDRESS.test(listen.host)) return url;
			return reachedAt({ host: "", hosts: certificates?.standing.hosts ?? [], port, scheme, basePath });
		},
		port,
		routes: HANDLERS.map(({ route }) => route),
		async close() {
			const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
			upgrades.close();
			securing?.close();
			await options.live.close();
			await app.close();
			clearTimeout(cut);
		},
	};
}

/** Made when it is first asked for: a document takes longer than anything else at the start. */
function once<T>(make: () => T): () => T {
	const made: T[] = [];
	return () => {
		made[0] ??= make();
		return made[0];
	};
}

function boundTo(app: FastifyInstance): AddressInfo {
	const address = app.server.address();
	if (address === null || typeof address === "string") throw new Error("the HTTP server has no port");
	return address;
}

async function start(app: FastifyInstance, { host, port }: HttpOptions["listen"]): Promise<void> {
	try {
		await app.listen({ host, port });
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (code === "EADDRINUSE") {
			const detail = `--http ${host}:${port}: the port is taken by another process; 0 picks a free one`;
			throw new Refusal({ code: "port-taken", detail });
		}
		if (code === "EADDRNOTAVAIL" || code === "EACCES" || code === "ENOTFOUND") {
			throw new Refusal({ code: "wrong-usage", detail: `--http ${host}:${port}: cannot listen there (${code})` });
		}
		throw error;
	}
}

/** What goes wrong outside any route. */
function answerErrors(
	app: FastifyInstance,
	{ log }: Pick<Hub, "log">,
	methodsAt: (path: string) => readonly string[],
): void {
	app.setNotFoundHandler(({ url, method }, reply) => {
		const [path = ""] = url.split("?");
		const detail = `there is no ${method} ${path.slice(0, 200)}`;
		const allowed = methodsAt(path);
		const isOther = allowed.length > 0 && !allowed.includes(method);
		const { status, headers, body } = renderProblem(
			isOther
				? { code: "method-not-allowed", detail: `${detail}; allowed: ${allowed.join(", ")}`, allowed }
				: { code: "not-found", detail },
		);
		return reply.code(status).headers(headers).serializer(String).send(body);
	});
	app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log));
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Hub["log"]): void {
	const problem = problemOf(error) ?? unreadable(error, request);
	if (problem) {
		const { status, headers, body } = renderProblem(problem);
		reply.code(status).headers(headers).serializer(String).send(body);
		return;
	}
	log.error({ err: error }, "a request failed");
	const body = JSON.stringify({ type: "about:blank", title: "Internal Server Error", status: 500 });
	reply.code(500).header("content-type", PROBLEM_TYPE).serializer(String).send(body);
}

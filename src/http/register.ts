import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Principal } from "../access/principal.ts";
import { clientOf } from "../admission/client.ts";
import type { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import { allowedBy } from "../contract/allow-list.ts";
import type { Route } from "../contract/http/define-route.ts";
import { Written } from "../contract/written.ts";
import type { Log } from "../model/log.ts";
import { type ProblemCode, Refusal } from "../model/problem.ts";
import { responsesOf, urlOf } from "./describe.ts";
import type { Answer, Handler } from "./handle.ts";
import { authorise, BROWSER_COOKIE, COOKIE, cookieOf, credentialOf } from "./identity.ts";
import type { Metrics } from "./metrics.ts";
import { checkWriteOrigin } from "./origin.ts";
import { problemOf, renderProblem } from "./problem.ts";
import type { Served } from "./served.ts";
import { unreadable } from "./unreadable.ts";

/** The cookie outlives its session, whose end moves: the hub says when it is over. */
const COOKIE_MS = 30 * 24 * 3_600_000;
/** What browsers allow (RFC 6265bis §5.5: 400 days). */
const BROWSER_COOKIE_MS = 400 * 24 * 3_600_000;

const REV = /^(?:W\/)?"?(\d{1,15})"?$/;

interface Server {
	readonly hub: Served;
	readonly basePath: string;
	readonly metrics: Pick<Metrics, "observe">;
	readonly anonymous: Pick<AnonymousSockets, "signedIn">;
}

/** Adds one route with what answers it: who may, whence, what, and how it fails. */
export function registerRoute(app: FastifyInstance, { route, open }: Handler, server: Server): void {
	const { hub, basePath, metrics, anonymous } = server;
	const respond = open(hub);
	const callers = new WeakMap<FastifyRequest, Principal>();
	const allowed = allowedBy(route.answer);
	const { params, query, body } = route.input;
	app.route({
		method: route.method,
		url: urlOf(route),
		...(route.bodyBytes !== undefined && { bodyLimit: route.bodyBytes }),
		schema: {
			summary: route.summary,
			tags: [route.root ? "service" : (route.path.split("/")[1] ?? "")],
			...(route.roles === "open" && { security: [] }),
			...(params && { params }),
			...(query && { querystring: query }),
			...(body && { body }),
			response: responsesOf(route),
		},
		async onRequest(request) {
			if (route.method !== "GET") checkWriteOrigin(request.raw, hub);
			if (route.roles === "open") return;
			callers.set(request, authorise(hub.access, credentialOf(request.headers), route.roles));
			anonymous.signedIn(request.socket);
		},
		async handler(request, reply) {
			const { session } = credentialOf(request.headers);
			const received = { params: request.params, query: request.query, body: bodyOf(route, request) };
			const { address, secure } = clientOf(request.raw, hub.site().trustedProxies);
			const answer = await respond(received, {
				principal: callers.get(request),
				key: keyOf(route, request),
				address,
				session,
				browser: cookieOf(request.headers.cookie, BROWSER_COOKIE),
			});
			return send(reply, route, shown(answer, allowed), { path: basePath || "/", secure });
		},
		errorHandler: (error, request, reply) => fail(error, { request, reply, route, log: hub.log }),
		onResponse: async (_request, reply) =>
			metrics.observe({
				method: route.method,
				route: route.path,
				status: reply.statusCode,
				seconds: reply.elapsedTime / 1000,
			}),
	});
}

/** What the route documents, whatever the handler gave; what another thread wrote was made by presenters there. */
function shown(answer: Answer, allowed: (body: unknown) => unknown): Answer {
	return answer.body instanceof Written ? answer : { ...answer, body: allowed(answer.body) };
}

async function send(
	reply: FastifyReply,
	route: Route,
	answer: Answer,
	cookie: { readonly path: string; readonly secure: boolean },
): Promise<FastifyReply> {
	const { status = route.status ?? 200, body, headers = {}, session, browser } = answer;
	reply.code(status).headers({ "cache-control": "no-store", ...headers });
	const options = { ...cookie, httpOnly: true, sameSite: "strict" } as const;
	if (session) reply.setCookie(COOKIE, session.token, { ...options, expires: new Date(Date.now() + COOKIE_MS) });
	if (browser !== undefined) {
		reply.setCookie(BROWSER_COOKIE, browser, { ...options, expires: new Date(Date.now() + BROWSER_COOKIE_MS) });
	}
	if (session === null) reply.clearCookie(COOKIE, options);
	if (route.mediaType !== undefined) reply.type(route.mediaType);
	if (status === 204) return reply.send();
	if (!(body instanceof Written)) return reply.send(body);
	if (route.mediaType === undefined) reply.type("application/json; charset=utf-8");
	const { buffer, byteOffset, byteLength } = body.json;
	return reply.send(Buffer.from(buffer, byteOffset, byteLength));
}

/** A problem the route does not document is a bug of ours: it is told as one, and logged. */
function fail(
	error: unknown,
	{ request, reply, route, log }: { request: FastifyRequest; reply: FastifyReply; route: Route; log: Log },
): void {
	const problem = problemOf(error) ?? unreadable(error, request.headers["content-type"]);
	if (problem && isOf(route, problem.code)) {
		const { status, headers, body } = renderProblem(problem);
		reply.code(status).headers(headers).serializer(String).send(body);
		return;
	}
	const about = { err: error, method: request.method, route: route.path, problem: problem?.code };
	log.error(about, problem ? "a problem the route does not document" : "a request failed");
	const body = JSON.stringify({ type: "about:blank", title: "Internal Server Error", status: 500 });
	reply.code(500).header("content-type", "application/problem+json").serializer(String).send(body);
}

function isOf(route: Route, code: ProblemCode): boolean {
	return route.problems.includes(code);
}

function keyOf(route: Route, { headers }: FastifyRequest): string | undefined {
	const key = headers["idempotency-key"];
	return route.idempotent && typeof key === "string" && key !== "" ? key : undefined;
}

/** The body; with the `rev` of `If-Match` where it names none. */
function bodyOf({ ifMatch }: Route, { body, headers }: FastifyRequest): unknown {
	const match = headers["if-match"];
	if (!ifMatch || match === undefined) return body ?? undefined;
	const rev = REV.exec(match)?.[1];
	if (rev === undefined) {
		const mistakes = [{ path: "If-Match", found: match.slice(0, 80), expected: 'a rev, such as "412"' }];
		throw new Refusal({
			code: "malformed",
			detail: `If-Match: found ${match.slice(0, 80)}; a rev is expected`,
			mistakes,
		});
	}
	if (typeof body !== "object" || body === null) return { rev: Number(rev) };
	return { rev: Number(rev), ...body };
}

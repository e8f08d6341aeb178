import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DisplayViewer } from "../access/displays.ts";
import type { Principal } from "../access/principal.ts";
import { clientOf } from "../admission/client.ts";
import type { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import { allowedBy } from "../contract/allow-list.ts";
import { type Route, takesKey } from "../contract/http/define-route.ts";
import { Written } from "../contract/written.ts";
import type { Log } from "../model/log.ts";
import { type ProblemCode, Refusal } from "../model/problem.ts";
import { cookieOf, type Reaching, reachingOf, setCookie } from "./cookies.ts";
import { responsesOf, urlOf } from "./describe.ts";
import type { Answer, Handler } from "./handle.ts";
import { authorise, credentialOf, wallScreen } from "./identity.ts";
import type { Metrics } from "./metrics.ts";
import { checkWriteOrigin, originAt } from "./origin.ts";
import { problemOf, renderProblem } from "./problem.ts";
import type { Served } from "./served.ts";
import { otherType, unreadable } from "./unreadable.ts";
import { UNSEEN } from "./view-audit.ts";

const REV = /^(?:W\/)?"?(\d{1,15})"?$/;

/** Who asks: a person or their script, or on a few routes a wall screen; both where a browser is both. */
interface Caller {
	readonly principal?: Principal;
	readonly display?: DisplayViewer & { readonly token: string };
}

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
	const respondUnseen = route.method === "GET" ? open({ ...hub, viewings: UNSEEN }) : respond;
	const callers = new WeakMap<FastifyRequest, Caller>();
	const reaching = ({ raw }: FastifyRequest) => reachingOf(raw, { site: hub.site, basePath });
	const callerOf = ({ headers }: FastifyRequest, from: Reaching): Caller => {
		const credential = credentialOf(headers, from);
		const display = route.wall ? wallScreen(hub.access, credential) : undefined;
		if (display && !hub.access.principal(credential)) return { display };
		if (route.roles === "open") return {};
		return {
			principal: authorise(hub.access, credential, { roles: route.roles, endedPhone: route.endedPhone }),
			...(display && { display }),
		};
	};
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
			...(route.bodyType !== undefined && { consumes: [route.bodyType] }),
			response: responsesOf(route),
		},
		async onRequest(request) {
			if (route.method !== "GET") checkWriteOrigin(request.raw, hub);
			if (route.roles === "open") return;
			const caller = callerOf(request, reaching(request));
			callers.set(request, caller);
			if (!route.unattended) caller.principal?.used?.();
			anonymous.signedIn(request.socket);
		},
		async handler(request, reply) {
			const from = reaching(request);
			const { session } = credentialOf(request.headers, from);
			const { principal, display } = callers.get(request) ?? {};
			const received = { params: request.params, query: request.query, body: bodyOf(route, request) };
			const { address, secure } = clientOf(request.raw, hub.site().trustedProxies);
			const { origin, host } = request.headers;
			const answer = await (request.method === "HEAD" ? respondUnseen : respond)(received, {
				principal,
				display,
				key: keyOf(route, request),
				address,
				origin: origin ?? (host === undefined ? undefined : originAt(host, secure)),
				agent: request.headers["user-agent"],
				session,
				browser: cookieOf(request.headers.cookie, "browser", from),
			});
			return send(reply, route, shown(answer, allowed), from);
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

async function send(reply: FastifyReply, route: Route, answer: Answer, to: Reaching): Promise<FastifyReply> {
	const { status = route.status ?? 200, body, headers = {}, session, browser, display } = answer;
	reply.code(status).headers({ "cache-control": "no-store", ...headers });
	if (session !== undefined) setCookie(reply, "session", session?.token ?? null, to);
	if (browser !== undefined) setCookie(reply, "browser", browser, to);
	if (display !== undefined) setCookie(reply, "display", display, to);
	if (route.mediaType !== undefined) reply.type(route.mediaType);
	if (status === 204) return reply.send();
	if (reply.request.method === "HEAD" && body instanceof Readable) {
		body.destroy();
		return reply.send(Readable.from([]));
	}
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
	const problem = problemOf(error) ?? unreadable(error, { headers: request.headers, ...route });
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
	return takesKey(route) && typeof key === "string" && key !== "" ? key : undefined;
}

/** The body; with the `rev` of `If-Match` where it names none. */
function bodyOf({ ifMatch, bodyType }: Route, { body, headers }: FastifyRequest): unknown {
	const isOther = (body ?? undefined) !== undefined && Buffer.isBuffer(body) !== (bodyType !== undefined);
	if (isOther) throw new Refusal(otherType({ headers, bodyType }));
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

import { type IncomingHttpHeaders, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { nesting } from "../contract/nesting.ts";
import { BUDGETS } from "../model/budgets.ts";
import { type Problem, type ProblemCode, Refusal } from "../model/problem.ts";
import { renderProblem } from "./problem.ts";

const NESTING_MAX = BUDGETS.nesting.limit;
const SHOWN_MAX = 200;

/** What the server itself, its router or its file server say of a request, by the status they would answer with. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
	403: "not-found",
	404: "not-found",
	413: "too-large",
};

/** What a request brought, and how large its body may be. */
interface Came {
	readonly headers: IncomingHttpHeaders;
	readonly bodyBytes?: number | undefined;
	/** The media type that is taken there. */
	readonly bodyType?: string | undefined;
}

const JSON_TYPE = "application/json";

/** The problem in a body of a media type that is not taken there. */
export function otherType({ headers, bodyType = JSON_TYPE }: Came): Problem {
	const found = (headers["content-type"] ?? "none").slice(0, SHOWN_MAX);
	return { code: "malformed", detail: `content-type: found ${found}, expected ${bodyType}` };
}

/** The problem in a request that could not be read, or names nothing that there is; undefined: a bug of ours. */
export function unreadable(error: unknown, came: Came): Problem | undefined {
	const { headers, bodyBytes = BUDGETS.body.limit } = came;
	if (!(error instanceof Error)) return undefined;
	const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
	const name = "code" in error ? String(error.code) : "";
	if (name === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return otherType(came);
	if (name === "FST_ERR_CTP_BODY_TOO_LARGE") {
		const found = headers["content-length"] ?? "more";
		return { code: "too-large", detail: `body: found ${found} bytes, expected at most ${bodyBytes}` };
	}
	if (status < 400 || status >= 500) return undefined;
	const code = BY_STATUS[status] ?? "malformed";
	return { code, detail: code === "not-found" ? "there is no such thing" : error.message.slice(0, SHOWN_MAX) };
}

/** Reads bodies of JSON, and pictures as they are; how deep JSON is nested is looked at before anything else, so that depth costs nobody anything. */
export function readJsonBodies(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser("error", "error");
	app.removeContentTypeParser(["text/plain", JSON_TYPE]);
	app.addContentTypeParser<Buffer>(JSON_TYPE, { parseAs: "buffer" }, (request, body, done) => {
		if (nesting(body, NESTING_MAX) > NESTING_MAX) {
			const detail = `body: nested deeper than ${NESTING_MAX} levels`;
			done(new Refusal({ code: "malformed", detail }));
			return;
		}
		void parse(request, body.toString(), done);
	});
	app.addContentTypeParser<Buffer>("image/jpeg", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

/** What is no HTTP at all, or too much of it, as Node's parser names it. */
const NO_HTTP: Readonly<Record<string, { readonly status: number; readonly problem: Problem }>> = {
	HPE_HEADER_OVERFLOW: {
		status: 431,
		problem: { code: "too-large", detail: "the address and headers: at most 16 KiB" },
	},
	ERR_HTTP_REQUEST_TIMEOUT: {
		status: 408,
		problem: { code: "malformed", detail: "the request did not come whole in time" },
	},
};

/** Answers what never became a request, and closes; nothing of it is logged. */
export function refuseNoHttp(error: Error & { readonly code?: string }, socket: Socket): void {
	if (!socket.writable || error.code === "ECONNRESET") {
		socket.destroy();
		return;
	}
	const { status, problem } = NO_HTTP[error.code ?? ""] ?? {
		status: 400,
		problem: { code: "malformed", detail: "no HTTP/1.1 request" },
	};
	const { headers, body } = renderProblem(problem, status);
	const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
	const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)];
	socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

import { z } from "zod";
import type { DisplayViewer } from "../access/displays.ts";
import type { Principal } from "../access/principal.ts";
import type { Allowed, Route } from "../contract/http/define-route.ts";
import type { Written } from "../contract/written.ts";
import { Refusal } from "../model/problem.ts";
import { readInput } from "../model/wrong-input.ts";
import { hubFor } from "./for-who-asks.ts";
import { requestText } from "./idempotency.ts";
import { invalid } from "./problem.ts";
import type { Served } from "./served.ts";

/** What came, not yet checked. */
interface Received {
	readonly params: unknown;
	readonly query: unknown;
	readonly body: unknown;
}

/** What is known of a request besides what it says. */
interface Context {
	/** `Idempotency-Key`, as it came. */
	readonly key: string | undefined;
	/** The address it comes from. */
	readonly address: string;
	/** Of the page that asks, checked where something is written; without a browser, where the request was sent to. */
	readonly origin: string | undefined;
	/** What the browser calls itself. */
	readonly agent: string | undefined;
	/** The wall screen that asks, where the route is for those too, with its token. */
	readonly display: (DisplayViewer & { readonly token: string }) | undefined;
	/** The session the browser sent. */
	readonly session: string | undefined;
	/** What the browser carries of earlier sign-ins. */
	readonly browser: string | undefined;
}

/** What a handler gives back. */
export interface Answer<Body = unknown> {
	/** Only where it is not the route's own. */
	readonly status?: number;
	readonly body: Body | Written<Body>;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sets the session cookie, or with `null` removes it. */
	readonly session?: { readonly token: string } | null;
	/** What the browser carries from now on. */
	readonly browser?: string;
	/** The wall screen that the browser is from now on, by its token. */
	readonly display?: string;
}

type Read<I> = { readonly [Part in keyof I]: z.output<Extract<I[Part], z.ZodType>> };
type Asker<Who extends Allowed, Wall> = Who extends "open"
	? Principal | undefined
	: [Exclude<Wall, undefined>] extends [true]
		? Principal | undefined
		: Principal;
type Body<R extends Route> = z.output<R["answer"]>;

/** One request of a route, checked. */
export interface Call<R extends Route = Route> extends Context {
	/** Each part of the request as the route's schema reads it. */
	readonly input: Read<R["input"]>;
	/** Who asks; undefined only where anybody may, or a wall screen. */
	readonly principal: Asker<R["roles"], R["wall"]>;
	readonly hub: Served;
}

/** Answers the requests of one hub. @throws {Refusal} One of the route's problems. */
export type Responder = (
	received: Received,
	from: Context & { readonly principal: Principal | undefined },
) => Promise<Answer>;

/** A route with what answers it. */
export interface Handler<R extends Route = Route> {
	readonly route: R;
	open(hub: Served): Responder;
}

/** Answers a route: the request is checked before, and the answer is of the type that the route documents. */
export function handle<R extends Route>(route: R, answer: (call: Call<R>) => Promise<Answer<Body<R>>>): Handler<R>;
export function handle(route: Route, answer: (call: Call) => Promise<Answer>): Handler {
	const input = z.object({ ...route.input });
	return {
		route,
		open(hub) {
			return async (received, { principal, ...context }) => {
				if (!principal && !context.display && route.roles !== "open") {
					throw new Refusal({ code: "unauthenticated", detail: "sign in first, or send a bearer token" });
				}
				const work = async () => {
					const read = readInput(input, received);
					if (read.wrong) throw new Refusal(invalid(read.wrong));
					const theirs = principal ? hubFor(hub, principal) : hub;
					return answer({ ...context, hub: theirs, principal, input: read.data });
				};
				const { key } = context;
				if (!principal || key === undefined) return work();
				const keyed = { user: principal.user, key, content: requestText(route, received) };
				return hub.access.idempotencyKeys.answer(keyed, work, withoutCookies);
			};
		},
	};
}

/** What is kept of an answer for a repeat: a session is given once. */
function withoutCookies({ status, body, headers }: Answer): Answer {
	return { body, ...(status !== undefined && { status }), ...(headers && { headers }) };
}

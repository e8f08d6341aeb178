import type { AnswerOf, BodyOf, IncidentVerb, RouteName } from "../../contract/answers.ts";
import type { IncidentShape } from "../../contract/shapes.ts";
import { Refused } from "./refused.ts";

/** Longer than the hub waits for a device (10 s at most), so that its word comes before the page gives up. */
const PATIENCE_MS = 12_000;

type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

interface Input<Body = object> {
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: Body;
}

/** What is said to a route: a value for each name in its path, and a query or a body. */
export type RouteInput<R extends RouteName> = [NamesIn<R>] extends [never]
	? Input<BodyOf<R>>
	: Input<BodyOf<R>> & { readonly params: Readonly<Record<NamesIn<R>, string>> };

type Rest<R extends RouteName> = [NamesIn<R>] extends [never] ? [said?: RouteInput<R>] : [said: RouteInput<R>];

/**
 * Asks one route, and gives its answer with the type that the route's own schema has. A write is done once: a repeat by
 * the network has the same idempotency key.
 *
 * @throws {Refused} The hub said no, or could not be asked.
 */
export function call<const R extends RouteName>(route: R, ...[said]: Rest<R>): Promise<AnswerOf<R>> {
	return ask(route, said ?? {});
}

/** Has an action done to an incident; gives it as it is then. @throws {Refused} As `call`. */
export function doTo<V extends IncidentVerb>(
	{ id }: Pick<IncidentShape, "id">,
	verb: V,
	body: BodyOf<`POST /incidents/{id}/${V}`>,
): Promise<IncidentShape> {
	return ask(`POST /incidents/{id}/${verb}`, { params: { id }, body });
}

async function ask<Answer>(
	route: RouteName,
	given: Input<unknown> & { readonly params?: Readonly<Record<string, string>> },
): Promise<Answer> {
	const [method = "", path = ""] = route.split(" ");
	const writes = method === "POST" || method === "PATCH";
	const answer = await fetch(addressOf(path, given), {
		method,
		...(writes && {
			headers: { "content-type": "application/json", "idempotency-key": newKey() },
			body: JSON.stringify(given.body ?? {}),
		}),
		signal: AbortSignal.timeout(PATIENCE_MS),
	}).catch(() => {
		throw new Refused(0, {});
	});
	const text = await answer.text();
	const isJson = /json/.test(answer.headers.get("content-type") ?? "");
	// The one place where bytes of the hub become a type: it serialises each answer by the schema that the type is of.
	const body = isJson && text ? JSON.parse(text) : null;
	if (!answer.ok) throw new Refused(answer.status, body ?? {}, retryAfter(answer.headers));
	return body;
}

/** The route's address with its names filled in. */
function addressOf(
	path: string,
	{ params = {}, query }: Input<unknown> & { params?: Readonly<Record<string, string>> },
) {
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
	return `/api/v1${filled}${query ? `?${new URLSearchParams(query)}` : ""}`;
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3); the hub writes no date there. */
function retryAfter(headers: Headers): number | undefined {
	const said = headers.get("retry-after");
	return said !== null && /^\d{1,6}$/.test(said) ? Number(said) : undefined;
}

/** `crypto.randomUUID` exists in secure contexts only; a guard room may be plain HTTP on its own wire. */
function newKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

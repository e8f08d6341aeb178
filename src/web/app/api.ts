import { addressOf, type Named } from "../../contract/http/address.ts";
import type { AnswerOf, BodyOf, IncidentVerb, RouteInput, RouteName } from "../../contract/routes.ts";
import type { IncidentShape } from "../../contract/shapes.ts";
import { onHub } from "./base-path.ts";
import { heardDate } from "./hub-date.ts";
import { Refused } from "./refused.ts";

/** Longer than the hub waits for a device (10 s at most), so that its word comes before the page gives up. */
const PATIENCE_MS = 12_000;

type Rest<R extends RouteName> = object extends RouteInput<R> ? [input?: RouteInput<R>] : [input: RouteInput<R>];

/**
 * Asks one route, and gives its answer with the type that the route's own schema has. A write is done once: a repeat by
 * the network has the same idempotency key.
 *
 * @throws {Refused} The hub said no, or could not be asked.
 */
export function api<const R extends RouteName>(route: R, ...rest: Rest<R>): Promise<AnswerOf<R>>;
export function api(route: RouteName, input: Said = {}): Promise<unknown> {
	return ask(route, input);
}

/** Has an action done to an incident; gives it as it is then. @throws {Refused} As `api`. */
export function doTo<V extends IncidentVerb>(
	{ id }: Pick<IncidentShape, "id">,
	verb: V,
	body: BodyOf<`POST /incidents/{id}/${V}`>,
): Promise<IncidentShape> {
	return ask(`POST /incidents/{id}/${verb}`, { params: { id }, body });
}

/** Where the browser itself fetches what a route answers: a picture. */
export function sourceOf<const R extends Read>(route: R, ...rest: Rest<R>): string;
export function sourceOf(route: RouteName, input: Said = {}): string {
	return onHub(addressOf(pathOf(route), input));
}

/** What a route answers at an address that the hub itself gave in another answer. @throws {Refused} As `api`. */
export function readAt<const R extends Read>(_route: R, address: string): Promise<AnswerOf<R>> {
	return fetched(address, { method: "GET" });
}

type Read = RouteName & `GET ${string}`;

/** Whether an address that the hub gave, or that stands in a link, is this route's; the route has no names in its path. */
export function isAt(route: Read, address: string): boolean {
	return address.split("?")[0] === addressOf(pathOf(route));
}

/** Where the browser itself fetches what a route answers to the question of another one's address. */
export function sourceLike(route: Read, address: string): string {
	const query = address.indexOf("?");
	return sourceOf(route) + (query === -1 ? "" : address.slice(query));
}

type Said = Named & { readonly body?: unknown };

async function ask(route: RouteName, { body: said = {}, ...named }: Said) {
	const [method = ""] = route.split(" ");
	const writes = method === "POST" || method === "PUT" || method === "PATCH";
	const address = addressOf(pathOf(route), named);
	if (said instanceof Uint8Array) {
		return fetched(address, { method, headers: { "content-type": "image/jpeg" }, body: Uint8Array.from(said) });
	}
	return fetched(address, {
		method,
		...(writes && {
			headers: { "content-type": "application/json", "idempotency-key": newKey() },
			body: JSON.stringify(said),
		}),
	});
}

async function fetched(address: string, how: RequestInit) {
	const asked = Date.now();
	const answer = await fetch(onHub(address), { ...how, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
		throw new Refused(0, {});
	});
	heardDate(answer.headers.get("date"), asked, Date.now());
	const text = await answer.text();
	const isJson = /json/.test(answer.headers.get("content-type") ?? "");
	// The one place where bytes of the hub become a type: it serialises each answer by the schema that the type is of.
	const body = isJson && text ? JSON.parse(text) : null;
	if (!answer.ok) throw new Refused(answer.status, body ?? {}, retryAfter(answer.headers));
	return body;
}

function pathOf(route: RouteName): string {
	return route.slice(route.indexOf("/"));
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

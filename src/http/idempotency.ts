import { createHash } from "node:crypto";
import type { Route } from "../contract/http/define-route.ts";
import { nameOf } from "../contract/routes.ts";

/** All that makes a request the one that it is, as one text: its route and what it says. Of bytes, their hash. */
export function requestText(
	route: Pick<Route, "method" | "path">,
	{ params, query, body }: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
): string {
	const said = body instanceof Uint8Array ? createHash("sha256").update(body).digest("base64url") : body;
	return JSON.stringify([nameOf(route), params, query, said]);
}

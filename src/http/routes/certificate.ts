import { certificateShape } from "../../contract/certificate-shape.ts";
import { instantOf } from "../../contract/primitives.ts";
import type { Hub } from "../hub.ts";
import { ANYONE, defineRoute, type Route } from "../route.ts";

/** What people compare before they trust the hub, and the warning where it speaks plain text to others. */
export function certificateRoute({ certificates, plain = [] }: Pick<Hub, "certificates" | "plain">): Route {
	return defineRoute({
		method: "GET",
		path: "/certificate",
		roles: ANYONE,
		summary: "The certificate that the hub speaks TLS with, with the fingerprint to compare",
		input: {},
		answer: certificateShape,
		async handle() {
			if (!certificates) return { body: { source: "none" as const, hosts: [], outside: [], plain: [...plain] } };
			const { source, fingerprint, hosts, outside, endsAt } = certificates.standing;
			const listed = { hosts: [...hosts], outside: [...outside], plain: [...plain] };
			return { body: { source, fingerprint, endsAt: instantOf(endsAt), ...listed } };
		},
	});
}

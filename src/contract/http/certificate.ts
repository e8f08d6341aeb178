import { certificateShape } from "../certificate-shape.ts";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

/** What people compare before they trust the hub, and the warning where it speaks plain text to others. */
export const readCertificate = defineRoute({
	method: "GET",
	path: "/certificate",
	roles: ANYONE,
	summary:
		"The certificate that the hub speaks TLS with, with the fingerprint to compare; the page `/trust` tells how to trust its authority, and `/trust/authority.pem` (`.crt`, `.mobileconfig`) is that, without a sign-in",
	input: {},
	answer: certificateShape,
});

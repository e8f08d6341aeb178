import { z } from "zod";
import { createdShape, creationShape, passkeyShape, requestShape } from "../passkey-shapes.ts";
import { defineRoute } from "./define-route.ts";
import { currentPassword } from "./passwords.ts";
import { ANYONE } from "./roles.ts";

/** Passkeys (WebAuthn) as a second factor, where a browser reaches the hub by https and a name. */
export const beginPasskey = defineRoute({
	method: "POST",
	path: "/session/passkeys/begin",
	roles: ANYONE,
	summary:
		"Begin to add a passkey, as an administrator, a captain or with a second factor; `POST /session/passkeys` follows within 5 minutes, from the same session",
	input: { body: z.object({ currentPassword }) },
	answer: creationShape,
	problems: ["wrong-state", "forbidden", "wrong-credentials", "too-many-attempts"],
});

export const addPasskey = defineRoute({
	method: "POST",
	path: "/session/passkeys",
	roles: ANYONE,
	summary: "The passkey that the browser made: from now on it, or a code, is due at each sign-in",
	input: { body: z.object({ name: z.string().max(200), created: createdShape }) },
	status: 201,
	answer: passkeyShape.extend({
		codes: z
			.array(z.string())
			.optional()
			.meta({ description: "Recovery codes where there were none: each lets in once; shown this once" }),
	}),
	problems: ["wrong-state", "wrong-code"],
});

export const removePasskey = defineRoute({
	method: "POST",
	path: "/session/passkeys/{id}/remove",
	roles: ANYONE,
	summary: "Remove one of one's own passkeys; without any and without an app the password alone lets in",
	input: { params: z.object({ id: z.string() }), body: z.object({ currentPassword }) },
	status: 204,
	answer: z.null(),
	problems: ["not-found", "wrong-credentials", "too-many-attempts"],
});

export const challengePasskey = defineRoute({
	method: "POST",
	path: "/session/passkey",
	roles: "open",
	summary:
		"What a passkey is asked at a sign-in, after the right password; `POST /session` with `passkey` follows within 5 minutes, once",
	input: { body: z.object({ username: z.string().max(200), password: z.string().max(1000) }) },
	answer: z.object({ attempt: z.string(), request: requestShape }),
	problems: ["wrong-credentials", "too-many-attempts", "wrong-state"],
});

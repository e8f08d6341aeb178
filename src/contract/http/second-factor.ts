import { z } from "zod";
import { factorShape, recoveryCodesShape } from "../access-shapes.ts";
import { defineRoute } from "./define-route.ts";
import { currentPassword } from "./passwords.ts";
import { ANYONE } from "./roles.ts";

const confirmed = { body: z.object({ currentPassword }) };

/** The second factor of one's own account: codes of an authenticator app (RFC 6238), and ten on paper. */
export const readFactor = defineRoute({
	method: "GET",
	path: "/session/second-factor",
	roles: ANYONE,
	summary: "Whether a code or passkey is due at one's sign-in, one's passkeys, and how many recovery codes are left",
	input: {},
	answer: factorShape,
});

export const beginFactor = defineRoute({
	method: "POST",
	path: "/session/second-factor",
	roles: ANYONE,
	summary:
		"Begin to set up an authenticator app; nothing changes before its first code came (`PUT`), within 15 minutes",
	input: confirmed,
	answer: z.object({
		secret: z.string().meta({ description: "Base32, to type into an app; shown this once" }),
		uri: z.string().meta({ description: "What a QR code for the app holds" }),
	}),
	problems: ["wrong-credentials", "too-many-attempts"],
});

export const confirmFactor = defineRoute({
	method: "PUT",
	path: "/session/second-factor",
	roles: ANYONE,
	summary: "The code that the app shows: from now on one is due at each sign-in",
	input: { body: z.object({ code: z.string().max(100) }) },
	answer: recoveryCodesShape,
	problems: ["wrong-state", "wrong-code", "too-many-attempts"],
});

export const renewRecoveryCodes = defineRoute({
	method: "POST",
	path: "/session/second-factor/recovery-codes",
	roles: ANYONE,
	summary: "Ten new recovery codes in place of those before",
	input: confirmed,
	answer: recoveryCodesShape,
	problems: ["wrong-state", "wrong-credentials", "too-many-attempts"],
});

export const endFactor = defineRoute({
	method: "POST",
	path: "/session/second-factor/end",
	roles: ANYONE,
	summary: "Sign in with the password alone from now on: app, passkeys and recovery codes end",
	input: confirmed,
	status: 204,
	answer: z.null(),
	problems: ["wrong-state", "wrong-credentials", "too-many-attempts"],
});

import { z } from "zod";
import { instant } from "./primitives.ts";

/** Bytes as WebAuthn's JSON has them (base64url without padding). */
const bytes = z
	.string()
	.max(20_000)
	.regex(/^[\w-]*$/, "base64url");
const transports = z.array(z.string().max(40)).max(10);
const descriptor = z.object({ type: z.literal("public-key"), id: bytes, transports: transports.optional() });
const type = z.literal("public-key");

/** One of one's own passkeys. */
export const passkeyShape = z.object({
	id: z.string(),
	name: z.string(),
	host: z.string().meta({ description: "The host name that it was made at, and works at alone" }),
	createdAt: instant,
	usedAt: instant.optional().meta({ description: "When it last let in" }),
});

/** What `navigator.credentials.create` is told (WebAuthn §5.1.8, `PublicKeyCredentialCreationOptionsJSON`). */
export const creationShape = z.object({
	rp: z.object({ id: z.string(), name: z.string() }),
	user: z.object({ id: bytes, name: z.string(), displayName: z.string() }),
	challenge: bytes,
	pubKeyCredParams: z.array(z.object({ type, alg: z.int() })),
	timeout: z.int(),
	excludeCredentials: z.array(descriptor),
	authenticatorSelection: z.object({
		residentKey: z.literal("discouraged"),
		userVerification: z.literal("preferred"),
	}),
	attestation: z.literal("none"),
});

/** What `navigator.credentials.get` is told (`PublicKeyCredentialRequestOptionsJSON`). */
export const requestShape = z.object({
	rpId: z.string(),
	challenge: bytes,
	timeout: z.int(),
	allowCredentials: z.array(descriptor),
	userVerification: z.literal("preferred"),
});

/** What `navigator.credentials.create` gave (`RegistrationResponseJSON`). */
export const createdShape = z.object({
	id: bytes,
	rawId: bytes,
	type,
	response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: transports.optional() }),
});

/** What `navigator.credentials.get` gave (`AuthenticationResponseJSON`). */
export const assertionShape = z.object({
	id: bytes,
	rawId: bytes,
	type,
	response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
});

/** A sign-in by passkey: which attempt of the hub's it answers, and with what. */
export const passkeySaid = z.object({ attempt: z.string().max(200), assertion: assertionShape });

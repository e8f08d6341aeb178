import { isIP } from "node:net";
import type { z } from "zod";
import type { assertionShape, createdShape, creationShape, requestShape } from "../contract/passkey-shapes.ts";
import { ANSWER_WITHIN_MS } from "./challenges.ts";
import { hashOf } from "./secret.ts";

/** COSE's ES256, EdDSA and RS256: what phones, keys and Windows Hello have among them. */
const ALGORITHMS = [-7, -8, -257];

/** What was asked of a browser, and where: an answer is for this alone. */
export interface Asked {
	readonly challenge: string;
	/** Of the page, as its browser says it: `https://gatehouse.lan:8443`. */
	readonly origin: string;
	/** Its host name, which passkeys are made for (WebAuthn's RP ID). */
	readonly host: string;
}

/** What is kept of a passkey; it signs nothing. */
export interface Credential {
	/** base64url, as the browser knows it. */
	readonly id: string;
	/** COSE. */
	readonly publicKey: Uint8Array<ArrayBuffer>;
	/** How often it has signed, as its authenticator counts; 0 where it does not. */
	readonly counter: number;
	readonly transports: string[];
}

/**
 * The host name that passkeys at this origin are for; undefined where browsers have none: without TLS (but for the same
 * machine), and at an address, which no certificate of a site outlives (WebAuthn §5.1.2: a domain).
 */
export function passkeyHost(origin: string | undefined): string | undefined {
	if (origin === undefined || !URL.canParse(origin)) return undefined;
	const { protocol, hostname } = new URL(origin);
	if (isIP(hostname.replaceAll(/[[\]]/g, "")) !== 0) return undefined;
	return protocol === "https:" || hostname === "localhost" ? hostname : undefined;
}

/** What a browser is told to make a passkey. It is a second factor: nothing of it has to be kept on the authenticator. */
export function creationOf(
	{ challenge, host }: Asked,
	{
		user,
		displayName,
		issuer,
		known,
	}: { user: string; displayName: string; issuer: string; known: readonly Credential[] },
): z.output<typeof creationShape> {
	return {
		rp: { id: host, name: issuer },
		user: { id: hashOf(`passkeys of ${user}`).toString("base64url"), name: user, displayName },
		challenge,
		pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
		timeout: ANSWER_WITHIN_MS,
		excludeCredentials: known.map(descriptorOf),
		authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
		attestation: "none",
	};
}

/** What a browser is told to sign in with one of these. */
export function requestOf({ challenge, host }: Asked, known: readonly Credential[]): z.output<typeof requestShape> {
	return {
		...{ rpId: host, challenge, timeout: ANSWER_WITHIN_MS, userVerification: "preferred" },
		allowCredentials: known.map(descriptorOf),
	};
}

/** The passkey that a browser made, if it is an answer to what was asked. */
export async function credentialIn(
	created: z.output<typeof createdShape>,
	{ challenge, origin, host }: Asked,
): Promise<Credential | undefined> {
	const { transports = [], ...response } = created.response;
	const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
	// It tells everything that does not fit by an error, and has no kind for them.
	const { registrationInfo } = await verifyRegistrationResponse({
		response: { ...created, response: { ...response, transports }, clientExtensionResults: {} },
		...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
		...{ requireUserVerification: false, supportedAlgorithmIDs: ALGORITHMS },
	}).catch(() => ({ registrationInfo: undefined }));
	if (!registrationInfo) return undefined;
	const { id, publicKey, counter } = registrationInfo.credential;
	return { id, publicKey, counter, transports };
}

/** The counter that the passkey has now, if it signed what was asked; one that did not go on is no answer. */
export async function counterIn(
	assertion: z.output<typeof assertionShape>,
	{ challenge, origin, host }: Asked,
	credential: Credential,
): Promise<number | undefined> {
	const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
	const { verified, authenticationInfo } = await verifyAuthenticationResponse({
		response: { ...assertion, clientExtensionResults: {} },
		...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host, credential },
		requireUserVerification: false,
	}).catch(() => ({ verified: false, authenticationInfo: undefined }));
	return verified ? authenticationInfo?.newCounter : undefined;
}

function descriptorOf({ id, transports }: Credential) {
	return { type: "public-key" as const, id, transports };
}

import type { AnswerOf, BodyOf } from "../../contract/routes.ts";
import { api } from "./api.ts";

type Creation = AnswerOf<"POST /session/passkeys/begin">;
type Created = BodyOf<"POST /session/passkeys">["created"];
type Request = AnswerOf<"POST /session/passkey">["request"];
/** What `POST /session` takes of a passkey. */
export type PasskeySaid = NonNullable<BodyOf<"POST /session">["passkey"]>;
type Assertion = PasskeySaid["assertion"];

/** Why a page has no passkeys: it came without TLS, by an address in place of a name, or the browser knows none. */
export type NoPasskeys = "plain" | "address" | "browser";

/** Undefined where passkeys can be used. */
export function noPasskeysHere(): NoPasskeys | undefined {
	if (!isSecureContext) return "plain";
	if (/^[\d.]+$|:/.test(location.hostname)) return "address";
	return "PublicKeyCredential" in window ? undefined : "browser";
}

/** Has the browser make a passkey; undefined: its person gave none, or there is one on that key or phone already. */
export async function createPasskey({
	challenge,
	user,
	excludeCredentials,
	...rest
}: Creation): Promise<Created | undefined> {
	const publicKey: PublicKeyCredentialCreationOptions = {
		...rest,
		challenge: bytesOf(challenge),
		user: { ...user, id: bytesOf(user.id) },
		excludeCredentials: excludeCredentials.map(described),
	};
	const made = await navigator.credentials.create({ publicKey }).catch(() => null);
	if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse))
		return undefined;
	const { clientDataJSON, attestationObject } = made.response;
	const transports = made.response.getTransports?.() ?? [];
	return {
		...named(made),
		response: { clientDataJSON: textOf(clientDataJSON), attestationObject: textOf(attestationObject), transports },
	};
}

/** Asks the hub what a passkey is to sign, and has it signed; undefined: its person gave none. @throws {Refused} As `api`. */
export async function askPasskey(username: string, password: string): Promise<PasskeySaid | undefined> {
	const { attempt, request } = await api("POST /session/passkey", { body: { username, password } });
	const assertion = await usePasskey(request);
	return assertion && { attempt, assertion };
}

async function usePasskey({ challenge, allowCredentials, ...rest }: Request): Promise<Assertion | undefined> {
	const publicKey: PublicKeyCredentialRequestOptions = {
		...rest,
		challenge: bytesOf(challenge),
		allowCredentials: allowCredentials.map(described),
	};
	const said = await navigator.credentials.get({ publicKey }).catch(() => null);
	if (!(said instanceof PublicKeyCredential) || !(said.response instanceof AuthenticatorAssertionResponse))
		return undefined;
	const { clientDataJSON, authenticatorData, signature } = said.response;
	return {
		...named(said),
		response: {
			clientDataJSON: textOf(clientDataJSON),
			authenticatorData: textOf(authenticatorData),
			signature: textOf(signature),
		},
	};
}

function named({ rawId }: PublicKeyCredential) {
	const id = textOf(rawId);
	return { id, rawId: id, type: "public-key" as const };
}

const TRANSPORTS: readonly string[] = ["ble", "hybrid", "internal", "nfc", "usb"];

function isTransport(one: string): one is AuthenticatorTransport {
	return TRANSPORTS.includes(one);
}

function described({ id, transports = [] }: Request["allowCredentials"][number]): PublicKeyCredentialDescriptor {
	return { type: "public-key", id: bytesOf(id), transports: transports.filter(isTransport) };
}

/** base64url, as WebAuthn's JSON has bytes. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
	const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
	return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

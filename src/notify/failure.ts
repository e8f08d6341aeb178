import type { Undelivered } from "../model/undelivered.ts";

/** Nobody answered within the channel's time. */
export class TimedOut extends Error {
	readonly code = "ETIMEDOUT";
}

const BY_CODE: Readonly<Record<string, Undelivered["reason"]>> = {
	ENOTFOUND: "name-not-found",
	EAI_AGAIN: "name-not-found",
	EAI_NODATA: "name-not-found",
	EAI_NONAME: "name-not-found",
	ECONNREFUSED: "connection-refused",
	ECONNRESET: "connection-reset",
	ECONNABORTED: "connection-reset",
	EPIPE: "connection-reset",
	ETIMEDOUT: "timeout",
	EPROTO: "no-encryption",
	ETLS: "no-encryption",
	EREQUIRETLS: "no-encryption",
};

/** What OpenSSL and Node say of a certificate that does not prove who answers. */
const CERTIFICATE =
	/^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_CERT_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;

/** Why nobody could be reached, from what Node says; the code stands beside it where it says more. */
export function failureOf(error: unknown): Undelivered {
	const code = codeOf(error);
	if (code === undefined) return { reason: "unreachable" };
	if (CERTIFICATE.test(code)) return { reason: "certificate", answer: code };
	if (code.startsWith("ERR_SSL_")) return { reason: "no-encryption", answer: code };
	const reason = BY_CODE[code];
	return reason === undefined ? { reason: "unreachable", answer: code } : { reason };
}

/** The first cause that has a code: what wraps it says less. */
function codeOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	const { originalCode, code } = {
		originalCode: undefined,
		code: undefined,
		...Object.fromEntries(Object.entries(error)),
	};
	return [originalCode, codeOf(error.cause), code].find((one) => typeof one === "string");
}

const ANSWER_MAX = 200;

/** One line of what a receiver said, without any of the keys that it was told. */
export function answerOf(text: string, keys: readonly string[]): string | undefined {
	const clean = keys.reduce((said, key) => (key === "" ? said : said.replaceAll(key, "…")), text);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a receiver may send anything.
	const line = clean.replace(/[\u0000-\u001f\u007f\s]+/g, " ").trim();
	if (line === "") return undefined;
	return line.length > ANSWER_MAX ? `${line.slice(0, ANSWER_MAX - 1)}…` : line;
}

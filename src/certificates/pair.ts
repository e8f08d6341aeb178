import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { canonical } from "./reach.ts";

/** A certificate and its key, PEM. `cert` begins with the certificate itself; its chain follows. */
export interface Pair {
	readonly cert: string;
	readonly key: string;
}

/** When a certificate holds, epoch ms. */
export interface Validity {
	readonly from: number;
	readonly to: number;
}

/** What is wrong with a pair: which of the two, what was found, what is allowed. */
export interface PairFault {
	readonly part: "cert" | "key" | "both";
	readonly found: string;
	readonly allowed: string;
}

/** Whether TLS can be spoken with this pair; times are not looked at. */
export function faultOf({ cert, key }: Pair): PairFault | undefined {
	const certificate = certificateIn(cert);
	if (!certificate)
		return { part: "cert", found: "no certificate", allowed: "PEM, the server's own certificate first" };
	const secret = keyIn(key);
	if (!secret) return { part: "key", found: "no private key that can be read", allowed: "PEM without a passphrase" };
	if (!certificate.checkPrivateKey(secret)) {
		const found = `a certificate of another key (${subjectOf(certificate)})`;
		return { part: "both", found, allowed: "a certificate and the key that it was issued for" };
	}
	try {
		createSecureContext({ cert, key });
		return undefined;
	} catch (error) {
		const found = error instanceof Error ? error.message : String(error);
		return { part: "both", found, allowed: "a pair that OpenSSL takes: RSA of 2048 bits or more, or ECDSA" };
	}
}

/** When the pair's first certificate holds. @throws {Error} There is none in it. */
export function validityOf({ cert }: Pair): Validity {
	const { validFromDate, validToDate } = new X509Certificate(cert);
	return { from: validFromDate.getTime(), to: validToDate.getTime() };
}

/** Names and addresses that the pair's first certificate is for. */
export function hostsOf({ cert }: Pair): readonly string[] {
	const { subjectAltName = "" } = new X509Certificate(cert);
	return subjectAltName.split(", ").flatMap((one) => {
		const [, host] = /^(?:DNS|IP Address):(.+)$/.exec(one) ?? [];
		return host === undefined ? [] : [canonical(host)];
	});
}

/** The SHA-256 of the first certificate in a PEM text, `AB:CD:…`, as browsers and phones show it. */
export function fingerprintOf(cert: string): string {
	return new X509Certificate(cert).fingerprint256;
}

/** Who a certificate says it is, in one line. */
export function subjectOf({ subject }: X509Certificate): string {
	return (subject ?? "").replaceAll("\n", ", ") || "no subject";
}

function certificateIn(pem: string): X509Certificate | undefined {
	try {
		return new X509Certificate(pem);
	} catch {
		return undefined;
	}
}

function keyIn(pem: string): KeyObject | undefined {
	try {
		return createPrivateKey(pem);
	} catch {
		return undefined;
	}
}

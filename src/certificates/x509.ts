// The library's own dependency injection wants this before anything else.
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
	AuthorityKeyIdentifierExtension,
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	Extension,
	KeyUsageFlags,
	KeyUsagesExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	SubjectKeyIdentifierExtension,
	X509Certificate,
	X509CertificateGenerator,
} from "@peculiar/x509";
import { LIMITS_OID, writeLimits } from "./limits.ts";
import type { Pair, Validity } from "./pair.ts";
import type { Limits, Reach } from "./reach.ts";

/** What every browser and every TLS library of a device takes: ECDSA with P-256. */
const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const SIGNING = { name: "ECDSA", hash: "SHA-256" };

/** An authority of its own that may vouch for these names and networks only (RFC 5280 §4.2.1.10), and for no other authority. */
export async function makeAuthority(name: string, limits: Limits, { from, to }: Validity): Promise<Pair> {
	const keys = await newKeys();
	const authority = await X509CertificateGenerator.createSelfSigned(
		{
			name: [{ CN: [name] }, { O: ["Gatehouse"] }],
			keys,
			notBefore: new Date(from),
			notAfter: new Date(to),
			signingAlgorithm: SIGNING,
			extensions: [
				new BasicConstraintsExtension(true, 0, true),
				new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
				new Extension(LIMITS_OID, true, writeLimits(limits)),
				await SubjectKeyIdentifierExtension.create(keys.publicKey),
			],
		},
		webcrypto,
	);
	return { cert: `${authority.toString("pem")}\n`, key: await keyText(keys.privateKey) };
}

/** A server's certificate for this reach, signed by the authority, with the authority behind it. */
export async function issue(authority: Pair, reach: Reach, { from, to }: Validity): Promise<Pair> {
	const issuer = new X509Certificate(authority.cert);
	const signingKey = await webcrypto.subtle.importKey("pkcs8", keyBytes(authority.key), CURVE, false, ["sign"]);
	const keys = await newKeys();
	const leaf = await X509CertificateGenerator.create(
		{
			subject: [{ CN: [reach.names[0] ?? reach.addresses[0] ?? "gatehouse"] }],
			issuer: issuer.subject,
			publicKey: keys.publicKey,
			signingKey,
			notBefore: new Date(from),
			notAfter: new Date(to),
			signingAlgorithm: SIGNING,
			extensions: [
				new BasicConstraintsExtension(false, undefined, true),
				new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
				new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
				new SubjectAlternativeNameExtension([
					...reach.names.map((value) => ({ type: "dns" as const, value })),
					...reach.addresses.map((value) => ({ type: "ip" as const, value })),
				]),
				await SubjectKeyIdentifierExtension.create(keys.publicKey),
				await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
			],
		},
		webcrypto,
	);
	return { cert: `${leaf.toString("pem")}\n${authority.cert}`, key: await keyText(keys.privateKey) };
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
	return webcrypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);
}

async function keyText(key: webcrypto.CryptoKey): Promise<string> {
	return `${PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY")}\n`;
}

function keyBytes(pem: string): ArrayBuffer {
	const [bytes] = PemConverter.decode(pem);
	if (!bytes) throw new Error("the authority's key is empty");
	return bytes;
}

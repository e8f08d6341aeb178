import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	X509Certificate,
	X509CertificateGenerator,
} from "@peculiar/x509";
import { type Certificates, Followers } from "../../src/certificates/certificates.ts";
import { fingerprintOf, hostsOf, type Pair, validityOf } from "../../src/certificates/pair.ts";

const EC = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const RSA = {
	name: "RSASSA-PKCS1-v1_5",
	hash: "SHA-256",
	modulusLength: 2048,
	publicExponent: new Uint8Array([1, 0, 1]),
};

interface Wanted {
	readonly name?: string;
	readonly hosts?: readonly string[];
	/** Epoch ms. */
	readonly from: number;
	readonly to: number;
	readonly isRsa?: boolean;
	/** Who signs it, for clients; absent: it signs itself, and may sign others. */
	readonly by?: Pair;
}

/** A pair from somebody else's tool, as `--tls CERT,KEY` is given one, or a device's from `by`. */
export async function somebodysPair({
	name = "guard.example",
	hosts = [name],
	from,
	to,
	isRsa,
	by,
}: Wanted): Promise<Pair> {
	const algorithm = isRsa ? RSA : EC;
	const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
	const dates = { notBefore: new Date(from), notAfter: new Date(to) };
	const certificate = by
		? await X509CertificateGenerator.create(
				{
					subject: [{ CN: [name] }],
					issuer: new X509Certificate(by.cert).subject,
					publicKey: keys.publicKey,
					signingKey: await signingKeyOf(by),
					signingAlgorithm: EC,
					...dates,
					extensions: [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])],
				},
				webcrypto,
			)
		: await X509CertificateGenerator.createSelfSigned(
				{
					name: [{ CN: [name] }],
					keys,
					signingAlgorithm: algorithm,
					...dates,
					extensions: [
						new BasicConstraintsExtension(true, undefined, true),
						new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: "dns" as const, value }))),
					],
				},
				webcrypto,
			);
	const key = PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
	return { cert: `${certificate.toString("pem")}\n`, key: `${key}\n` };
}

async function signingKeyOf({ key }: Pair): Promise<webcrypto.CryptoKey> {
	const [bytes = new ArrayBuffer(0)] = PemConverter.decode(key);
	return webcrypto.subtle.importKey("pkcs8", bytes, EC, false, ["sign"]);
}

/** Certificates that are what the test says, until it says otherwise. */
export function certificatesOf(first: Pair, authority?: string): Certificates & { renew(pair: Pair): void } {
	const followers = new Followers();
	let pair = first;
	return {
		get pair() {
			return pair;
		},
		...(authority !== undefined && { authority }),
		standing: {
			source: authority === undefined ? "files" : "authority",
			fingerprint: fingerprintOf(authority ?? first.cert),
			hosts: hostsOf(first),
			outside: [],
			endsAt: validityOf(first).to,
		},
		follow: (listener) => followers.add(listener),
		reload() {},
		close() {},
		renew(next) {
			pair = next;
			followers.tell(next);
		},
	};
}

/** Writes a pair as two files of a new folder. */
export function written({ cert, key }: Pair): { readonly cert: string; readonly key: string } {
	const folder = mkdtempSync(join(tmpdir(), "pair-"));
	const files = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
	writeFileSync(files.cert, cert);
	writeFileSync(files.key, key);
	return files;
}

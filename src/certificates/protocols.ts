import type { TlsOptions } from "node:tls";
import type { Pair } from "./pair.ts";

/** TLS 1.2 with forward secrecy and authenticated encryption only (RFC 9325 §4.2), and TLS 1.3, which has no other. */
const CIPHERS = [
	...["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"],
	...["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256"],
	...["ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384"],
	...["ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305"],
].join(":");

/** How the hub speaks TLS, on every port. */
export function serverOptions({ cert, key }: Pair) {
	return { cert, key, minVersion: "TLSv1.2", ciphers: CIPHERS, honorCipherOrder: true } as const satisfies TlsOptions;
}

import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { Agent, createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { issue, makeAuthority } from "../../../src/certificates/x509.ts";
import { now } from "../../waiting.ts";

/** What came, opened with the browser's own keys as RFC 8291 has it, and who signed it. */
export interface Pushed {
	readonly letter: Readonly<Record<string, unknown>>;
	readonly headers: IncomingHttpHeaders;
	/** Whether the signature of VAPID is of the key that stands beside it; and what it says (RFC 8292). */
	readonly vapid: { readonly holds: boolean; readonly key: string; readonly says: { aud: string; exp: number } };
}

/** A push service of the test's own, on HTTPS, with one browser behind it. */
export interface PushService {
	readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
	/** Trusts this service's certificate and no other. */
	readonly agent: Agent;
	readonly pushed: Pushed[];
	/** What it answers from now on. */
	answers(status: number): void;
	close(): Promise<void>;
}

export async function openPushService(): Promise<PushService> {
	const validity = { from: now() - 60_000, to: now() + 86_400_000 };
	const authority = await makeAuthority("push", { names: ["localhost"], networks: [] }, validity);
	const { cert, key } = await issue(authority, { names: ["localhost"], addresses: [] }, validity);
	const browser = createECDH("prime256v1");
	const p256dh = browser.generateKeys();
	const auth = randomBytes(16);
	const pushed: Pushed[] = [];
	let status = 201;
	const server = createServer({ cert, key }, async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		const { headers } = request;
		const text = decrypted(Buffer.concat(parts), { browser, p256dh, auth });
		pushed.push({ letter: JSON.parse(text), headers, vapid: vapidOf(headers.authorization ?? "") });
		response.writeHead(status).end();
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port } = server.address() as AddressInfo;
	return {
		subscription: {
			endpoint: `https://localhost:${port}/browser`,
			p256dh: p256dh.toString("base64url"),
			auth: auth.toString("base64url"),
		},
		agent: new Agent({ ca: authority.cert }),
		pushed,
		answers(now) {
			status = now;
		},
		close: () => new Promise((done) => server.close(() => done())),
	};
}

interface Browser {
	readonly browser: ReturnType<typeof createECDH>;
	readonly p256dh: Buffer;
	readonly auth: Buffer;
}

/** RFC 8188 §2.1 and RFC 8291 §3.4, from the receiver's side. */
function decrypted(body: Buffer, { browser, p256dh, auth }: Browser): string {
	const salt = body.subarray(0, 16);
	const keyLength = body.readUInt8(20);
	const sender = body.subarray(21, 21 + keyLength);
	const sealed = body.subarray(21 + keyLength);
	const shared = browser.computeSecret(sender);
	const info = Buffer.concat([Buffer.from("WebPush: info\0"), p256dh, sender]);
	const ikm = Buffer.from(hkdfSync("sha256", shared, auth, info, 32));
	const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
	const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
	const cipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
	const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
	return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

function vapidOf(authorization: string): Pushed["vapid"] {
	const [, jwt = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
	const [head = "", claims = "", signature = ""] = jwt.split(".");
	const point = Buffer.from(key, "base64url");
	const x = point.subarray(1, 33).toString("base64url");
	const y = point.subarray(33).toString("base64url");
	const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
	const signed = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
	const holds = verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url"));
	return { holds, key, says: JSON.parse(Buffer.from(claims, "base64url").toString()) };
}

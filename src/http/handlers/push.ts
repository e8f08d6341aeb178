import { readPushKey, subscribePush, unsubscribePush } from "../../contract/http/push.ts";
import { Refusal } from "../../model/problem.ts";
import { isPushService, PUSH_SERVICES } from "../../model/push.ts";
import { handle } from "../handle.ts";

export const handleReadPushKey = handle(readPushKey, async ({ hub }) => {
	const { publicKey } = await hub.access.push.keys();
	return { body: { publicKey } };
});

/** Lengths of a browser's key and secret (RFC 8291 §3.1, §3.2), bytes. */
const KEY_BYTES = 65;
const SECRET_BYTES = 16;

export const handleSubscribePush = handle(subscribePush, async ({ input: { body }, principal: { user }, hub }) => {
	const { endpoint, keys } = body;
	const allowed = [...PUSH_SERVICES, ...(hub.site().pushServices ?? [])];
	const host = new URL(endpoint).hostname;
	const mistakes = [
		...(isPushService(endpoint, allowed)
			? []
			: [{ path: "body.endpoint", found: JSON.stringify(host), expected: `a push service: ${allowed.join(", ")}` }]),
		...wrongLength("p256dh", keys.p256dh, KEY_BYTES),
		...wrongLength("auth", keys.auth, SECRET_BYTES),
	];
	const [first] = mistakes;
	if (first) {
		const detail = `${first.path.slice("body.".length)}: found ${first.found}, expected ${first.expected}`;
		throw new Refusal({ code: "invalid", detail, mistakes });
	}
	await hub.access.push.subscribe({ endpoint, ...keys, user, by: `user:${user}` });
	return { body: null };
});

export const handleUnsubscribePush = handle(unsubscribePush, async ({ input: { body }, principal: { user }, hub }) => {
	await hub.access.push.end({ endpoint: body.endpoint, user, by: `user:${user}` });
	return { body: null };
});

function wrongLength(name: string, text: string, bytes: number) {
	const found = Buffer.from(text, "base64url").byteLength;
	if (found === bytes) return [];
	return [{ path: `body.keys.${name}`, found: `${found} bytes`, expected: `${bytes} bytes, base64url` }];
}

import type { Agent } from "node:https";
import webPush from "web-push";
import type { PushKeys, PushSubscription } from "../../model/push.ts";
import type { Letter } from "./letter.ts";

/** A push service answers within this, real ms. */
const TIMEOUT_MS = 10_000;
/** The browser is not there any more (RFC 8030 §7.3). */
const GONE = [404, 410];

/** Whom a push service may ask about what comes from here (RFC 8292 §2.1); it says nothing of the site. */
const SUBJECT = "https://gatehouse.invalid";

export type PushSent = "taken" | "gone" | { readonly reason: string };

/** Sends one letter that is worth `ttlS` seconds to one browser, encrypted for it alone (RFC 8291), signed by the hub's key (RFC 8292). */
export async function sendPush(
	{ endpoint, p256dh, auth }: PushSubscription,
	{ letter, ttlS }: { readonly letter: Letter; readonly ttlS: number },
	{ keys, agent }: { keys: PushKeys; agent?: Agent | undefined },
): Promise<PushSent> {
	try {
		await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, JSON.stringify(letter), {
			vapidDetails: { subject: SUBJECT, ...keys },
			TTL: ttlS,
			urgency: "high",
			// The newer of the same thing takes the older one's place while it waits (RFC 8030 §5.4).
			topic: Buffer.from(letter.id).toString("base64url").slice(0, 32),
			timeout: TIMEOUT_MS,
			...(agent && { agent }),
		});
		return "taken";
	} catch (error) {
		if (!(error instanceof webPush.WebPushError)) return { reason: error instanceof Error ? error.message : "unknown" };
		return GONE.includes(error.statusCode) ? "gone" : { reason: `status-${error.statusCode}` };
	}
}

/** Where one browser is reached, and what is sent there is encrypted for (RFC 8030, RFC 8291). */
export interface PushSubscription {
	readonly endpoint: string;
	readonly p256dh: string;
	readonly auth: string;
}

/** The hub's own key pair of VAPID (RFC 8292), base64url: by it a push service knows who sends. */
export interface PushKeys {
	readonly publicKey: string;
	readonly privateKey: string;
}

/** The push services of the browsers (RFC 8030), by host; a `*.` stands for any name below. */
export const PUSH_SERVICES = [
	"fcm.googleapis.com",
	"updates.push.services.mozilla.com",
	"*.push.apple.com",
	"*.notify.windows.com",
] as const;

/** Whether what is sent to somebody may go to this address: https at its own port, and a service that is listed. */
export function isPushService(endpoint: string, allowed: readonly string[]): boolean {
	const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
	if (url?.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "") return false;
	return allowed.some((one) => (one.startsWith("*.") ? url.hostname.endsWith(one.slice(1)) : url.hostname === one));
}

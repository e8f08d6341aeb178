import { signal } from "@preact/signals";
import { api } from "../api.ts";

/** `off`: it could be, and nobody has asked; `on`: this phone also rings with the page closed; `cannot`: here it never will. */
export const pushed = signal<"off" | "on" | "cannot">("cannot");

/** Looks how this browser stands to Web Push, and tells the hub of a subscription again: it may be another person's now. */
export async function lookAtPush(): Promise<void> {
	const registration = await ready();
	if (!registration) return;
	const before = await registration.pushManager.getSubscription();
	if (before && Notification.permission === "granted") await tell(before);
	else pushed.value = Notification.permission === "denied" ? "cannot" : "off";
}

/** Asks whoever carries it, subscribes, and tells the hub. A phone whose push service can't be reached says so: `cannot`. */
export async function subscribe(): Promise<void> {
	const registration = await ready();
	if (!registration || (await Notification.requestPermission()) !== "granted") {
		pushed.value = "cannot";
		return;
	}
	try {
		const { publicKey } = await api("GET /push/key");
		const how = { userVisibleOnly: true, applicationServerKey: publicKey };
		await tell(await registration.pushManager.subscribe(how));
	} catch {
		pushed.value = "cannot";
	}
}

/** Ends it on this phone: nothing more is shown on its lock screen. */
export async function leavePush(): Promise<void> {
	const subscription = await (await ready())?.pushManager.getSubscription();
	await subscription?.unsubscribe().catch(() => false);
	pushed.value = "off";
}

async function tell(subscription: PushSubscription): Promise<void> {
	const { endpoint, keys: { p256dh = "", auth = "" } = {} } = subscription.toJSON();
	if (endpoint === undefined) return;
	await api("POST /push/subscriptions", { body: { endpoint, keys: { p256dh, auth } } });
	pushed.value = "on";
}

/** `serviceWorker.ready` never comes where no worker is kept. */
async function ready(): Promise<ServiceWorkerRegistration | undefined> {
	if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return undefined;
	return navigator.serviceWorker.getRegistration();
}

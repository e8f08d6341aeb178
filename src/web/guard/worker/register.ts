import { onHub } from "../../app/base-path.ts";
import { vault } from "../state.ts";
import { sync } from "../sync.ts";

/** What a browser has that can send in the background (WICG, Background Sync); others have not. */
interface WithSync extends ServiceWorkerRegistration {
	readonly sync?: { register(tag: string): Promise<void> };
}

let registration: WithSync | undefined;

/** Has the page kept by its service worker, so that it opens with no network. False: this browser cannot. */
export async function keepPage(): Promise<boolean> {
	if (!("serviceWorker" in navigator)) return false;
	const { serviceWorker } = navigator;
	const hadOne = serviceWorker.controller !== null;
	serviceWorker.addEventListener("controllerchange", () => {
		if (hadOne) location.reload();
	});
	serviceWorker.addEventListener("message", ({ data }) => {
		if (data === "send-held") void sync();
	});
	registration = await serviceWorker.register(onHub("/guard-worker.js"), { scope: onHub("/guard") });
	renew(registration);
	registration.addEventListener("updatefound", () => {
		const coming = registration?.installing;
		coming?.addEventListener("statechange", () => registration && renew(registration));
	});
	return true;
}

/** A newer build takes over while nobody is signed in: it loads the page anew. */
function renew({ waiting }: ServiceWorkerRegistration): void {
	if (waiting && !vault.peek()) waiting.postMessage("take-over");
}

/** Asks the browser to say when there is a network again, even to a page in the background. */
export function askToSend(): void {
	// A browser that has none, or was told not to, is reached by the clock and by its own `online`.
	registration?.sync?.register("held").catch(() => undefined);
}

import { onPush } from "../../app/push/on-push.ts";
import type { WorkerScope } from "../../app/push/worker-scope.ts";
import { cacheNameOf, forgetOthers, keepAll, keptFor, type Precached } from "./precache.ts";

/** Every file of the page; the build writes them here (`build/installable.ts`). */
declare const PRECACHED: readonly Precached[];

/** Nothing else runs this file: its global object is a service worker's. */
declare const self: WorkerScope;
const scope = self;
const home = new URL("./", scope.location.href);
const files = PRECACHED;
const kept = new Set(files.map(([address]) => new URL(address, home).href));

scope.addEventListener("install", (event) => event.waitUntil(keepAll(files, home)));

scope.addEventListener("activate", (event) =>
	event.waitUntil(Promise.all([forgetOthers(files), scope.clients.claim()])),
);

// The page's own files come from what was kept, with or without a network, so that they are always of one build; a newer
// one takes over once nobody is signed in. What is asked of the hub goes there.
scope.addEventListener("fetch", (event) => {
	const { request } = event;
	const address = keptFor(request, home, kept);
	if (address !== undefined) event.respondWith(fromCache(address, request));
});

onPush(scope, { home, opens: () => "guard" });

async function fromCache(address: string, request: Request): Promise<Response> {
	const cache = await caches.open(cacheNameOf(files));
	return (await cache.match(address)) ?? fetch(request);
}

scope.addEventListener("message", (event) => {
	if (event.data === "take-over") event.waitUntil(scope.skipWaiting());
});

// There is a network again. What is held is sealed, and only a page that its guard has opened can read it.
scope.addEventListener("sync", (event) => {
	if (event.tag === "held") event.waitUntil(askPages());
});

async function askPages(): Promise<void> {
	for (const page of await scope.clients.matchAll({ type: "window" })) page.postMessage("send-held");
}

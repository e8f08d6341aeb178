import { onPush } from "../../app/push/on-push.ts";
import type { WorkerScope } from "../../app/push/worker-scope.ts";

/** Nothing else runs this file: its global object is a service worker's. */
declare const self: WorkerScope;
const scope = self;

// It keeps no page: without a network a captain sees nothing that is true.
onPush(scope, {
	home: new URL("./", scope.location.href),
	opens: (incident) => (incident === undefined ? "captain" : `captain/incidents/${encodeURIComponent(incident)}`),
});
scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));

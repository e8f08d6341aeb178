import { z } from "zod";
import { blindness, presentBlindness } from "../../contract/live.ts";
import type { Written } from "../../contract/written.ts";
import type { Hub } from "../hub.ts";
import type { Metrics } from "../metrics.ts";
import { ANYONE, defineOpenRoute, defineRoute, type Route } from "../route.ts";

const readiness = z.object({
	ready: z.boolean(),
	store: z.boolean().meta({ description: "The store answers, and took the newest entry" }),
	broker: z.boolean().meta({ description: "Devices can be heard" }),
	blind: z.array(blindness).meta({ description: "What keeps the hub from hearing, keeping or dating what happens" }),
});
const document = z.record(z.string(), z.unknown());

/** What watches the hub, and what tells how to speak with it. `storeWorks` says whether the newest append succeeded. */
export function serviceRoutes({
	reader,
	intake,
	health,
	version,
	storeWorks,
	metrics,
	openapi,
	asyncapi,
}: Pick<Hub, "reader" | "intake" | "health" | "version"> & {
	storeWorks: () => boolean;
	metrics: Metrics;
	openapi: () => Written<Record<string, unknown>>;
	asyncapi: () => Written<Record<string, unknown>>;
}): readonly Route[] {
	const started = performance.now();
	const healthz = z.object({ status: z.string(), version: z.string(), uptimeS: z.int() });
	return [
		defineOpenRoute({
			method: "GET",
			path: "/healthz",
			root: true,
			summary: "The process lives",
			input: {},
			answer: healthz,
			async handle() {
				const uptimeS = Math.floor((performance.now() - started) / 1000);
				return { body: { status: "ok", version, uptimeS } };
			},
		}),
		defineOpenRoute({
			method: "GET",
			path: "/readyz",
			root: true,
			summary: "It can take events: the store and the broker work, and its clock can be right",
			input: {},
			answer: readiness,
			otherStatus: 503,
			async handle() {
				const answers = await reader.rows("SELECT 1", []).then(
					() => true,
					() => false,
				);
				const store = answers && storeWorks();
				const blind = (health?.blind ?? []).map(presentBlindness);
				const broker = intake.hearing === "ready";
				const ready = store && broker && blind.length === 0;
				return { ...(!ready && { status: 503 }), body: { ready, store, broker, blind } };
			},
		}),
		defineRoute({
			method: "GET",
			path: "/metrics",
			root: true,
			roles: ANYONE,
			summary: "Figures for Prometheus",
			reads: true,
			input: {},
			answer: z.string(),
			mediaType: metrics.mediaType,
			handle: async () => ({ body: await metrics.text() }),
		}),
		defineRoute({
			method: "GET",
			path: "/openapi.json",
			root: true,
			roles: ANYONE,
			summary: "This API, as OpenAPI 3.1",
			input: {},
			answer: document,
			handle: async () => ({ body: openapi() }),
		}),
		defineRoute({
			method: "GET",
			path: "/asyncapi.json",
			root: true,
			roles: ANYONE,
			summary: "The MQTT topics and the WebSocket, as AsyncAPI 3.0",
			input: {},
			answer: document,
			handle: async () => ({ body: asyncapi() }),
		}),
	];
}

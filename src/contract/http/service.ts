import { z } from "zod";
import { blindness } from "../live.ts";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

const document = z.record(z.string(), z.unknown());

/** What watches the hub. */
export const readHealth = defineRoute({
	method: "GET",
	path: "/healthz",
	root: true,
	roles: "open",
	summary: "The process lives",
	input: {},
	answer: z.object({ status: z.string(), version: z.string(), uptimeS: z.int() }),
});

export const readReadiness = defineRoute({
	method: "GET",
	path: "/readyz",
	root: true,
	roles: "open",
	summary: "It can take events: the store and the broker work, and its clock can be right",
	input: {},
	answer: z.object({
		ready: z.boolean(),
		store: z.boolean().meta({ description: "The store answers, and took the newest entry" }),
		broker: z.boolean().meta({ description: "Devices can be heard" }),
		blind: z.array(blindness).meta({ description: "What keeps the hub from hearing, keeping or dating what happens" }),
	}),
	otherStatus: 503,
});

export const readMetrics = defineRoute({
	method: "GET",
	path: "/metrics",
	root: true,
	roles: ANYONE,
	summary: "Figures for Prometheus",
	reads: true,
	input: {},
	answer: z.string(),
	// prometheus.io/docs/instrumenting/exposition_formats: the text format.
	mediaType: "text/plain; version=0.0.4; charset=utf-8",
});

/** What tells how to speak with the hub. */
export const readOpenapi = defineRoute({
	method: "GET",
	path: "/openapi.json",
	root: true,
	roles: ANYONE,
	summary: "This API, as OpenAPI 3.1",
	input: {},
	answer: document,
});

export const readAsyncapi = defineRoute({
	method: "GET",
	path: "/asyncapi.json",
	root: true,
	roles: ANYONE,
	summary: "The MQTT topics and the WebSocket, as AsyncAPI 3.0",
	input: {},
	answer: document,
});

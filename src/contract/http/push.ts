import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

const ENDPOINT_MAX = 2_000;
const endpoint = z.url({ protocol: /^https$/ }).max(ENDPOINT_MAX);
const base64url = z
	.string()
	.regex(/^[A-Za-z0-9_-]+={0,2}$/)
	.max(200);

/** By which key a browser subscribes. */
export const readPushKey = defineRoute({
	method: "GET",
	path: "/push/key",
	roles: ANYONE,
	summary: "The hub's own public key (VAPID, RFC 8292): a browser subscribes with it",
	input: {},
	answer: z.object({ publicKey: z.string() }),
	problems: ["store-unavailable"],
});

/** A browser that takes Web Push for whoever is signed in there. */
export const subscribePush = defineRoute({
	method: "POST",
	path: "/push/subscriptions",
	roles: ANYONE,
	summary: "The browser's `PushSubscription` as JSON: what is for whoever is signed in reaches it with no page open",
	input: {
		body: z.object({
			endpoint,
			keys: z.object({
				p256dh: base64url.meta({ description: "Its P-256 key, 65 bytes" }),
				auth: base64url.meta({ description: "Its secret, 16 bytes" }),
			}),
		}),
	},
	answer: z.null(),
	status: 204,
	problems: ["invalid", "wrong-state"],
});

export const unsubscribePush = defineRoute({
	method: "DELETE",
	path: "/push/subscriptions",
	roles: ANYONE,
	summary: "Ends the subscription of this endpoint, where it is the caller's; one that is not there is ended already",
	input: { body: z.object({ endpoint }) },
	answer: z.null(),
	status: 204,
	problems: ["invalid"],
});

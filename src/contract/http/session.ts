import { z } from "zod";
import { passkeySaid } from "../passkey-shapes.ts";
import { sessionShape } from "../session.ts";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

/** Signing in and out. */
export const openSession = defineRoute({
	method: "POST",
	path: "/session",
	roles: "open",
	summary:
		"Sign in with name and password, and the second factor's code or passkey where one is due (`allowed` says which); sets the session cookie",
	input: {
		body: z.object({
			username: z.string().max(200),
			password: z.string().max(1000),
			code: z.string().max(100).optional().meta({ description: "Six digits of the app, or a recovery code" }),
			passkey: passkeySaid.optional().meta({ description: "In place of the code, after `POST /session/passkey`" }),
		}),
	},
	answer: sessionShape,
	problems: ["wrong-credentials", "second-factor-due", "wrong-code", "too-many-attempts"],
});

export const redeemLink = defineRoute({
	method: "POST",
	path: "/session/link",
	roles: "open",
	summary: "Sign in with the token of a one-time link; sets the session cookie",
	input: { body: z.object({ token: z.string().max(200) }) },
	answer: sessionShape,
	problems: ["link-spent"],
});

export const readSession = defineRoute({
	method: "GET",
	path: "/session",
	roles: ANYONE,
	unattended: true,
	endedPhone: true,
	summary: "Who I am and what I may",
	input: {},
	answer: sessionShape,
});

export const closeSession = defineRoute({
	method: "DELETE",
	path: "/session",
	roles: ANYONE,
	endedPhone: true,
	summary: "Sign out",
	input: {},
	status: 204,
	answer: z.null(),
});

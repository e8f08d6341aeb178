import { z } from "zod";
import { displayShape, madeDisplayShape } from "../access-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { pageQuery } from "./queries.ts";
import { ANYONE } from "./roles.ts";

/** Wall screens: each shows what a kiosk may, by a credential of its own. */
export const listDisplays = defineRoute({
	method: "GET",
	path: "/displays",
	roles: ["admin"],
	summary: "The wall screens, newest first",
	input: { query: z.object(pageQuery) },
	answer: listOf(displayShape),
});

export const addDisplay = defineRoute({
	method: "POST",
	path: "/displays",
	roles: ["admin"],
	summary: "Add a wall screen; its one-time link is shown once, and works for 15 minutes",
	input: { body: z.object({ name: z.string().max(200) }) },
	status: 201,
	answer: madeDisplayShape,
	problems: ["already-exists"],
});

export const revokeDisplay = defineRoute({
	method: "DELETE",
	path: "/displays/{id}",
	roles: ["admin"],
	summary: "Revoke a wall screen; what it shows ends at once",
	input: { params: z.object({ id: z.string() }) },
	status: 204,
	answer: z.null(),
	problems: ["not-found"],
});

export const openDisplay = defineRoute({
	method: "POST",
	path: "/display",
	roles: "open",
	summary:
		"This browser becomes the wall screen whose one-time link has the token; sets its cookie, which does not expire",
	input: { body: z.object({ token: z.string().max(200) }) },
	answer: z.object({ id: z.string(), name: z.string() }),
	problems: ["link-spent"],
});

export const readDisplay = defineRoute({
	method: "GET",
	path: "/display",
	roles: ANYONE,
	wall: true,
	unattended: true,
	summary: "Which wall screen this browser is, if it is one",
	input: {},
	answer: z.object({ id: z.string().optional(), name: z.string().optional() }),
});

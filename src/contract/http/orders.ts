import { z } from "zod";
import { objectId, reason, text } from "../../model/fields.ts";
import { orderShape } from "../duty-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { pageQuery } from "./queries.ts";

/** Standing orders, which everybody on duty reads and signs. */
export const listOrders = defineRoute({
	method: "GET",
	path: "/orders",
	roles: ["guard", "operator", "captain"],
	summary: "Standing orders, newest first, with who has signed; a guard: whether they have",
	reads: true,
	input: { query: z.object(pageQuery) },
	answer: listOf(orderShape),
});

export const issueOrder = defineRoute({
	method: "POST",
	path: "/orders",
	roles: ["captain"],
	summary: "Issue a standing order",
	input: { body: z.object({ title: reason.max(200), text }) },
	status: 201,
	answer: orderShape,
});

export const signOrder = defineRoute({
	method: "POST",
	path: "/orders/{id}/sign",
	roles: ["guard", "operator", "captain"],
	summary: "Say that one has read it; the first time counts",
	reads: true,
	problems: ["not-found"],
	input: { params: z.object({ id: objectId }) },
	answer: orderShape,
});

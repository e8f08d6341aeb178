import { z } from "zod";
import { DEVICE_STATES } from "../../model/device.ts";
import { listOf } from "../list.ts";
import { deviceShape } from "../shapes.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** What devices are and how they are now. */
export const listDevices = defineRoute({
	method: "GET",
	path: "/devices",
	roles: listers("device"),
	summary: "All devices of the site with their state, by id",
	reads: true,
	input: {
		query: z.object({
			...byNameQuery,
			id: z.string().max(64).optional(),
			kind: z.string().optional(),
			zone: z.string().optional(),
			state: z.enum(DEVICE_STATES).optional(),
		}),
	},
	answer: listOf(deviceShape),
});

export const readDevice = defineRoute({
	method: "GET",
	path: "/devices/{id}",
	roles: listers("device"),
	summary: "One device",
	reads: true,
	input: { params: z.object({ id: z.string() }) },
	answer: deviceShape,
	problems: ["not-found"],
});

import { z } from "zod";
import { presentDevice } from "../../contract/present.ts";
import { deviceShape } from "../../contract/shapes.ts";
import { neverHeard } from "../../live/view.ts";
import { DEVICE_STATES, type Device } from "../../model/device.ts";
import { Refusal } from "../../model/problem.ts";
import type { SiteDevice } from "../../model/site.ts";
import type { Hub } from "../hub.ts";
import { listOf, pageOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";
import { WATCHERS } from "../watchers.ts";

/** Devices: what they are and how they are now. */
export function deviceRoutes({ site, reader, intake }: Pick<Hub, "site" | "reader" | "intake">): readonly Route[] {
	const shown = (is: SiteDevice, now: Device | undefined) =>
		presentDevice(is, now ?? neverHeard(is.id), intake.lastSeenAt(is.id));
	return [
		defineRoute({
			method: "GET",
			path: "/devices",
			roles: WATCHERS,
			summary: "All devices of the site with their state, by id",
			reads: true,
			input: {
				query: z.object({
					...pageQuery,
					order: z.enum(["asc", "desc"]).default("asc"),
					kind: z.string().optional(),
					zone: z.string().optional(),
					state: z.enum(DEVICE_STATES).optional(),
				}),
			},
			answer: listOf(deviceShape),
			async handle({ query: { kind, zone, state, limit, order, cursor } }) {
				const heard = new Map((await reader.devices()).map((device) => [device.id, device]));
				const all = [...site.devices.values()]
					.map((is) => shown(is, heard.get(is.id)))
					.filter((one) => kind === undefined || one.kind === kind)
					.filter((one) => zone === undefined || one.zone === zone)
					.filter((one) => state === undefined || one.state === state);
				const page = pageOf(all, ({ id }) => id, { limit, order, ...(cursor !== undefined && { cursor }) });
				return { body: page };
			},
		}),
		defineRoute({
			method: "GET",
			path: "/devices/{id}",
			roles: WATCHERS,
			summary: "One device",
			reads: true,
			input: { params: z.object({ id: z.string() }) },
			answer: deviceShape,
			problems: ["not-found"],
			async handle({ params: { id } }) {
				const is = site.devices.get(id);
				if (!is) throw new Refusal({ code: "not-found", detail: `there is no device ${id} at ${site.id}` });
				return { body: shown(is, await reader.device(id)) };
			},
		}),
	];
}

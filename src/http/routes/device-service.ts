import { z } from "zod";
import { deviceShape } from "../../contract/shapes.ts";
import type { Role } from "../../model/role.ts";
import { QUIETERS } from "../../model/role.ts";
import { act } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import { STAND_WATCH } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import { said, untilBody } from "../until.ts";
import { siteDevice, stateOfDevice } from "./devices.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "clock" | "intake" | "access">;

const watch = said.meta({
	description:
		"The user who watches in its place (a guard, operator, captain or admin), and must accept; required where an alarm has evidence or life behind it",
});

const hours = z
	.object({ from: untilBody.optional(), until: untilBody })
	.meta({ description: "The hours of work, four at most: tampering with it and its loss are quiet in them too" });

const namedWatch = z.object({ watch });

/** Taking a device out of service and back; answers with the device as it is then. */
export function deviceServiceRoutes(parts: Parts): readonly Route[] {
	return [
		action(parts, {
			verb: "out-of-service",
			type: "device.out-of-service",
			summary: "Record its alarms without sounding until then; its life alarms ring all the same",
			body: z.object({ reason: said, until: untilBody, watch: watch.optional(), work: hours.optional() }),
			problems: [],
		}),
		action(parts, {
			verb: "out-of-service/accept",
			type: "device.out-of-service-accepted",
			roles: STAND_WATCH,
			summary: "Accept the watch in its place: from now on it is quiet; until then it rings as ever",
			body: z.object({}).nullish(),
			problems: ["wrong-state"],
		}),
		action(parts, {
			verb: "in-service",
			type: "device.in-service",
			summary: "Let it guard again: what is active rings, what came meanwhile shows",
			body: z.object({}).nullish(),
			problems: ["wrong-state"],
		}),
	];
}

function action(
	parts: Parts,
	{
		verb,
		type,
		roles = QUIETERS,
		summary,
		body,
		problems,
	}: {
		verb: string;
		type: string;
		roles?: readonly Role[];
		summary: string;
		body: z.ZodType<Readonly<Record<string, unknown>> | null | undefined>;
		problems: readonly "wrong-state"[];
	},
): Route {
	return defineRoute({
		method: "POST",
		path: `/devices/{id}/${verb}`,
		roles,
		summary,
		input: { params: z.object({ id: z.string().max(64) }), body },
		answer: deviceShape,
		problems: ["not-found", ...problems],
		idempotent: true,
		async handle({ params: { id }, body: asked, who, key }) {
			const { zone } = siteDevice(parts.site, id);
			const named = namedWatch.safeParse(asked).data?.watch;
			if (named !== undefined) mustKnow(parts.access.people, [["watch", named]], STAND_WATCH);
			await act(parts, { who, key, type, zone, data: { device: id, ...asked } });
			return { body: await stateOfDevice(parts, id) };
		},
	});
}

import { deviceShape } from "../../contract/shapes.ts";
import { acceptWatch } from "../../model/actions/accept-watch.ts";
import { inService } from "../../model/actions/in-service.ts";
import { outOfService } from "../../model/actions/out-of-service.ts";
import { STAND_WATCH } from "../../model/role.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { mustKnow } from "../known-people.ts";
import type { Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";
import { siteDevice, stateOfDevice } from "./devices.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "clock" | "intake" | "access">;

/** Taking a device out of service and back; answers with the device as it is then. */
export function deviceServiceRoutes(parts: Parts): readonly Route[] {
	const { site, access } = parts;
	return [
		actionRoute(outOfService, {
			answer: deviceShape,
			async handle({ id, body, who, key }) {
				const { zone } = siteDevice(site(), id);
				if (body.watch !== undefined) mustKnow(access.people, [["watch", body.watch]], STAND_WATCH);
				await takeAction(parts, outOfService, { who, key, zone, data: { device: id, ...body } });
				return { body: await stateOfDevice(parts, id) };
			},
		}),
		...[acceptWatch, inService].map((action) =>
			actionRoute(action, {
				answer: deviceShape,
				async handle({ id, who, key }) {
					const { zone } = siteDevice(site(), id);
					await takeAction(parts, action, { who, key, zone, data: { device: id } });
					return { body: await stateOfDevice(parts, id) };
				},
			}),
		),
	];
}

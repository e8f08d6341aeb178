import { acceptWatchRoute, inServiceRoute, outOfServiceRoute } from "../../contract/http/device-service.ts";
import { acceptWatch } from "../../model/actions/accept-watch.ts";
import { inService } from "../../model/actions/in-service.ts";
import { outOfService } from "../../model/actions/out-of-service.ts";
import { STAND_WATCH } from "../../model/role.ts";
import { takeAction } from "../append-action.ts";
import { siteDevice, stateOfDevice } from "../device-state.ts";
import { handle } from "../handle.ts";
import { mustKnow } from "../known-people.ts";

export const handleOutOfService = handle(outOfServiceRoute, async ({ input: { params, body }, ...call }) => {
	const { hub } = call;
	const { zone } = siteDevice(hub.site(), params.id);
	if (body.watch !== undefined) mustKnow(hub.access.people, [["watch", body.watch]], STAND_WATCH);
	await takeAction(call, outOfService, { zone, data: { device: params.id, ...body } });
	return { body: await stateOfDevice(hub, params.id) };
});

export const handleAcceptWatch = handle(acceptWatchRoute, async ({ input: { params }, ...call }) => {
	const { zone } = siteDevice(call.hub.site(), params.id);
	await takeAction(call, acceptWatch, { zone, data: { device: params.id } });
	return { body: await stateOfDevice(call.hub, params.id) };
});

export const handleInService = handle(inServiceRoute, async ({ input: { params }, ...call }) => {
	const { zone } = siteDevice(call.hub.site(), params.id);
	await takeAction(call, inService, { zone, data: { device: params.id } });
	return { body: await stateOfDevice(call.hub, params.id) };
});

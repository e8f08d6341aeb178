import { listDevices, readDevice } from "../../contract/http/devices.ts";
import { stateOfDevice } from "../device-state.ts";
import { handle } from "../handle.ts";
import { asked } from "../list.ts";

export const handleListDevices = handle(listDevices, async ({ input: { query }, principal: { role }, hub }) => {
	const { id, kind, zone, state, ...page } = query;
	const only = asked({ id, kind, zone, state });
	return { body: await hub.live.lists.page({ list: "device", query: asked(page), ...only, audience: role }) };
});

export const handleReadDevice = handle(readDevice, async ({ input: { params }, hub }) => ({
	body: await stateOfDevice(hub, params.id),
}));

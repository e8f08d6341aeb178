import { listChannels, testChannelRoute } from "../../contract/http/channels.ts";
import { presentDelivery } from "../../contract/present-work.ts";
import { testChannel } from "../../model/actions/test-channel.ts";
import { takeAction } from "../append-action.ts";
import { channelsNow } from "../channels.ts";
import { handle } from "../handle.ts";
import { asked, pageOf, sortable } from "../list.ts";

export const handleListChannels = handle(listChannels, async ({ input: { query }, hub: { site, reader } }) => {
	const all = await channelsNow(site(), reader);
	const placeOf = new Map(all.map(({ id }, i) => [id, sortable(i)]));
	const keyOf = ({ id }: { readonly id: string }) => placeOf.get(id) ?? "";
	return { body: pageOf(all, { list: "channels", keyOf }, asked(query)) };
});

export const handleTestChannel = handle(testChannelRoute, async ({ input: { params }, ...call }) => {
	const seq = await takeAction(call, testChannel, { data: { channel: params.id } });
	const delivery = await call.hub.reader.object("delivery", `dlv-${seq}.1`);
	if (!delivery) throw new Error(`a test of ${params.id} was asked for, and it is not there`);
	return { body: presentDelivery(delivery) };
});

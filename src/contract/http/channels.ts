import { z } from "zod";
import { testChannel } from "../../model/actions/test-channel.ts";
import { channelShape } from "../channel-shape.ts";
import { listOf } from "../list.ts";
import { deliveryShape } from "../work-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** How the ways beyond the screen stand. */
export const listChannels = defineRoute({
	method: "GET",
	path: "/channels",
	roles: listers("delivery"),
	summary:
		"The channels beyond the screen, in the order of the site's file: when something last arrived, and what last did not",
	reads: true,
	input: { query: z.object(byNameQuery) },
	answer: listOf(channelShape),
});

export const testChannelRoute = actionRoute(testChannel, { status: 202, answer: deliveryShape });

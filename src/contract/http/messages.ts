import { z } from "zod";
import { messageReceived } from "../../model/actions/message-received.ts";
import { messageSeen } from "../../model/actions/message-seen.ts";
import { sendMessage } from "../../model/actions/send-message.ts";
import { listOf } from "../list.ts";
import { messageShape } from "../message-shape.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** What the guard room says to guards' phones. */
export const sendMessageRoute = actionRoute(sendMessage, { answer: messageShape, status: 201 });

/** The phone of a guard confirms, over HTTP, so that a worker with no page open can too. */
export const messageReceivedRoute = actionRoute(messageReceived, { answer: messageShape });
export const messageSeenRoute = actionRoute(messageSeen, { answer: messageShape });

/** What was said. */
export const listMessages = defineRoute({
	method: "GET",
	path: "/messages",
	roles: listers("message"),
	summary: "Messages to guards, newest first: to whom, how each was reached, delivered and seen when",
	input: {
		query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "`true`: only those not seen by all" }) }),
	},
	answer: listOf(messageShape),
	reads: true,
});

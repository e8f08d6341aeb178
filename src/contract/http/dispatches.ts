import { z } from "zod";
import { acceptDispatch } from "../../model/actions/accept-dispatch.ts";
import { arrive } from "../../model/actions/arrive.ts";
import { declineDispatch } from "../../model/actions/decline-dispatch.ts";
import { dispatchReceived } from "../../model/actions/dispatch-received.ts";
import { dispatchSeen } from "../../model/actions/dispatch-seen.ts";
import { endDispatch } from "../../model/actions/end-dispatch.ts";
import { HANDLERS } from "../../model/role.ts";
import { proposalShape } from "../guidance-shapes.ts";
import { incidentShape } from "../shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";

/** What becomes of a guard who was sent: said by the guard, or by operator and captain on their behalf. */
export const acceptDispatchRoute = actionRoute(acceptDispatch, { answer: incidentShape });
export const declineDispatchRoute = actionRoute(declineDispatch, { answer: incidentShape });
export const arriveRoute = actionRoute(arrive, { answer: incidentShape });
export const endDispatchRoute = actionRoute(endDispatch, { answer: incidentShape });

/** The phone of the guard who was sent confirms by itself, over HTTP, so that a worker with no page open can too. */
export const dispatchReceivedRoute = actionRoute(dispatchReceived, { answer: incidentShape });
export const dispatchSeenRoute = actionRoute(dispatchSeen, { answer: incidentShape });

/** Whom to send. */
export const listProposals = defineRoute({
	method: "GET",
	path: "/incidents/{id}/proposals",
	roles: HANDLERS,
	summary: "The guards on duty, whom to send first: free ones by how near they were last known; fixed posts are marked",
	input: { params: z.object({ id: z.string().max(64) }) },
	answer: z.object({ items: z.array(proposalShape) }),
	problems: ["not-found"],
	reads: true,
});

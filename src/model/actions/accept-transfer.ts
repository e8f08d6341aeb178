import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Taking what was offered. */
export const acceptTransfer = defineIncidentAction({
	type: "incident.transfer-accepted",
	verb: "accept",
	roles: HANDLERS,
	when: "unresolved",
	whyNot: ({ transfer }, { user }) => (transfer !== undefined && transfer.to === user ? undefined : "not-offered"),
	body: z.object({}).default({}),
	summary: "Take what was offered to you",
	words: { en: "Hand-over accepted", "zh-CN": "接手" },
});

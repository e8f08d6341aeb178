import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Giving it back. */
export const release = defineIncidentAction({
	type: "incident.released",
	verb: "release",
	roles: HANDLERS,
	when: "unresolved",
	whyNot: ({ owner }, { user }) => (owner === undefined ? "nobodys" : owner === user ? undefined : "not-yours"),
	body: z.object({}).default({}),
	summary: "Give it back: it stays as it is, its clock runs, and it has no owner",
	words: { en: "Given back", "zh-CN": "退回" },
});

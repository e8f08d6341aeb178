import { z } from "zod";
import { text } from "../fields.ts";
import { defineIncidentAction } from "./define-action.ts";
import { keptOf } from "./kept.ts";

const said = z.object({ reason: text });

/** Keeping all that belongs to it from being deleted, or no longer. */
export const hold = defineIncidentAction({
	type: "incident.held",
	verb: "hold",
	roles: ["captain"],
	when: "always",
	body: said,
	data: z.union([z.object({ release: z.literal(true) }), keptOf(said)]),
	entryData: (held) => held,
	summary: "Keep all that belongs to it from being deleted, with a reason",
	words: { en: "Evidence kept", "zh-CN": "证据保全" },
});

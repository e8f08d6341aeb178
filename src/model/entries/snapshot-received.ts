import { z } from "zod";
import { MOMENTS } from "../snapshot.ts";
import { defineEntry } from "./define-entry.ts";

/** A picture is on disk: asked for by a command, or sent with the event of its device. */
export const snapshotReceived = defineEntry({
	type: "snapshot.received",
	data: z.object({
		device: z.string(),
		hash: z.string(),
		bytes: z.number().optional(),
		event: z.string().optional(),
		command: z.string().optional(),
		incident: z.string().optional(),
		moment: z.enum(MOMENTS).optional(),
	}),
	words: { en: "Picture came", "zh-CN": "收到画面" },
});

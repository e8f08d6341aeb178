import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A gateway speaks for its devices. */
export const gatewayOnline = defineEntry({
	type: "gateway.online",
	data: z.object({ gateway: z.string() }),
	words: { en: "Gateway online", "zh-CN": "网关上线" },
});

import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The link of a device is there. */
export const deviceOnline = defineEntry({
	type: "device.online",
	data: z.object({ device: z.string() }),
	words: { en: "Device online", "zh-CN": "设备上线" },
});

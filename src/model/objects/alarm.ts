import type { Alarm } from "../alarm.ts";
import { defineObject } from "./define-object.ts";

/** What a device, or the hub, has found wrong. */
export const alarm = defineObject<Alarm>()({ kind: "alarm", began: "since", place: "zone" });

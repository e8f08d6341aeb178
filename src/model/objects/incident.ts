import type { Incident } from "../incident.ts";
import { defineObject } from "./define-object.ts";

/** What a person deals with: one or several alarms that belong together. */
export const incident = defineObject<Incident>()({ kind: "incident", began: "openedAt", place: "zones" });

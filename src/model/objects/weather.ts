import type { Weather } from "../bypass.ts";
import { defineObject } from "./define-object.ts";

/** Weather that a person has declared. */
export const weather = defineObject<Weather>()({ kind: "weather", began: "since", place: "zones" });

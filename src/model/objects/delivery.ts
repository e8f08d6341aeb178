import type { Delivery } from "../delivery.ts";
import { defineObject } from "./define-object.ts";

/** A message beyond the screen. */
export const delivery = defineObject<Delivery>()({ kind: "delivery", began: "since" });

import type { Shift } from "../shift.ts";
import { defineObject } from "./define-object.ts";

/** One person's time at the desk. */
export const shift = defineObject<Shift>()({ kind: "shift", began: "since" });

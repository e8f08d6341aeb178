import type { Drill } from "../bypass.ts";
import { defineObject } from "./define-object.ts";

/** An exercise. */
export const drill = defineObject<Drill>()({ kind: "drill", began: "since" });

import type { WalkTest } from "../bypass.ts";
import { defineObject } from "./define-object.ts";

/** A test of detectors by walking past them. */
export const walkTest = defineObject<WalkTest>()({ kind: "walk-test", began: "since" });

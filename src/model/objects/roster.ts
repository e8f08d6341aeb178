import type { RosterChange } from "../roster.ts";
import { defineObject } from "./define-object.ts";

/** A shift's roster that a captain wrote. */
export const roster = defineObject<RosterChange>()({ kind: "roster", began: "from" });

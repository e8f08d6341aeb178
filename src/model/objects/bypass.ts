import type { Bypass } from "../bypass.ts";
import { defineObject } from "./define-object.ts";

/** Something that guards less than it should. */
export const bypass = defineObject<Bypass>()({ kind: "bypass", began: "since", place: "zone", endsAsGone: true });

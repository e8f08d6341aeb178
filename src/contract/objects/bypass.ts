import { bypass } from "../../model/objects/bypass.ts";
import { presentBypass } from "../present-work.ts";
import { type BypassShape, bypassShape } from "../work-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const FACTS = [
	...["id", "rev", "why", "zone", "device", "type", "alarm", "since", "until", "unconfirmed", "hidden"],
] as const satisfies Fields<BypassShape>;
const ALL = [...FACTS, "by", "reason", "watch"] as const satisfies Fields<BypassShape>;

/** What guards less than it should, on the wall screen too. */
export const shownBypass = defineShown(bypass, {
	shape: bypassShape,
	present: presentBypass,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL, kiosk: FACTS },
});

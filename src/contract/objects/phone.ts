import { phone } from "../../model/objects/phone.ts";
import { type PhoneShape, phoneShape, presentPhone } from "../phone-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "guard", "model", "app", "registeredAt", "endedAt", "endedBy"],
] as const satisfies Fields<PhoneShape>;

/** The phones that guards work with; how they are (battery, last contact) is asked for. */
export const shownPhone = defineShown(phone, {
	shape: phoneShape,
	present: presentPhone,
	seen: { captain: ALL, admin: ALL },
});

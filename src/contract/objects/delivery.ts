import { delivery } from "../../model/objects/delivery.ts";
import { presentDelivery } from "../present-work.ts";
import { type DeliveryShape, deliveryShape } from "../work-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const FACTS = [
	...[
		"id",
		"rev",
		"incident",
		"chainTest",
		"channel",
		"to",
		"about",
		"state",
		"since",
		"attempts",
		"user",
		"deliveredAt",
		"seenAt",
		"nextAt",
		"reason",
		"answer",
	],
] as const satisfies Fields<DeliveryShape>;
const ALL = [...FACTS, "silent"] as const satisfies Fields<DeliveryShape>;

/** Whether a message got out; that a siren was told to be silent is for whoever handles it. */
export const shownDelivery = defineShown(delivery, {
	shape: deliveryShape,
	present: presentDelivery,
	seen: { operator: ALL, captain: ALL, admin: FACTS },
});

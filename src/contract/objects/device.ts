import { device } from "../../model/objects/device.ts";
import { type DeviceShape, deviceShape } from "../shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const FACTS = [
	...["id", "rev", "kind", "zone", "words", "state", "stateSince", "lost", "health", "faults"],
] as const satisfies Fields<DeviceShape>;
const ALL = [...FACTS, "unit", "lastSeenAt", "outOfService", "unreadable"] as const satisfies Fields<DeviceShape>;

/** What is known of devices, beside what the site says they are. */
export const shownDevice = defineShown(device, {
	shape: deviceShape,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL, kiosk: FACTS },
});

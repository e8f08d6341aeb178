import { alarm } from "../../model/objects/alarm.ts";
import { presentAlarm } from "../present.ts";
import { type AlarmShape, alarmShape } from "../shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "type", "words", "source", "zone", "unit", "part", "priority", "latches", "releasedAt", "active"],
	...["acknowledged", "repeats", "shelved", "suppressed", "chattering", "strong", "hidden", "drill", "discreet"],
	...["since", "returnedAt", "takenBack", "incident"],
] as const satisfies Fields<AlarmShape>;

/** It names its panel, so the wall screen has incidents only. */
export const shownAlarm = defineShown(alarm, {
	shape: alarmShape,
	present: presentAlarm,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});

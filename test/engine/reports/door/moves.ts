import { Night } from "../../../scenario.ts";

export const DOOR = "door-b03-2";

export function open(night: Night, time: string, id = DOOR): void {
	night.device(time, id, "intercom.door-opened", { door: 1 });
}
export function close(night: Night, time: string): void {
	night.device(time, DOOR, "intercom.door-closed", { door: 1 });
}
export function unlock(night: Night, time: string, by = "card", door = 1): void {
	night.device(time, DOOR, "intercom.door-unlocked", { door, by });
}

export function lose(night: Night, time: string): void {
	night.hub(time, "device.lost", { device: DOOR, why: "silent" });
}
export function powerFails(night: Night, from: string, to: string): void {
	night.device(from, DOOR, "intercom.power-lost");
	night.device(to, DOOR, "intercom.restored", { of: "intercom.power-lost" });
}

/** A night on which the station has been there for long. */
export function steady(): Night {
	const night = new Night();
	night.hub("01:00:00", "device.online", { device: DOOR });
	return night;
}

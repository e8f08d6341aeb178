import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, breached, called } from "./nights.ts";
import type { Refused } from "./refused.ts";

const CAMERA = "cam-east-3";

const shelve = (night: Night, time: string, until: string, { role = "captain", alarm = night.alarms[0] } = {}) =>
	night.person(time, "zhao", "alarm.shelved", { alarm: alarm?.id, until: instant(until), reason: "a branch", role });

/** What is never shelved, nor for how long. */
export const SHELVING: readonly Refused[] = [
	{
		what: "a second renewal of a shelf",
		ask() {
			const night = breached();
			shelve(night, "02:14:00", "02:40:00");
			shelve(night, "02:30:00", "02:55:00");
			return shelve(night, "02:50:00", "03:10:00");
		},
		code: "wrong-state",
		says: /renewed 1 times, the most that is allowed: found shelve, allowed unshelve/,
	},
	{
		what: "a shelf of the guard room's own absence",
		ask() {
			const night = new Night();
			night.person("02:00:00", "li", "shift.signed-on", { guards: [] });
			night.person("02:01:00", "li", "shift.signed-off", {});
			return shelve(night, "02:02:00", "02:20:00");
		},
		code: "wrong-state",
		says: /the guard room's own alarms are never shelved: found shelve, allowed nothing/,
	},
	{
		what: "a shelf of what a device in the guard room says",
		ask() {
			const device = [...garden.devices.values()].find(({ zone }) => zone === "guard-room");
			const night = new Night();
			night.device("02:00:00", device?.id ?? "", `${device?.kind}.tamper`);
			return shelve(night, "02:02:00", "02:20:00");
		},
		code: "wrong-state",
		says: /the guard room's own alarms are never shelved/,
	},
	{
		what: "a shelf of a life alarm",
		ask: () => shelve(called("home.panic", { button: "wall" }), "02:14:00", "02:20:00"),
		code: "wrong-state",
		says: /life alarms are never shelved/,
	},
	{
		what: "a shelf of what is critical",
		ask() {
			const night = new Night();
			night.device("02:13:00", "cp-b03", "patrol.finding", { guard: "g07", category: "fire" });
			return shelve(night, "02:14:00", "02:20:00");
		},
		code: "wrong-state",
		says: /critical alarms are never shelved/,
	},
	{
		what: "a shelf of what is high for longer than half an hour",
		ask: () => shelve(breached(), "02:14:00", "02:45:00"),
		code: "invalid",
		says: /found 31 min from now, expected at most 30 min from now/,
	},
	{
		what: "a shelf of tampering for longer than half an hour, though it is medium",
		ask() {
			const night = new Night();
			night.device("02:13:00", BEAM, "perimeter.tamper");
			return shelve(night, "02:14:00", "03:14:00");
		},
		code: "invalid",
		says: /found 60 min from now, expected at most 30 min from now/,
	},
	{
		what: "a shelf of a medium for longer than eight hours",
		ask() {
			const night = new Night();
			night.device("02:13:00", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
			return shelve(night, "02:14:00", "10:15:00");
		},
		code: "invalid",
		says: /found 481 min from now, expected at most 480 min from now/,
	},
];

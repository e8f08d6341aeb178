import type { Channel } from "../../../src/model/channel.ts";
import { garden, instant } from "../../scenario.ts";

/** A few neighbours, so that things meet: a wall's corner with its cameras, and one building. */
export const DEVICES = [...garden.devices.values()].filter(
	({ zone, kind }) => ["east-2", "east-3", "east-4", "b07-1"].includes(zone) && (kind !== "home" || zone === "b07-1"),
);
export const START = instant("21:40:00");
const gateways = new Map([
	[
		"host-east",
		{
			id: "host-east",
			words: { en: "Host", "zh-CN": "主机" },
			devices: ["beam-east-3", "cam-east-3"],
			heartbeatMs: 60_000,
		},
	],
]);
/** What the site says of some alarm types: a glitch is none, or they count at night only. */
const alarms = {
	// No file may say this of a panic; if one did, the engine would not listen.
	"home.panic": [{ priority: "low" as const, schedule: [{ fromMinute: 0, toMinute: 1 }] }],
	"perimeter.breach": [{ glitchMs: 100, where: ["east-2"] }],
	"camera.area-entered": [{ schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }], where: ["cam-east-3"] }],
};
/** Everything urgent goes out, by two channels. */
const channel = {
	words: { en: "Out", "zh-CN": "外" },
	on: ["opened", "told-on"],
	priorities: ["critical", "high"],
} as const;
const channels: Channel[] = [
	{
		...{ ...channel, channel: "webhook", kind: "webhook", id: "sms", url: "http://127.0.0.1:9", language: "zh-CN" },
		...{ secrets: { secret: { env: "NONE" } }, timeoutMs: 30_000 },
	},
	{ ...channel, channel: "siren", id: "bell", devices: ["panel-guard-room"], forMs: 30_000 },
];
export const site = { ...garden, gateways, channels, settings: { ...garden.settings, alarms } };

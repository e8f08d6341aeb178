import { z } from "zod";
import { defineKind, event, type Kind } from "../../src/model/kind.ts";
import { DEFAULT_SETTINGS } from "../../src/model/settings.ts";
import type { Site, SiteDevice, Zone } from "../../src/model/site.ts";

const gate = defineKind({
	name: "gate",
	words: { en: "Test gate", "zh-CN": "测试门" },
	system: { en: "Test system", "zh-CN": "测试系统" },
	icon: "M0 0",
	heartbeatMs: 60_000,
	options: z.strictObject({}),
	alarms: {
		call: { priority: "critical", life: 5, words: { en: "Call for help", "zh-CN": "求助" } },
		breach: { priority: "high", evidence: "person", words: { en: "Breach", "zh-CN": "越界" } },
		forced: { priority: "high", evidence: "door", words: { en: "Forced", "zh-CN": "强行开门" } },
	},
	events: {
		passed: event(z.looseObject({}), { words: { en: "Passed", "zh-CN": "通过" } }),
		broken: event(z.looseObject({}), { words: { en: "Broken", "zh-CN": "触发" }, raises: "breach" }),
		opened: event(z.looseObject({}), { words: { en: "Opened", "zh-CN": "打开" } }),
		unlocked: event(z.looseObject({}), { words: { en: "Unlocked", "zh-CN": "开锁" } }),
		called: event(z.looseObject({ curse: z.boolean().optional() }), {
			words: { en: "Called", "zh-CN": "呼救" },
			raises: "call",
			unless({ curse }) {
				if (curse) throw new Error("the kind's rule is broken");
				return false;
			},
		}),
		cursed: event(z.looseObject({ curse: z.boolean().optional() }), {
			words: { en: "Cursed", "zh-CN": "故障" },
			raises: "breach",
			unless(data) {
				if (data.curse) throw new Error("the kind's rule is broken");
				return false;
			},
		}),
	},
	derives: {
		forced: {
			rule: "not-preceded",
			words: { en: "Door forced", "zh-CN": "强行开门" },
			raises: "forced",
			clearedBy: [],
			event: "opened",
			noneOf: ["unlocked"],
			withinMs: 10_000,
		},
	},
}) satisfies Kind;

const words = { en: "Test", "zh-CN": "测试" };
const zones = ["north", "south"].map(
	(id): Zone => ({
		id,
		sort: "open",
		words,
		shape: [
			[0, 0],
			[1, 0],
			[1, 1],
		],
		neighbours: [],
	}),
);
const devices = ["gate-1", "gate-2", "gate-3"].map(
	(id, i): SiteDevice => ({
		id,
		kind: "gate",
		words,
		zone: i === 0 ? "north" : "south",
		place: { at: [0, 0] },
		options: {},
		fedBy: [],
	}),
);

/** Three gates in two zones: a kind with every sort of rule that the journal must carry, and one that throws. */
const site: Site = {
	id: "small",
	words,
	timeZone: "UTC",
	address: words,
	outline: [
		[0, 0],
		[9, 0],
		[9, 9],
	],
	zones: new Map(zones.map((zone) => [zone.id, zone])),
	devices: new Map(devices.map((device) => [device.id, device])),
	units: new Map(),
	buildings: [],
	gateways: new Map(),
	feeds: new Map(),
	landmarks: [],
	shifts: [],
	routes: [],
	plans: [],
	kinds: new Map([["gate", gate]]),
	allowedOrigins: [],
	trustedProxies: [],
	certificates: { hosts: ["gatehouse.lan"], networks: [] },
	settings: DEFAULT_SETTINGS,
	procedures: new Map(),
	agencies: new Map(),
	minuteOfDay: (at) => Math.floor(at / 60_000) % 1_440,
	dayOfWeek: () => "mon",
};

export default site;

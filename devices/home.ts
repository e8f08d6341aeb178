import { z } from "zod";
import { FIRE_SERVICE_TOLD, POLICE_TOLD, VOICE_CHECK } from "../src/model/asked.ts";
import { COMMON_OPTIONS, defineKind, event } from "../src/model/kind.ts";

const inner = z.looseObject({ zone: z.string().optional() });
const arming = z.looseObject({
	mode: z.enum(["away", "stay"]),
	partition: z.string().optional(),
	by: z.string().optional(),
});

/**
 * What a person sets off latches: nothing the panel says later returns a panic to normal, only a person does
 * (GB 50394 §5.2.3-1). Detectors say when the air is clear again; that is worth knowing, and closes nothing either. The
 * order among life alarms is the house's own: what spreads first, then who is under force, then who calls.
 */
export default defineKind({
	name: "home",
	words: { en: "Home panel", "zh-CN": "室内机" },
	system: { en: "In-home alarm", "zh-CN": "室内报警系统" },
	icon: "M12 3 2 11h3v9h5v-6h4v6h5v-9h3z",
	heartbeatMs: 60_000,
	abilities: ["talk"],
	parts: ["zone"],
	options: z.strictObject({ ...COMMON_OPTIONS }),
	alarms: {
		panic: {
			priority: "critical",
			life: 5,
			latches: true,
			words: { en: "Panic button", "zh-CN": "紧急求助" },
		},
		duress: {
			priority: "critical",
			life: 2,
			latches: true,
			discreet: true,
			words: { en: "Duress", "zh-CN": "挟持报警" },
		},
		intrusion: {
			priority: "high",
			evidence: "person",
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Home intrusion", "zh-CN": "入室报警" },
		},
		smoke: {
			priority: "critical",
			life: 1,
			evidence: "fire",
			asks: [FIRE_SERVICE_TOLD],
			words: { en: "Smoke", "zh-CN": "烟雾报警" },
		},
		heat: {
			priority: "critical",
			life: 1,
			evidence: "fire",
			asks: [FIRE_SERVICE_TOLD],
			words: { en: "Heat", "zh-CN": "高温报警" },
		},
		gas: {
			priority: "critical",
			life: 1,
			explosive: true,
			words: { en: "Gas leak", "zh-CN": "燃气泄漏" },
		},
		"carbon-monoxide": {
			priority: "critical",
			life: 1,
			words: { en: "Carbon monoxide", "zh-CN": "一氧化碳报警" },
		},
		water: {
			priority: "medium",
			words: { en: "Water leak", "zh-CN": "水浸报警" },
		},
		medical: {
			priority: "critical",
			life: 6,
			latches: true,
			words: { en: "Medical call", "zh-CN": "医疗求助" },
		},
	},
	events: {
		panic: event(
			z.looseObject({
				button: z.enum(["wall", "pendant", "phone", "desk"]),
				silent: z.boolean().optional(),
			}),
			{
				words: { en: "Panic button pressed", "zh-CN": "紧急按钮按下" },
				raises: "panic",
				holds: "state",
			},
		),
		duress: event(z.looseObject({}), {
			words: { en: "Duress", "zh-CN": "挟持报警" },
			raises: "duress",
		}),
		intrusion: event(
			z.looseObject({
				sensor: z.enum(["door", "window", "motion", "glass"]),
				zone: z.string(),
			}),
			{
				words: { en: "Intrusion", "zh-CN": "入侵探测" },
				raises: "intrusion",
				holds: "state",
			},
		),
		smoke: event(inner, {
			words: { en: "Smoke", "zh-CN": "烟雾" },
			raises: "smoke",
			holds: "state",
		}),
		heat: event(inner, {
			words: { en: "Heat", "zh-CN": "高温" },
			raises: "heat",
			holds: "state",
		}),
		gas: event(inner, {
			words: { en: "Gas", "zh-CN": "燃气" },
			raises: "gas",
			holds: "state",
		}),
		"carbon-monoxide": event(inner, {
			words: { en: "Carbon monoxide", "zh-CN": "一氧化碳" },
			raises: "carbon-monoxide",
			holds: "state",
		}),
		water: event(inner, {
			words: { en: "Water", "zh-CN": "水浸" },
			raises: "water",
			holds: "state",
		}),
		medical: event(inner, {
			words: { en: "Medical call", "zh-CN": "医疗求助" },
			raises: "medical",
			holds: "state",
		}),
		armed: event(arming, { words: { en: "Armed", "zh-CN": "布防" } }),
		disarmed: event(arming, { words: { en: "Disarmed", "zh-CN": "撤防" } }),
		cancelled: event(z.looseObject({ eventId: z.string(), by: z.string().optional() }), {
			words: { en: "Resident says: mistake", "zh-CN": "住户称误报" },
			notedOn: [
				"panic",
				"duress",
				"intrusion",
				"smoke",
				"heat",
				"gas",
				"carbon-monoxide",
				"water",
				"medical",
				"tamper",
			],
			// A word from the panel closes nothing: whoever says it may be forced to.
			asks: {
				on: ["panic", "duress", "intrusion", "smoke", "heat", "gas", "carbon-monoxide", "medical"],
				words: { en: "resident says: mistake", "zh-CN": "住户称误报" },
				steps: [VOICE_CHECK],
			},
		}),
	},
	commands: {
		siren: {
			rings: true,
			words: { en: "Sound the siren", "zh-CN": "启动警号" },
			args: z.strictObject({ on: z.boolean() }),
		},
		announce: {
			rings: true,
			words: { en: "Tell the resident", "zh-CN": "告知住户" },
			args: z.strictObject({
				say: z.enum(["received", "answered", "on-the-way", "arrived"]),
			}),
		},
	},
});

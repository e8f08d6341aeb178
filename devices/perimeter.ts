import { z } from "zod";
import { POLICE_TOLD } from "../src/model/asked.ts";
import { COMMON_OPTIONS, defineKind, event } from "../src/model/kind.ts";

const INWARDS = 100;

/**
 * A beam wall cannot tell a person from a falling branch; a second beam or the inward direction makes it likelier. One
 * beam alone may be rain where a person has declared bad weather, or a glitch where the site filters them.
 */
export default defineKind({
	name: "perimeter",
	words: { en: "Infrared beam detector", "zh-CN": "红外对射" },
	system: { en: "Infrared perimeter alarm", "zh-CN": "红外线周界报警系统" },
	icon: "M3 4h2v16H3zM19 4h2v16h-2zM7 7h2v2H7zm4 0h2v2h-2zm4 0h2v2h-2zM7 15h2v2H7zm4 0h2v2h-2zm4 0h2v2h-2z",
	heartbeatMs: 60_000,
	options: z.strictObject({
		...COMMON_OPTIONS,
		beams: z.int().min(1).max(12).default(4),
	}),
	alarms: {
		breach: {
			priority: "high",
			evidence: "person",
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Perimeter breach", "zh-CN": "周界入侵" },
		},
		degraded: {
			priority: "medium",
			fault: true,
			words: { en: "Detection degraded", "zh-CN": "对射信号弱（防护降级）" },
		},
	},
	events: {
		"beam-broken": event(
			z.looseObject({
				beams: z.array(z.int().positive()).min(1),
				durationMs: z.int().nonnegative().optional(),
				direction: z.enum(["in", "out"]).optional(),
			}),
			{
				words: { en: "Beam broken", "zh-CN": "红外对射报警" },
				raises: "breach",
				holds: "state",
				lastedMs: ({ durationMs }) => durationMs,
				severity: ({ beams, direction }) => beams.length + (direction === "in" ? INWARDS : 0),
				weakBelow: 2,
				strongFrom: 2,
				barrier: "broken",
			},
		),
		environment: event(
			z.looseObject({
				reason: z.enum(["fog", "rain", "dirt", "misaligned"]),
				signalPercent: z.number().min(0).max(100).optional(),
			}),
			{
				words: { en: "Signal weak", "zh-CN": "对射信号弱" },
				raises: "degraded",
				holds: "state",
				barrier: "degraded",
			},
		),
	},
});

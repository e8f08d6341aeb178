import { z } from "zod";
import { FIRE_SERVICE_TOLD, POLICE_TOLD } from "../src/model/asked.ts";
import { COMMON_OPTIONS, defineKind, event } from "../src/model/kind.ts";

const who = z.looseObject({
	guard: z.string().min(1),
	position: z.unknown().optional(),
});

const made = ({ guard }: { readonly guard: string }) => guard;

/** A checkpoint's reader. It holds no power of its own worth naming; a silent one is noticed within a quarter of an hour. */
export default defineKind({
	name: "patrol",
	words: { en: "Patrol checkpoint", "zh-CN": "巡更点" },
	system: { en: "Guard patrol", "zh-CN": "保安巡更系统" },
	icon: "M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm-1 9.6 4.3-4.3-1.4-1.4L11 8.8 9.6 7.4 8.2 8.8z",
	heartbeatMs: 300_000,
	parts: ["guard"],
	options: z.strictObject({
		...COMMON_OPTIONS,
		/** A guard there may be out of reach for so long (a basement). */
		noSignalMs: z.int().nonnegative().optional(),
	}),
	alarms: {
		"fire-found": {
			priority: "critical",
			evidence: "fire",
			witnessed: true,
			asks: [FIRE_SERVICE_TOLD],
			words: { en: "Fire found on patrol", "zh-CN": "巡更发现火情" },
		},
		"person-found": {
			priority: "high",
			evidence: "person",
			witnessed: true,
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Person found on patrol", "zh-CN": "巡更发现可疑人员" },
		},
		"hazard-found": {
			priority: "medium",
			words: { en: "Hazard found on patrol", "zh-CN": "巡更发现安全隐患" },
		},
		"door-found": {
			priority: "medium",
			evidence: "door",
			witnessed: true,
			words: { en: "Door found open on patrol", "zh-CN": "巡更发现门未关好" },
		},
		/** It rings nobody, and waits in the list of findings for its owner. */
		defect: {
			priority: "low",
			finding: true,
			words: { en: "Defect found on patrol", "zh-CN": "巡更发现设施缺损" },
		},
		sos: {
			priority: "critical",
			life: 3,
			latches: true,
			words: { en: "Guard SOS", "zh-CN": "一键求助" },
		},
		"man-down": {
			priority: "critical",
			life: 4,
			latches: true,
			words: { en: "Guard down", "zh-CN": "倒地报警" },
		},
	},
	events: {
		checkin: event(
			z.looseObject({
				guard: z.string().min(1),
				method: z.enum(["nfc", "qr", "rfid", "ble"]),
			}),
			{ words: { en: "Checked in", "zh-CN": "打点" }, guard: made, checksIn: ({ method }) => method },
		),
		sos: event(who, {
			words: { en: "SOS pressed", "zh-CN": "一键求助" },
			guard: made,
			raises: "sos",
		}),
		"man-down": event(who, {
			words: { en: "Man down", "zh-CN": "倒地" },
			guard: made,
			raises: "man-down",
			holds: "state",
		}),
		finding: event(
			z.looseObject({
				guard: z.string().min(1),
				category: z.enum(["fire", "person", "damage", "hazard", "door", "other"]),
				note: z.string().optional(),
			}),
			{
				words: { en: "Finding reported", "zh-CN": "巡查发现" },
				guard: made,
				raises: "defect",
				sorts: {
					by: "category",
					into: {
						fire: "fire-found",
						person: "person-found",
						damage: "defect",
						hazard: "hazard-found",
						door: "door-found",
						other: "defect",
					},
					unknown: "hazard-found",
				},
			},
		),
	},
});

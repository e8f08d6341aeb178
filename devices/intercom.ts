import { z } from "zod";
import { POLICE_TOLD } from "../src/model/asked.ts";
import { COMMON_OPTIONS, defineKind, event } from "../src/model/kind.ts";

/** Every lawful way through a stairwell door. */
const RELEASES = ["resident", "card", "pin", "exit-button", "key", "handle", "guard", "fire"] as const;

const door = z.int().min(1).default(1);
const call = z.looseObject({
	callId: z.string(),
	reason: z.enum(["hung-up", "missed", "declined", "busy"]).optional(),
});

const options = z.strictObject({
	...COMMON_OPTIONS,
	/** The releases this door reports; forced can be told only where all the lawful ones are. */
	reports: z.array(z.enum(RELEASES)).default([...RELEASES]),
	/** The lawful releases this door has at all. */
	releases: z.array(z.enum(RELEASES)).default(["resident", "card", "pin", "exit-button", "key", "guard", "fire"]),
});

function reportsEveryRelease(given: unknown): boolean {
	const { reports, releases } = options.parse(given);
	return releases.every((release) => reports.includes(release));
}

const byFire = z.looseObject({ by: z.literal("fire") });

const ofPower = z.looseObject({ of: z.enum(["intercom.power-lost", "power-lost"]) });

const LINK_SETTLES_MS = 60_000;
const FIRE_RELEASE_MS = 30 * 60_000;

/** After power or link return, and after a fire release, doors open without a word. */
const inhibitedAfter = [
	{ event: "online", forMs: LINK_SETTLES_MS },
	{
		event: "restored",
		forMs: LINK_SETTLES_MS,
		when: (data: unknown) => ofPower.safeParse(data).success,
	},
	{
		event: "door-unlocked",
		forMs: FIRE_RELEASE_MS,
		when: (data: unknown) => byFire.safeParse(data).success,
	},
] as const;

export default defineKind({
	name: "intercom",
	words: { en: "Door station", "zh-CN": "单元门口机" },
	system: { en: "Building intercom", "zh-CN": "楼宇对讲系统" },
	icon: "M6 2h12a1 1 0 0 1 1 1v18a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zm3 4v3h6V6zm1 6h1v1h-1zm3 0h1v1h-1zm-3 3h1v1h-1zm3 0h1v1h-1z",
	heartbeatMs: 60_000,
	abilities: ["see", "talk", "open"],
	parts: ["door"],
	options,
	alarms: {
		forced: {
			priority: "high",
			evidence: "person",
			asksWhenSure: [POLICE_TOLD],
			words: { en: "Door forced", "zh-CN": "非法开门" },
		},
		"held-open": {
			priority: "low",
			evidence: "door",
			words: { en: "Door held open", "zh-CN": "开门超时" },
		},
		"opened-unwatched": {
			priority: "medium",
			evidence: "door",
			words: { en: "Door opened unwatched", "zh-CN": "离线期间开门" },
		},
	},
	events: {
		"call-started": event(z.looseObject({ callId: z.string(), unit: z.string() }), {
			words: { en: "Call started", "zh-CN": "呼叫开始" },
		}),
		"call-answered": event(call, {
			words: { en: "Call answered", "zh-CN": "呼叫接通" },
		}),
		"call-ended": event(call, {
			words: { en: "Call ended", "zh-CN": "呼叫结束" },
		}),
		"door-unlocked": event(
			z.looseObject({
				door,
				by: z.enum(RELEASES),
				callId: z.string().optional(),
				credential: z.string().optional(),
			}),
			{ words: { en: "Door unlocked", "zh-CN": "门锁打开" } },
		),
		"door-opened": event(z.looseObject({ door }), {
			words: { en: "Door opened", "zh-CN": "门打开" },
		}),
		"door-closed": event(z.looseObject({ door }), {
			words: { en: "Door closed", "zh-CN": "门关闭" },
		}),
		"access-denied": event(
			z.looseObject({
				by: z.enum(RELEASES),
				reason: z.enum(["unknown-card", "expired", "wrong-pin", "blocked"]),
			}),
			{ words: { en: "Access denied", "zh-CN": "开门被拒" } },
		),
	},
	derives: {
		"door-forced": {
			words: { en: "Door forced", "zh-CN": "非法开门" },
			rule: "not-preceded",
			event: "door-opened",
			noneOf: ["door-unlocked"],
			withinMs: 10_000,
			raises: "forced",
			clearedBy: ["door-closed"],
			onlyIf: reportsEveryRelease,
			inhibitedAfter,
		},
		"door-held-open": {
			words: { en: "Door held open", "zh-CN": "开门超时" },
			rule: "lasts",
			from: "door-opened",
			until: "door-closed",
			forMs: 60_000,
			night: { fromMinute: 22 * 60, toMinute: 6 * 60, priority: "medium" },
			raises: "held-open",
			clearedBy: ["door-closed"],
			inhibitedAfter,
		},
		"door-opened-unwatched": {
			words: { en: "Door opened unwatched", "zh-CN": "离线期间开门" },
			rule: "changed-unwatched",
			closed: "door-closed",
			opened: "door-opened",
			raises: "opened-unwatched",
			clearedBy: ["door-closed"],
		},
	},
	commands: {
		unlock: {
			words: { en: "Unlock the door", "zh-CN": "开门" },
			args: z.strictObject({ door }),
		},
	},
});

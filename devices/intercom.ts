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

const releases = z.array(z.enum(RELEASES));

const options = z.strictObject({
	...COMMON_OPTIONS,
	/** The releases this door reports; forced can be told only where all the lawful ones are. */
	reports: releases.default([...RELEASES]),
	/** The lawful releases this door has at all. */
	releases: releases.default(["resident", "card", "pin", "exit-button", "key", "guard", "fire"]),
	/** What differs for one of a station's doors, by its number. */
	doors: z
		.record(
			z.string().regex(/^[1-9]\d?$/, "the number of a door"),
			z.strictObject({ reports: releases, releases }).partial(),
		)
		.default({}),
});

function reportsEveryRelease(given: unknown, door = "1"): boolean {
	const { doors, ...station } = options.parse(given);
	const { reports = station.reports, releases: lawful = station.releases } = doors[door] ?? {};
	return lawful.every((release) => reports.includes(release));
}

const byFire = z.looseObject({ by: z.literal("fire") });

const LINK_SETTLES_MS = 60_000;
const FIRE_RELEASE_MS = 30 * 60_000;

/** A cable that is pulled and put back all night opens no door unseen. */
const atMost = { times: 2, withinMs: 60 * 60_000 };

const FIVE_REFUSALS_MS = 10 * 60_000;

/** After power or link return, and after a fire release, doors open without a word. */
const inhibitedAfter = [
	{ event: "online", forMs: LINK_SETTLES_MS, atMost },
	{ event: "restored", ends: "power-lost", forMs: LINK_SETTLES_MS, atMost },
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
	knownParts: (given) => Object.keys(options.parse(given).doors),
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
		"repeated-refusals": {
			priority: "medium",
			evidence: "door",
			words: { en: "Repeated refusals at a door", "zh-CN": "多次开门被拒" },
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
				door,
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
			heldBack: "door-opened-unwatched",
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
		"door-refused-repeatedly": {
			words: { en: "Five refusals at a door in ten minutes", "zh-CN": "十分钟内五次开门被拒" },
			rule: "repeats",
			event: "access-denied",
			times: 5,
			withinMs: FIVE_REFUSALS_MS,
			raises: "repeated-refusals",
			clearedBy: [],
		},
	},
	commands: {
		unlock: {
			words: { en: "Unlock the door", "zh-CN": "开门" },
			args: z.strictObject({ door }),
		},
	},
});

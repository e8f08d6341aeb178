import type { AskedStep } from "./procedure.ts";
import type { ReportKindName } from "./report.ts";

/** Steps that kinds and reports ask for. Agencies are named by the number that is dialled all over the country. */

/** The fire service is told at once; the seconds are our own setting. A note does not meet it. */
export const FIRE_SERVICE_TOLD: AskedStep = {
	id: "fire-service-told",
	do: "notify",
	agency: "119",
	required: true,
	withinMs: 90_000,
	proposeUnansweredMs: 60_000,
	words: { en: "Tell 119, the fire service", "zh-CN": "拨打119报告火警" },
};

export const POLICE_TOLD: AskedStep = {
	id: "police-told",
	do: "notify",
	agency: "110",
	proposed: true,
	words: { en: "Tell 110, the police", "zh-CN": "拨打110报警" },
};

/** Whoever cancels may be forced to: the word that was agreed with the household tells, or a look at the door. */
export const VOICE_CHECK: AskedStep = {
	id: "voice-check",
	do: "ask",
	required: true,
	words: {
		en: "Voice check with the household's code word, or a guard at the door",
		"zh-CN": "语音核实住户暗语，或派保安员上门查看",
	},
};

/** Its detector is no longer listened to each time: eyes take its place until it is quiet. */
export const ZONE_WATCHED: AskedStep = {
	id: "zone-watched",
	do: "look",
	proposed: true,
	words: {
		en: "The zone is unguarded: send a guard, or watch its camera",
		"zh-CN": "该防区失去防护：派保安员值守，或调看摄像机盯守",
	},
};

/** What reports by persons ask for, by kind; as in `AlarmType`. */
export const REPORT_ASKS: Partial<
	Record<ReportKindName, { readonly asks?: readonly AskedStep[]; readonly asksWhenSure?: readonly AskedStep[] }>
> = {
	fire: { asks: [FIRE_SERVICE_TOLD] },
	violence: { asksWhenSure: [POLICE_TOLD] },
	intrusion: { asksWhenSure: [POLICE_TOLD] },
	theft: { asksWhenSure: [POLICE_TOLD] },
};

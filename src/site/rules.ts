import { PRIORITIES, type Priority } from "../model/priority.ts";
import type { Mistake } from "../model/problem.ts";
import { DEFAULT_SETTINGS, type PrioritySettings, type Settings } from "../model/settings.ts";
import { SILENCE_FLOORS, type SilenceBudget } from "../model/silence-budget.ts";
import { type AlarmRules, readAlarmRules } from "./alarm-rules.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";
import { omitUndefined } from "./omit-undefined.ts";
import { readReportRules } from "./report-rules.ts";
import type { Rules } from "./rules-schema.ts";

/** The rules of a site, what is wrong with them, and where each stands. */
export interface ReadRules {
	readonly settings: Settings;
	readonly mistakes: readonly Mistake[];
	/** File and line by a rule's path: `rules.silence`, `rules.alarms.camera.line-crossed`. Defaults have none. */
	readonly lines: ReadonlyMap<string, string>;
}

/** Lays what the file says under `rules` over the defaults. */
export function readRules(rules: Rules, file: ConfigFile, known: AlarmRules): ReadRules {
	const { alarms, mistakes: inAlarms } = readAlarmRules(rules.alarms, file, known);
	const { reports, mistakes: inReports } = readReportRules(rules.reports, file, known);
	const mistakes = [...inAlarms, ...inReports];
	const to = DEFAULT_SETTINGS;
	const { presence, ...guardRoom } = rules.guardRoom ?? {};
	const settings: Settings = {
		priorities: prioritiesOf(rules),
		alarms,
		reports,
		join: { ...to.join, ...rules.join },
		silence: silenceOf(rules.silence),
		flood: { ...to.flood, ...rules.flood },
		weather: { ...to.weather, ...rules.weather },
		walkTestMs: rules.walkTest ?? to.walkTestMs,
		stillActiveMs: rules.stillActive ?? to.stillActiveMs,
		guardRoom: { ...to.guardRoom, ...guardRoom, presence: { ...to.guardRoom.presence, ...presence } },
		dispatch: { ...to.dispatch, ...rules.dispatch },
		reviewMs: rules.review ?? to.reviewMs,
		...(rules.chainTest && { chainTest: rules.chainTest }),
	};
	const flood = settings.flood.ends > settings.flood.begins ? [backwards(file, settings.flood)] : [];
	return { settings, mistakes: [...mistakes, ...flood], lines: linesOf(rules, file) };
}

/** The silence budget as the file has it; each figure is the floor or sooner. */
function silenceOf(said: Rules["silence"]): SilenceBudget {
	const { life, strong, high, medium, ...others } = said ?? {};
	const { pace, ...to } = SILENCE_FLOORS;
	return {
		...to,
		...others,
		pace: {
			life: { ...pace.life, ...life },
			strong: { ...pace.strong, ...strong },
			high: { ...pace.high, ...high },
			medium: { ...pace.medium, ...medium },
		},
	};
}

function backwards(file: ConfigFile, { begins, ends }: Settings["flood"]): Mistake {
	return { path: file.where(["rules", "flood"]), found: `ends ${ends}`, expected: `at most what begins it, ${begins}` };
}

function prioritiesOf({ priorities }: Rules): Settings["priorities"] {
	const laid = (priority: Priority): PrioritySettings => {
		const { acknowledge, act, wait, tellEvery, tellAfter, shelve } = priorities[priority] ?? {};
		const { shelveMs, shelveConfirmed, shelveRenewals, ...to } = DEFAULT_SETTINGS.priorities[priority];
		const told = omitUndefined({
			acknowledgeMs: acknowledge,
			actMs: act,
			waitMs: wait,
			tellEveryMs: tellEvery,
			tellAfterMs: tellAfter,
		});
		if (shelve === undefined)
			return { ...to, ...told, ...omitUndefined({ shelveMs, shelveConfirmed, shelveRenewals }) };
		if (shelve === "never") return { ...to, ...told };
		const { atMost, confirmed, renewals } = shelve;
		return {
			...to,
			...told,
			...omitUndefined({ shelveMs: atMost, shelveConfirmed: confirmed, shelveRenewals: renewals }),
		};
	};
	return { critical: laid("critical"), high: laid("high"), medium: laid("medium"), low: laid("low") };
}

function linesOf(rules: Rules, file: ConfigFile): ReadonlyMap<string, string> {
	const lines = new Map<string, string>();
	const say = (path: KeyPath) => {
		const line = file.lineOf(path);
		if (line !== undefined) lines.set(path.map(String).join("."), line);
	};
	for (const key of Object.keys(rules)) say(["rules", key]);
	for (const priority of PRIORITIES) say(["rules", "priorities", priority]);
	for (const type of Object.keys(rules.alarms)) say(["rules", "alarms", type]);
	for (const type of Object.keys(rules.reports)) say(["rules", "reports", type]);
	return lines;
}

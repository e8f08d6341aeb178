import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { type AlarmType, isAlwaysLive } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import type { AlarmSettings } from "../model/settings.ts";
import { unacceptedRisk } from "./accepted-risk.ts";
import { parsePart } from "./allowed.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";
import { omitUndefined } from "./omit-undefined.ts";
import type { ReportRules } from "./report-rules.ts";
import { alarmRule } from "./rules-schema.ts";

/** What the rules may name. */
export interface AlarmRules {
	readonly types: ReadonlyMap<string, AlarmType>;
	readonly sorted: ReportRules["sorted"];
	readonly zones: ReadonlySet<string>;
	readonly devices: ReadonlySet<string>;
	/** True of an id that may stand in a part that could not be read. */
	maybe(id: string): boolean;
}

interface One {
	readonly at: KeyPath;
	readonly type: string;
	readonly is: AlarmType;
	readonly rule: AlarmSettings;
}

/** What the file says of single alarm types, in its order, and what is wrong with it. */
export function readAlarmRules(
	alarms: Readonly<Record<string, unknown>>,
	file: ConfigFile,
	known: AlarmRules,
): { readonly alarms: Readonly<Record<string, readonly AlarmSettings[]>>; readonly mistakes: readonly Mistake[] } {
	const read: Record<string, AlarmSettings[]> = {};
	const mistakes: Mistake[] = [];
	for (const [type, said] of Object.entries(alarms)) {
		const is = known.types.get(type);
		if (!is) {
			const expected = `the type of an alarm: ${[...known.types.keys()].join(", ")}`;
			mistakes.push({ path: file.where(["rules", "alarms", type]), found: JSON.stringify(type), expected });
			continue;
		}
		const several = Array.isArray(said);
		const list: readonly unknown[] = several ? said : [said];
		let everywhere = false;
		for (const [i, one] of list.entries()) {
			const at = ["rules", "alarms", type, ...(several ? [i] : [])];
			const parsed = parsePart(alarmRule, one, { file, at: (path) => [...at, ...path] });
			if ("mistakes" in parsed) {
				mistakes.push(...parsed.mistakes);
				continue;
			}
			const line = file.lineOf(at);
			const rule: AlarmSettings = { ...parsed.data, ...omitUndefined({ line }) };
			mistakes.push(...wrongIn({ at, type, is, rule }, file, known));
			if (everywhere) mistakes.push(unreachable(at, file));
			everywhere ||= rule.where === undefined;
			read[type] = [...(read[type] ?? []), rule];
		}
	}
	return { alarms: read, mistakes };
}

function wrongIn(one: One, file: ConfigFile, known: AlarmRules): Mistake[] {
	return [...notForThis(one, file), ...unacceptedRisk(one, file), ...unknownPlaces(one, file, known)];
}

/** What would quiet an alarm that must never be quieted. */
function* notForThis({ at, type, is, rule }: One, file: ConfigFile): Generator<Mistake> {
	if (isAlwaysLive(is) || Object.hasOwn(HUB_ALARMS, type)) {
		const expected = `no such key: ${is.life === undefined ? "an alarm about the guard itself" : "a life alarm"} always counts`;
		for (const key of ["glitch", "schedule"] as const) {
			const has = key === "schedule" ? rule.schedule : rule.glitchMs;
			if (has !== undefined) yield { path: file.where([...at, key]), found: `a ${key} for ${type}`, expected };
		}
	}
	if (is.life !== undefined && rule.priority !== undefined && rule.priority !== is.priority) {
		yield {
			path: file.where([...at, "priority"]),
			found: rule.priority,
			expected: `${is.priority}: it is a life alarm`,
		};
	}
	if (rule.glitchMs !== undefined && rule.where === undefined) {
		const expected = "`where` beside it: only detectors that do not filter themselves are filtered here";
		yield { path: file.where([...at, "glitch"]), found: "a filter for every detector", expected };
	}
}

function* unknownPlaces(
	{ at, rule }: One,
	file: ConfigFile,
	{ zones, devices, maybe }: AlarmRules,
): Generator<Mistake> {
	for (const [i, id] of rule.where?.entries() ?? []) {
		if (zones.has(id) || devices.has(id) || maybe(id)) continue;
		yield { path: file.where([...at, "where", i]), found: JSON.stringify(id), expected: "the id of a zone or device" };
	}
	for (const [zone, others] of Object.entries(rule.neighbours ?? {})) {
		for (const [id, path] of [[zone, [zone]], ...others.map((other, i) => [other, [zone, i]] as const)] as const) {
			if (zones.has(id) || maybe(id)) continue;
			const found = JSON.stringify(id);
			yield { path: file.where([...at, "neighbours", ...path]), found, expected: "the id of a zone" };
		}
	}
}

function unreachable(at: KeyPath, file: ConfigFile): Mistake {
	const expected = "an entry for everywhere last: the first that fits decides";
	return { path: file.where(at), found: "an entry after one for everywhere", expected };
}

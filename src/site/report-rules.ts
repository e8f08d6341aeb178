import type { AlarmType } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import type { ReportSettings, Settings } from "../model/settings.ts";
import { unacceptedRisk } from "./accepted-risk.ts";
import { parsePart } from "./allowed.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";
import { omitUndefined } from "./omit-undefined.ts";
import { reportRule } from "./rules-schema.ts";

/** A report that names what it is about: what each word raises by its kind, and what any other does. */
export interface SortedReport {
	readonly raises: string;
	readonly into: Readonly<Record<string, string>>;
}

export interface ReportRules {
	/** By event type. */
	readonly sorted: ReadonlyMap<string, SortedReport>;
	readonly types: ReadonlyMap<string, AlarmType>;
}

/** What the file says that reports raise by the word they name, and what is wrong with it. */
export function readReportRules(
	reports: Readonly<Record<string, unknown>>,
	file: ConfigFile,
	known: ReportRules,
): { readonly reports: Settings["reports"]; readonly mistakes: readonly Mistake[] } {
	const read: Record<string, Record<string, ReportSettings>> = {};
	const mistakes: Mistake[] = [];
	for (const [type, said] of Object.entries(reports)) {
		const at: KeyPath = ["rules", "reports", type];
		const sorted = known.sorted.get(type);
		if (!sorted) {
			const expected = `the type of a report that names what it is about: ${[...known.sorted.keys()].join(", ")}`;
			mistakes.push({ path: file.where(at), found: JSON.stringify(type), expected });
			continue;
		}
		const byWord: Record<string, ReportSettings> = {};
		for (const [word, one] of Object.entries(Object(said))) {
			const result = readOne(one, { at: [...at, word], word, sorted, file, known });
			if ("mistakes" in result) mistakes.push(...result.mistakes);
			else byWord[word] = result.rule;
		}
		read[type] = byWord;
	}
	return { reports: read, mistakes };
}

function readOne(
	said: unknown,
	{
		at,
		word,
		sorted,
		file,
		known,
	}: { at: KeyPath; word: string; sorted: SortedReport; file: ConfigFile; known: ReportRules },
): { readonly rule: ReportSettings } | { readonly mistakes: readonly Mistake[] } {
	const own = sorted.into[word];
	const wrong = (path: KeyPath, found: string, expected: string) => ({
		mistakes: [{ path: file.where(path), found, expected }],
	});
	if (own === undefined)
		return wrong(at, JSON.stringify(word), `one of the words that it names: ${Object.keys(sorted.into).join(", ")}`);
	const parsed = parsePart(reportRule, said, { file, at: (path) => [...at, ...path] });
	if ("mistakes" in parsed) return parsed;
	const { priority, acceptedRisk } = parsed.data;
	const alarm = said === "defect" ? sorted.raises : (parsed.data.alarm ?? own);
	const is = known.types.get(alarm);
	const ofKind = [...known.types.keys()].filter((type) => type.startsWith(`${sorted.raises.split(".")[0]}.`));
	if (!is || !ofKind.includes(alarm)) {
		return wrong([...at, "alarm"], JSON.stringify(alarm), `the type of an alarm of its kind: ${ofKind.join(", ")}`);
	}
	if (is.life !== undefined && priority !== undefined && priority !== is.priority) {
		return wrong([...at, "priority"], priority, `${is.priority}: it is a life alarm`);
	}
	// What the word tells of stays what it is, whatever the file makes of it.
	const tellsOf = known.types.get(own)?.evidence ?? is.evidence;
	const risk = [
		...unacceptedRisk(
			{
				at,
				type: `${word} of a report`,
				is: omitUndefined({ evidence: tellsOf, life: is.life }),
				rule: { priority: priority ?? is.priority, acceptedRisk },
			},
			file,
			at,
		),
	];
	return risk.length > 0 ? { mistakes: risk } : { rule: { alarm, ...omitUndefined({ priority }) } };
}

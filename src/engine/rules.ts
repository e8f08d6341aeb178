import type { Derivation } from "../model/kind.ts";
import type { SiteDevice } from "../model/site.ts";
import { clear } from "./clear.ts";
import { isLate } from "./lateness.ts";
import { memoryId, type Word } from "./memory.ts";
import { partField, partOf, rememberedPart } from "./part.ts";
import type { Meaning, Rule } from "./plan.ts";
import type { Work } from "./work.ts";

type Lasting = Extract<Derivation, { rule: "lasts" }>;

/** One rule in the light of one report of its device. */
interface Case {
	readonly rule: Rule;
	readonly event: string;
	readonly device: SiteDevice;
	/** Of the device and the part that the report names. */
	readonly memory: string;
	readonly part: string | undefined;
	readonly late: boolean;
	/** The last word before this one. */
	readonly before: Word | undefined;
}

/** What the kind's rules make of a report: things that the device itself cannot know. */
export function conclude(work: Work, { event, rules, kind }: Meaning, device: SiteDevice): void {
	if (rules.length === 0) return;
	const part = rememberedPart(work, work.entry.source, partOf(work.entry.data, kind));
	const memory = memoryId(work.entry.source, part);
	const late = isLate(work.entry);
	for (const rule of rules) {
		const before = work.get("memory", memory)?.said?.[rule.name];
		const at: Case = { rule, event, device, memory, part, late, before };
		silence(work, at);
		if (rule.is.rule === "not-preceded") judgeNotPreceded(work, at, rule.is);
		else if (rule.is.rule === "lasts") judgeLasts(work, at, rule.is);
		else judgeUnwatched(work, at, rule.is);
	}
	clearConcluded(work, event, { rules, part, late });
	if (!late && rules.some(({ is }) => is.rule === "not-preceded" && is.noneOf.includes(event))) {
		const heardAt = { ...work.get("memory", memory)?.heardAt, [event]: work.now };
		work.remember(memory, { heardAt });
	}
}

/** Returns to normal what the hub concluded of this part of the device, and the report ends. */
function clearConcluded(
	work: Work,
	event: string,
	{ rules, part, late }: { rules: readonly Rule[]; part: string | undefined; late: boolean },
): void {
	const types = rules.flatMap(({ is, raises }) => (is.clearedBy.includes(event) ? [raises] : []));
	if (types.length === 0) return;
	const { source, type, at } = work.entry;
	clear(work, { types, source, part, lateAt: late ? at : undefined, rule: type });
}

/** Silences the rules of a device whose link has come back. */
export function silenceOnline(work: Work, device: SiteDevice): void {
	for (const rule of work.plan.silentOnline.get(device.kind) ?? []) {
		for (const { event, forMs } of rule.is.inhibitedAfter ?? []) {
			if (event === "online") keepSilent(work, rule, device, work.now + forMs);
		}
	}
}

function silence(work: Work, { rule, event, device, late }: Case): void {
	if (late) return;
	for (const { event: after, forMs, when } of rule.is.inhibitedAfter ?? []) {
		if (after === event && (when?.(work.entry.data) ?? true)) keepSilent(work, rule, device, work.now + forMs);
	}
}

function keepSilent(work: Work, rule: Rule, { id }: SiteDevice, until: number): void {
	const memory = memoryId(`device:${id}`);
	const silentUntil = work.get("memory", memory)?.silentUntil;
	if ((silentUntil?.[rule.name] ?? 0) >= until) return;
	work.remember(memory, { silentUntil: { ...silentUntil, [rule.name]: until } });
}

/** Until when the rule is silent for the device (engine time). */
export function silentUntil(work: Work, rule: Rule, device: string): number {
	return work.get("memory", memoryId(`device:${device}`))?.silentUntil?.[rule.name] ?? 0;
}

function judgeNotPreceded(work: Work, at: Case, is: Extract<Derivation, { rule: "not-preceded" }>): void {
	const { rule, event, device, memory, late } = at;
	if (event !== is.event || late || work.entry.initial) return;
	if (!work.plan.appliesTo(rule, device)) work.because({ because: "not-reported-here", rule: rule.name });
	else if (silentUntil(work, rule, device.id) > work.now) work.because({ because: "inhibited", rule: rule.name });
	else {
		const heardAt = work.get("memory", memory)?.heardAt ?? {};
		const lawful = is.noneOf.some(
			(release) => work.now - (heardAt[release] ?? Number.NEGATIVE_INFINITY) <= is.withinMs,
		);
		if (!lawful) found(work, at);
	}
}

function judgeUnwatched(work: Work, at: Case, is: Extract<Derivation, { rule: "changed-unwatched" }>): void {
	const { event, before } = at;
	if (event !== is.closed && event !== is.opened) return;
	if (
		event === is.opened &&
		work.entry.initial &&
		before?.event === is.closed &&
		work.plan.appliesTo(at.rule, at.device)
	) {
		found(work, at);
	}
	keepWord(work, at);
}

function judgeLasts(work: Work, at: Case, is: Lasting): void {
	const { rule, event, device, memory, before } = at;
	if (event !== is.from && event !== is.until) return;
	if (!keepWord(work, at)) return;
	const id = `lasts ${rule.name} ${memory}`;
	if (event === is.until) work.dropTimer(id);
	if (event === is.until || before?.event === is.from || !work.plan.appliesTo(rule, device)) return;
	work.setTimer({
		id,
		dueAt: Math.max(work.now, silentUntil(work, rule, device.id)) + is.forMs,
		type: rule.name,
		zone: device.zone,
		data: { device: device.id, ...partField(work.entry.data, rule.kind) },
	});
}

/** Notes the word, unless it came late and is older than what is known. */
function keepWord(work: Work, { rule, event, memory, late, before }: Case): boolean {
	const { at } = work.entry;
	if (late && before && before.at > at) return false;
	const said = work.get("memory", memory)?.said;
	work.remember(memory, { said: { ...said, [rule.name]: { event, at } } });
	return true;
}

function found(work: Work, { rule, device }: Case): void {
	work.because({ because: "derived", rule: rule.name });
	work.derive(rule.name, work.entry.zone ?? device.zone, {
		device: device.id,
		...partField(work.entry.data, rule.kind),
	});
}

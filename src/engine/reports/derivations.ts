import type { Derivation, Inhibition } from "../../model/kind.ts";
import type { SiteDevice } from "../../model/site.ts";
import { clear } from "../alarm/clear.ts";
import { partField, partOf, rememberedPart } from "../kernel/entry-data.ts";
import { isLate } from "../kernel/lateness.ts";
import { memoryId, type Word } from "../kernel/memory.ts";
import type { Meaning, Rule } from "../kernel/site-index.ts";
import type { Work } from "../kernel/step-context.ts";

/** So many releases wait for their opening at most. Our own setting. */
const RELEASES_KEPT = 8;

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
		else if (rule.is.rule === "repeats") judgeRepeats(work, at, rule.is);
		else judgeUnwatched(work, at, rule.is);
	}
	clearConcluded(work, event, { rules, part, late });
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

/** Silences the rules of a device whose link has come back after a loss that was seen. */
export function silenceOnline(work: Work, device: SiteDevice): void {
	for (const rule of work.plan.silentOnline.get(device.kind) ?? []) {
		for (const inhibition of rule.is.inhibitedAfter ?? []) {
			if (inhibition.event === "online") keepSilent(work, rule, device, inhibition);
		}
	}
}

function silence(work: Work, { rule, event, device, late }: Case): void {
	if (late) return;
	for (const inhibition of rule.is.inhibitedAfter ?? []) {
		const { event: after, when, ends } = inhibition;
		if (after !== event || !(when?.(work.entry.data) ?? true)) continue;
		if (ends === undefined || stoodBefore(work, device, ends)) keepSilent(work, rule, device, inhibition);
	}
}

/** Whether the fault that the report says is over really stood. */
function stoodBefore(work: Work, { id, kind }: SiteDevice, fault: string): boolean {
	const of = work.entry.data.of;
	const named = of === fault || of === `${kind}.${fault}`;
	return named && work.state.device.get(id)?.faults.includes(fault) === true;
}

function keepSilent(work: Work, rule: Rule, { id }: SiteDevice, { forMs, atMost }: Inhibition): void {
	const memory = memoryId(`device:${id}`);
	const { silentUntil, silencedAt } = work.get("memory", memory) ?? {};
	const until = work.now + forMs;
	if ((silentUntil?.[rule.name] ?? 0) >= until) return;
	const lately = atMost ? recent(silencedAt?.[rule.name], work.now - atMost.withinMs) : [];
	if (atMost && lately.length >= atMost.times) return;
	work.remember(memory, {
		silentUntil: { ...silentUntil, [rule.name]: until },
		...(atMost && { silencedAt: { ...silencedAt, [rule.name]: [...lately, work.now] } }),
	});
}

/** Those of the times that are no older than `since`. */
function recent(times: readonly number[] = [], since: number): readonly number[] {
	return times.filter((at) => at >= since);
}

/** Until when the rule is silent for the device (engine time). */
export function silentUntil(work: Work, rule: Rule, device: string): number {
	return work.get("memory", memoryId(`device:${device}`))?.silentUntil?.[rule.name] ?? 0;
}

/** A release covers one opening; a contact that says again that the door is open opens nothing. */
function judgeNotPreceded(work: Work, at: Case, is: Extract<Derivation, { rule: "not-preceded" }>): void {
	const { rule, event, device, memory, late, part } = at;
	if (late) return;
	if (is.noneOf.includes(event)) {
		const { heardAt } = work.get("memory", memory) ?? {};
		const unused = [...recent(heardAt?.[rule.name], work.now - is.withinMs), work.now].slice(-RELEASES_KEPT);
		work.remember(memory, { heardAt: { ...heardAt, [rule.name]: unused } });
	}
	if (rule.is.clearedBy.includes(event)) uncover(work, at);
	if (event !== is.event || work.entry.initial) return;
	const silent = silentUntil(work, rule, device.id) > work.now;
	if (!work.plan.appliesTo(rule, device, part)) work.because({ because: "not-reported-here", rule: rule.name });
	else if (covers(work, at, is.withinMs)) return;
	else if (!silent) found(work, at);
	else {
		work.because({ because: "inhibited", rule: rule.name });
		const instead = work.plan.rules.get(`${rule.kind.name}.${is.heldBack}`);
		if (instead) found(work, { ...at, rule: instead });
	}
}

/** Whether a release covers this opening; it is used up by that. */
function covers(work: Work, { rule, memory }: Case, withinMs: number): boolean {
	const { heardAt, coveredAt } = work.get("memory", memory) ?? {};
	const [release, ...unused] = recent(heardAt?.[rule.name], work.now - withinMs);
	if (release !== undefined) {
		work.remember(memory, {
			heardAt: { ...heardAt, [rule.name]: unused },
			coveredAt: { ...coveredAt, [rule.name]: work.now },
		});
		return true;
	}
	return work.now - (coveredAt?.[rule.name] ?? Number.NEGATIVE_INFINITY) <= withinMs;
}

/** The door is closed: what covered its opening covers no other. */
function uncover(work: Work, { rule, memory }: Case): void {
	const { coveredAt } = work.get("memory", memory) ?? {};
	if (coveredAt?.[rule.name] === undefined) return;
	const { [rule.name]: _closed, ...others } = coveredAt;
	work.remember(memory, { coveredAt: others });
}

function judgeRepeats(
	work: Work,
	at: Case,
	{ event, times, withinMs }: Extract<Derivation, { rule: "repeats" }>,
): void {
	const { rule, memory, late } = at;
	if (late || at.event !== event) return;
	const { heardAt } = work.get("memory", memory) ?? {};
	const lately = [...recent(heardAt?.[rule.name], work.now - withinMs), work.now];
	const enough = lately.length >= times;
	work.remember(memory, { heardAt: { ...heardAt, [rule.name]: enough ? [] : lately } });
	if (enough) found(work, at);
}

/**
 * What happened while nobody could watch is told by where the door was before and after: an opening in between that is
 * uploaded late is history, and changes nothing about that.
 */
function judgeUnwatched(work: Work, at: Case, is: Extract<Derivation, { rule: "changed-unwatched" }>): void {
	const { event, before, late } = at;
	if (event !== is.closed && event !== is.opened) return;
	if (late && event === is.opened) return;
	const initial = work.entry.initial === true;
	if (
		event === is.opened &&
		initial &&
		before?.event === is.closed &&
		work.plan.appliesTo(at.rule, at.device, at.part)
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
	if (event === is.until || before?.event === is.from || !work.plan.appliesTo(rule, device, at.part)) return;
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
	work.deriveByRule(rule.name, work.entry.zone ?? device.zone, {
		device: device.id,
		...partField(work.entry.data, rule.kind),
	});
}

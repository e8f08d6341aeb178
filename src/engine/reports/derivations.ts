import type { Derivation, Inhibition } from "../../model/kind.ts";
import type { SiteDevice } from "../../model/site.ts";
import { clear } from "../alarm/clear.ts";
import { partField, partOf, rememberedPart } from "../kernel/entry-data.ts";
import { isLate } from "../kernel/lateness.ts";
import { memoryId, type Word } from "../kernel/memory.ts";
import type { Meaning, Rule } from "../kernel/site-index.ts";
import type { StepContext } from "../kernel/step-context.ts";

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
export function conclude(context: StepContext, { event, rules, kind }: Meaning, device: SiteDevice): void {
	if (rules.length === 0) return;
	const part = rememberedPart(context, context.entry.source, partOf(context.entry.data, kind));
	const memory = memoryId(context.entry.source, part);
	const late = isLate(context.entry);
	for (const rule of rules) {
		const before = context.get("memory", memory)?.said?.[rule.name];
		const at: Case = { rule, event, device, memory, part, late, before };
		silence(context, at);
		if (rule.is.rule === "not-preceded") judgeNotPreceded(context, at, rule.is);
		else if (rule.is.rule === "lasts") judgeLasts(context, at, rule.is);
		else if (rule.is.rule === "repeats") judgeRepeats(context, at, rule.is);
		else judgeUnwatched(context, at, rule.is);
	}
	clearConcluded(context, event, { rules, part, late });
}

/** Returns to normal what the hub concluded of this part of the device, and the report ends. */
function clearConcluded(
	context: StepContext,
	event: string,
	{ rules, part, late }: { rules: readonly Rule[]; part: string | undefined; late: boolean },
): void {
	const types = rules.flatMap(({ is, raises }) => (is.clearedBy.includes(event) ? [raises] : []));
	if (types.length === 0) return;
	const { source, type, at } = context.entry;
	clear(context, { types, source, part, lateAt: late ? at : undefined, rule: type });
}

/** Silences the rules of a device whose link has come back after a loss that was seen. */
export function silenceOnline(context: StepContext, device: SiteDevice): void {
	for (const rule of context.siteIndex.silentOnline.get(device.kind) ?? []) {
		for (const inhibition of rule.is.inhibitedAfter ?? []) {
			if (inhibition.event === "online") keepSilent(context, rule, device, inhibition);
		}
	}
}

function silence(context: StepContext, { rule, event, device, late }: Case): void {
	if (late) return;
	for (const inhibition of rule.is.inhibitedAfter ?? []) {
		const { event: after, when, ends } = inhibition;
		if (after !== event || !(when?.(context.entry.data) ?? true)) continue;
		if (ends === undefined || stoodBefore(context, device, ends)) keepSilent(context, rule, device, inhibition);
	}
}

/** Whether the fault that the report says is over really stood. */
function stoodBefore(context: StepContext, { id, kind }: SiteDevice, fault: string): boolean {
	const of = context.entry.data.of;
	const named = of === fault || of === `${kind}.${fault}`;
	return named && context.state.device.get(id)?.faults.includes(fault) === true;
}

function keepSilent(context: StepContext, rule: Rule, { id }: SiteDevice, { forMs, atMost }: Inhibition): void {
	const memory = memoryId(`device:${id}`);
	const { silentUntil, silencedAt } = context.get("memory", memory) ?? {};
	const until = context.now + forMs;
	if ((silentUntil?.[rule.name] ?? 0) >= until) return;
	const lately = atMost ? recent(silencedAt?.[rule.name], context.now - atMost.withinMs) : [];
	if (atMost && lately.length >= atMost.times) return;
	context.remember(memory, {
		silentUntil: { ...silentUntil, [rule.name]: until },
		...(atMost && { silencedAt: { ...silencedAt, [rule.name]: [...lately, context.now] } }),
	});
}

/** Those of the times that are no older than `since`. */
function recent(times: readonly number[] = [], since: number): readonly number[] {
	return times.filter((at) => at >= since);
}

/** Until when the rule is silent for the device (engine time). */
export function silentUntil(context: StepContext, rule: Rule, device: string): number {
	return context.get("memory", memoryId(`device:${device}`))?.silentUntil?.[rule.name] ?? 0;
}

/** A release covers one opening; a contact that says again that the door is open opens nothing. */
function judgeNotPreceded(context: StepContext, at: Case, is: Extract<Derivation, { rule: "not-preceded" }>): void {
	const { rule, event, device, memory, late, part } = at;
	if (late) return;
	if (is.noneOf.includes(event)) {
		const { heardAt } = context.get("memory", memory) ?? {};
		const unused = [...recent(heardAt?.[rule.name], context.now - is.withinMs), context.now].slice(-RELEASES_KEPT);
		context.remember(memory, { heardAt: { ...heardAt, [rule.name]: unused } });
	}
	if (rule.is.clearedBy.includes(event)) uncover(context, at);
	if (event !== is.event || context.entry.initial) return;
	const silent = silentUntil(context, rule, device.id) > context.now;
	if (!context.siteIndex.appliesTo(rule, device, part))
		context.because({ because: "not-reported-here", rule: rule.name });
	else if (covers(context, at, is.withinMs)) return;
	else if (!silent) found(context, at);
	else {
		context.because({ because: "inhibited", rule: rule.name });
		const instead = context.siteIndex.rules.get(`${rule.kind.name}.${is.heldBack}`);
		if (instead) found(context, { ...at, rule: instead });
	}
}

/** Whether a release covers this opening; it is used up by that. */
function covers(context: StepContext, { rule, memory }: Case, withinMs: number): boolean {
	const { heardAt, coveredAt } = context.get("memory", memory) ?? {};
	const [release, ...unused] = recent(heardAt?.[rule.name], context.now - withinMs);
	if (release !== undefined) {
		context.remember(memory, {
			heardAt: { ...heardAt, [rule.name]: unused },
			coveredAt: { ...coveredAt, [rule.name]: context.now },
		});
		return true;
	}
	return context.now - (coveredAt?.[rule.name] ?? Number.NEGATIVE_INFINITY) <= withinMs;
}

/** The door is closed: what covered its opening covers no other. */
function uncover(context: StepContext, { rule, memory }: Case): void {
	const { coveredAt } = context.get("memory", memory) ?? {};
	if (coveredAt?.[rule.name] === undefined) return;
	const { [rule.name]: _closed, ...others } = coveredAt;
	context.remember(memory, { coveredAt: others });
}

function judgeRepeats(
	context: StepContext,
	at: Case,
	{ event, times, withinMs }: Extract<Derivation, { rule: "repeats" }>,
): void {
	const { rule, memory, late } = at;
	if (late || at.event !== event) return;
	const { heardAt } = context.get("memory", memory) ?? {};
	const lately = [...recent(heardAt?.[rule.name], context.now - withinMs), context.now];
	const enough = lately.length >= times;
	context.remember(memory, { heardAt: { ...heardAt, [rule.name]: enough ? [] : lately } });
	if (enough) found(context, at);
}

/**
 * What happened while nobody could watch is told by where the door was before and after: an opening in between that is
 * uploaded late is history, and changes nothing about that.
 */
function judgeUnwatched(context: StepContext, at: Case, is: Extract<Derivation, { rule: "changed-unwatched" }>): void {
	const { event, before, late } = at;
	if (event !== is.closed && event !== is.opened) return;
	if (late && event === is.opened) return;
	const initial = context.entry.initial === true;
	if (
		event === is.opened &&
		initial &&
		before?.event === is.closed &&
		context.siteIndex.appliesTo(at.rule, at.device, at.part)
	) {
		found(context, at);
	}
	keepWord(context, at);
}

function judgeLasts(context: StepContext, at: Case, is: Lasting): void {
	const { rule, event, device, memory, before } = at;
	if (event !== is.from && event !== is.until) return;
	if (!keepWord(context, at)) return;
	const id = `lasts ${rule.name} ${memory}`;
	if (event === is.until) context.dropTimer(id);
	if (event === is.until || before?.event === is.from || !context.siteIndex.appliesTo(rule, device, at.part)) return;
	context.setTimer({
		id,
		dueAt: Math.max(context.now, silentUntil(context, rule, device.id)) + is.forMs,
		type: rule.name,
		zone: device.zone,
		data: { device: device.id, ...partField(context.entry.data, rule.kind) },
	});
}

/** Notes the word, unless it came late and is older than what is known. */
function keepWord(context: StepContext, { rule, event, memory, late, before }: Case): boolean {
	const { at } = context.entry;
	if (late && before && before.at > at) return false;
	const said = context.get("memory", memory)?.said;
	context.remember(memory, { said: { ...said, [rule.name]: { event, at } } });
	return true;
}

function found(context: StepContext, { rule, device }: Case): void {
	context.because({ because: "derived", rule: rule.name });
	context.deriveByRule(rule.name, context.entry.zone ?? device.zone, {
		device: device.id,
		...partField(context.entry.data, rule.kind),
	});
}

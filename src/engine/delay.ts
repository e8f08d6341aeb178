import { z } from "zod";
import { isAlwaysLive } from "../model/kind.ts";
import type { Activation } from "./activation.ts";
import { activate } from "./alarm.ts";
import { bearsOut } from "./borne-out.ts";
import { clearedSince } from "./cleared.ts";
import { around, joinable } from "./join.ts";
import { MOMENT_MS, returned } from "./moment.ts";
import { noteBroken } from "./multiple-breach.ts";
import { pathOf, settingsOf } from "./overrides.ts";
import { numberIn } from "./part.ts";
import { besideLoss } from "./sabotage.ts";
import { keyOf } from "./state.ts";
import type { Work } from "./work.ts";

const waiting = z.object({
	about: z.object({
		type: z.string(),
		source: z.string(),
		zone: z.string(),
		unit: z.string().optional(),
		part: z.string().optional(),
		severity: z.number(),
		weak: z.literal(true).optional(),
		at: z.number(),
		moment: z.boolean(),
		rule: z.string(),
	}),
	evidence: z.string().optional(),
	/** The newest report of it. */
	seq: z.number(),
	lastAt: z.number(),
	/** It came again while it waited. */
	again: z.boolean(),
	/** Something near bears it out: it is raised whether it lasts or not. */
	borneOut: z.boolean(),
});
type Waiting = z.output<typeof waiting>;

/**
 * Raises what is to be raised now; undefined while the site's own word lets it wait, or drops it as a glitch.
 *
 * A delay lets wait what may be over in a moment: a state is raised if it still stands at the end, a moment if it came in
 * the ten seconds before that, and both if they came again meanwhile. At once is raised what is stronger than what waits,
 * what says that somebody comes in, and whatever another detector next to it bears out, an open incident or one that waits
 * too. Nothing waits that is a life alarm, tamper, a fault or a loss, or that stands already.
 */
export function raiseOrWait(work: Work, about: Activation): ReturnType<typeof activate> | undefined {
	if (isGlitch(work, about)) return undefined;
	if (!work.plan.said.delays) return activate(work, about);
	if (mustWait(work, about)) {
		if (work.plan.breaking.has(about.type)) noteBroken(work, about);
		return undefined;
	}
	forget(work, timerOf(about), about.zone);
	const alarm = activate(work, about);
	release(work, about);
	return alarm;
}

/** One beam for less than the site says is real; only where the detector tells how long it was. */
function isGlitch(work: Work, about: Activation): boolean {
	const ms = about.weak ? numberIn(work.entry.data, "durationMs") : undefined;
	if (ms === undefined || isAlwaysLive(about.is)) return false;
	const { glitchMs = 0 } = settingsOf(work.site, about) ?? {};
	if (ms >= glitchMs || work.alarmAbout(keyOf(about))?.active) return false;
	work.because({ because: "glitch", rule: pathOf(about.type) });
	return true;
}

function mustWait(work: Work, about: Activation): boolean {
	const { delayMs = 0 } = settingsOf(work.site, about) ?? {};
	if (delayMs <= 0 || isAlwaysLive(about.is) || about.strong || about.lateByMs !== undefined) return false;
	if (work.alarmAbout(keyOf(about))?.active) return false;
	if (joinable(work, { ...about.is, zone: about.zone }) || beside(work, about).length > 0) return false;
	const id = timerOf(about);
	const before = waiting.safeParse(work.get("timer", id)?.data);
	if (!before.success) {
		wait(work, about, work.now + delayMs, false);
		return true;
	}
	if ((about.severity ?? 0) > before.data.about.severity) return false;
	wait(work, about, work.get("timer", id)?.dueAt ?? work.now, before.data.again || comesAgain(work, before.data));
	return true;
}

/** A moment that is reported again has come again; a state only if it was over in between. */
function comesAgain(work: Work, { about, seq }: Waiting): boolean {
	return about.moment || clearedSince(work, { ...about, seq });
}

function wait(work: Work, about: Activation, dueAt: number, again: boolean): void {
	const { type, source, zone, unit, part, severity = 0, weak, at, moment, rule, is } = about;
	const id = timerOf(about);
	const data: Waiting = {
		about: {
			...{ type, source, zone, severity, at, moment, rule },
			...(unit !== undefined && { unit }),
			...(part !== undefined && { part }),
			...(weak && { weak }),
		},
		...(is.evidence && { evidence: is.evidence }),
		...{ seq: work.entry.seq, lastAt: work.now, again, borneOut: false },
	};
	work.setTimer({ id, dueAt, type: "alarm.delay-passed", ...(zone !== "" && { zone }), data });
	const known = work.get("memory", memoryOf(zone))?.waiting ?? [];
	if (!known.includes(id)) work.remember(memoryOf(zone), { waiting: [...known, id] });
	work.because({ because: "delayed", rule: pathOf(type) });
}

/** Raises what waited if it lasted, came again, or was borne out; else says that it was nothing. */
export function delayPassed(work: Work): void {
	const given = waiting.safeParse(work.entry.data);
	const is = given.success ? work.plan.alarms.get(given.data.about.type) : undefined;
	if (!given.success || !is) {
		work.because({ because: "timer-void", rule: "rules.delay" });
		return;
	}
	const { about, seq, lastAt, again, borneOut } = given.data;
	forget(work, timerOf(about), about.zone);
	const over = about.moment ? work.now - lastAt >= MOMENT_MS : clearedSince(work, { ...about, seq });
	if (over && !again && !borneOut) {
		work.because({ because: "did-not-last", rule: pathOf(about.type) });
		return;
	}
	const alarm = activate(work, { ...about, is });
	besideLoss(work, alarm);
	bearsOut(work, alarm, {});
	if (over && !about.moment && alarm.active && !alarm.latches) returned(work, alarm, about.rule);
}

/** What waits near an activation, of other detectors and the same evidence: each bears the other out. */
function beside(work: Work, { source, zone, is: { evidence } }: Activation): readonly string[] {
	if (evidence === undefined) return [];
	return around(work, zone).flatMap((near) =>
		(work.get("memory", memoryOf(near))?.waiting ?? []).filter((id) => {
			const it = waiting.safeParse(work.get("timer", id)?.data);
			return it.success && it.data.evidence === evidence && it.data.about.source !== source;
		}),
	);
}

/** What waited beside something that is raised now waits no longer. */
function release(work: Work, about: Activation): void {
	for (const id of beside(work, about)) {
		const { data, zone = "" } = work.get("timer", id) ?? { data: {} };
		forget(work, id, zone);
		work.derive("alarm.delay-passed", zone === "" ? undefined : zone, { ...data, borneOut: true });
	}
}

function forget(work: Work, id: string, zone: string): void {
	const known = work.get("memory", memoryOf(zone))?.waiting;
	if (!known?.includes(id)) return;
	work.dropTimer(id);
	work.remember(memoryOf(zone), { waiting: known.filter((other) => other !== id) });
}

function timerOf(about: Parameters<typeof keyOf>[0]): string {
	return `delayed ${keyOf(about)}`;
}

function memoryOf(zone: string): string {
	return `delayed|${zone}`;
}

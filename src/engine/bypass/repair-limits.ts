import type { Device } from "../../model/device.ts";
import { WORK_MAX_MS } from "../../model/limits.ts";
import { UNPLANNED_WATCH_MS } from "../../model/planned-shift.ts";
import type { Problem } from "../../model/problem.ts";
import { openShift } from "../kernel/current-shift.ts";
import { memoryId, type Repaired } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { tooLong } from "../kernel/until.ts";

const HOUR_MS = 3_600_000;
/** A repair lasts so long in all, however often it is repeated, so that nothing is forgotten there. Our own setting. */
const IN_ALL_MS = 24 * HOUR_MS;
/** A device that has guarded for so long is another repair's when it is taken out again. Our own setting. */
const ANEW_AFTER_MS = 24 * HOUR_MS;

interface Asked {
	readonly until: number;
	readonly work?: { readonly from?: number | undefined; readonly until: number } | undefined;
}

/** What is wrong with the end, or the hours of work, that somebody asks for. */
export function notSoLong(context: StepContext, device: string, { until, work: working }: Asked): Problem | undefined {
	const spent = spentOn(context, device);
	const endsAt = openShift(context)?.endsAt ?? 0;
	const watchMs = endsAt > context.now ? endsAt - context.now : UNPLANNED_WATCH_MS;
	const wrong = tooLong(context, until, Math.max(0, Math.min(watchMs, IN_ALL_MS - spent.outMs)));
	if (wrong || !working) return wrong;
	const from = Math.max(working.from ?? context.now, context.now);
	const workMs = working.until - from;
	if (workMs > 0 && workMs + spent.workMs <= WORK_MAX_MS && working.until <= until) return undefined;
	const before = spent.workMs > 0 ? `${inHours(spent.workMs)} before and ` : "";
	const found = `${before}${inHours(workMs)} of work`;
	const expected = "at most 4 h, within the time out of service: tampering and loss are quiet in it";
	return {
		code: "invalid",
		detail: `work: found ${found}, expected ${expected}`,
		mistakes: [{ path: "body.work", found, expected }],
	};
}

/** Remembers what was spent until now, before the repair is stated anew or over: what follows soon goes on from there. */
export function noteSpent(context: StepContext, device: string): void {
	context.remember(memoryOf(device), { repaired: { ...spentOn(context, device), at: context.now } });
}

/** How long the device was out of service until now, and how much of the stated hours of work has passed. */
function spentOn(context: StepContext, device: string): Omit<Repaired, "at"> {
	const known = context.get("memory", memoryOf(device))?.repaired;
	const service = context.get("device", device)?.outOfService;
	if (!service) {
		return known && context.now - known.at < ANEW_AFTER_MS ? known : { outMs: 0, workMs: 0 };
	}
	const { outMs, workMs, at } = known ?? { outMs: 0, workMs: 0, at: service.since ?? context.now };
	return { outMs: outMs + context.now - at, workMs: workMs + passed(service, at, context.now) };
}

function passed({ work: hours }: NonNullable<Device["outOfService"]>, since: number, now: number): number {
	return hours ? Math.max(0, Math.min(now, hours.until) - Math.max(since, hours.from)) : 0;
}

function inHours(ms: number): string {
	return `${Math.round(ms / HOUR_MS)} h`;
}

function memoryOf(device: string): string {
	return memoryId(`device:${device}`);
}

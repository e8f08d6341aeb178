import { z } from "zod";
import type { Device } from "../model/device.ts";
import type { Problem } from "../model/problem.ts";
import type { SiteDevice } from "../model/site.ts";
import { defineAction, type Prepared } from "./action.ts";
import { allComeBack } from "./come-back.ts";
import { textIn } from "./part.ts";
import { endBypass } from "./quiet.ts";
import { reason, tooLong } from "./until.ts";
import type { Work } from "./work.ts";

const RULE = "rules.out-of-service";

/** A repair that takes longer asks for it again, so that nothing is forgotten there. Our own setting. */
const AT_MOST_MS = 30 * 24 * 3_600_000;

const watch = z.string().trim().min(1);

/**
 * Taking a device out of service and back. It has an end, a reason and, where its silence would leave people without help
 * or the wall open, somebody who watches in its place.
 */
export const SERVICE_ACTIONS: Readonly<Record<string, Prepared>> = {
	"device.out-of-service": defineAction({
		data: z.object({ device: z.string(), until: z.int(), reason, watch: watch.optional() }),
		carryOut(work, { device: id, ...asked }) {
			const device = work.site.devices.get(id);
			if (!device) return { code: "not-found", detail: `there is no device ${id} at ${work.site.id}` };
			const wrong = tooLong(work, asked.until, AT_MOST_MS) ?? unwatched(work, device, asked.watch);
			if (wrong) return wrong;
			takeOut(work, device, asked);
			work.because({ because: "acted", rule: work.entry.type });
			return undefined;
		},
	}),
	"device.in-service": defineAction({
		data: z.object({ device: z.string() }),
		carryOut(work, { device: id }) {
			const known = work.get("device", id);
			if (!known?.outOfService) {
				const state = known?.state ?? "unknown";
				const detail = `device ${id} is ${state}: found in-service, allowed out-of-service`;
				return { code: "wrong-state", detail, state, allowed: ["out-of-service"] };
			}
			work.because({ because: "acted", rule: work.entry.type });
			takeBack(work, known);
			return undefined;
		},
	}),
};

/** The time that a person gave is over: the device guards again. */
export function serviceEnded(work: Work): void {
	const known = work.get("device", textIn(work.entry.data, "device") ?? "");
	if (known?.outOfService && known.outOfService.until <= work.now) takeBack(work, known);
	else work.because({ because: "timer-void", rule: RULE });
}

/** A panic button or a zone of the wall is never left to nobody. */
function unwatched(work: Work, device: SiteDevice, named: string | undefined): Problem | undefined {
	if (named !== undefined) return undefined;
	const alarms = Object.values(work.site.kinds.get(device.kind)?.alarms ?? {});
	const calls = alarms.some(({ life, latches }) => life !== undefined && latches);
	const walls = work.site.zones.get(device.zone)?.sort === "wall";
	if (!calls && !walls) return undefined;
	const expected = `who or what watches ${calls ? "for calls for help" : "the wall"} in its place`;
	const mistakes = [{ path: "body.watch", found: "nothing", expected }];
	return { code: "invalid", detail: `watch: found nothing, expected ${expected}`, mistakes };
}

function takeOut(
	work: Work,
	{ id, zone }: SiteDevice,
	{ until, reason: why, watch: named }: { until: number; reason: string; watch?: string | undefined },
): void {
	const known: Device = work.get("device", id) ?? { id, rev: 0, state: "unknown", health: {}, faults: [] };
	const asked = { until, by: work.actor, reason: why, ...(named !== undefined && { watch: named }) };
	const beneath = known.outOfService?.beneath ?? known.state;
	const stateSince = (known.outOfService && known.stateSince) ?? work.now;
	const value: Device = {
		...{ ...known, rev: work.entry.seq, state: "out-of-service", stateSince },
		outOfService: { ...asked, beneath },
	};
	work.put({ kind: "device", id, value });
	work.setTimer({
		...{ id: timerOf(id), dueAt: until, type: "device.out-of-service-ended", zone },
		data: { device: id },
	});
	const bypass = bypassOf(id);
	const { since = work.now, hidden } = work.get("bypass", bypass) ?? {};
	work.put({
		kind: "bypass",
		id: bypass,
		value: {
			...{ id: bypass, rev: work.entry.seq, why: "out-of-service", zone, device: id, since, ...asked },
			...(hidden !== undefined && { hidden }),
		},
	});
}

/** Its state is what it was beneath, and what it said meanwhile shows. */
function takeBack(work: Work, known: Device): void {
	const { outOfService, ...rest } = known;
	const { id } = known;
	work.dropTimer(timerOf(id));
	endBypass(work, bypassOf(id));
	const state = outOfService?.beneath ?? rest.state;
	work.put({ kind: "device", id, value: { ...rest, rev: work.entry.seq, state, stateSince: work.now } });
	allComeBack(work, `device:${id}`, { suppressed: "out-of-service", rule: RULE });
}

function timerOf(device: string): string {
	return `${device}.out-of-service`;
}

function bypassOf(device: string): string {
	return `out-of-service:${device}`;
}

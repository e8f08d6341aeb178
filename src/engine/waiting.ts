import { z } from "zod";
import type { Incident } from "../model/incident.ts";
import type { Problem } from "../model/problem.ts";
import { onIncident, type Prepared } from "./action.ts";
import { withDeadline } from "./deadline.ts";
import { openShift } from "./duty.ts";
import { textIn } from "./part.ts";
import type { Work } from "./work.ts";

/** A wait without a limit of its own ends with the shift; where nobody is signed on, after this. Our own setting. */
const SHIFT_MS = 8 * 3_600_000;

const MINUTE_MS = 60_000;

const RULE = "settings.priorities.waitMs";

/** Waiting with a reason, and holding what belongs to the incident from being deleted. */
export const WAITING_ACTIONS: Readonly<Record<string, Prepared>> = {
	"incident.waiting": onIncident({
		verb: "wait",
		data: z.object({ until: z.number(), reason: z.string().min(1) }),
		allowedOn: ({ state }) => state !== "open",
		carryOut(work, incident, { until, reason }) {
			const problem = outOfLimits(work, incident, until);
			if (problem) return problem;
			work.setTimer({
				id: timerOf(incident.id),
				dueAt: until,
				type: "incident.wait-over",
				...(incident.zone !== undefined && { zone: incident.zone }),
				data: { incident: incident.id },
			});
			work.keepIncident(withDeadline(work, { ...incident, waiting: { until, reason, by: work.actor } }));
			return undefined;
		},
	}),
	"incident.held": onIncident({
		verb: "hold",
		data: z.union([z.object({ release: z.literal(true) }), z.object({ reason: z.string().min(1) })]),
		also: "resolved",
		carryOut(work, incident, said) {
			const { held, ...rest } = incident;
			if ("release" in said) {
				if (!held) return { code: "wrong-state", detail: `incident ${incident.id} is not held: found release` };
				work.keepIncident(rest);
			} else work.keepIncident({ ...rest, held: { by: work.actor, at: work.now, reason: said.reason } });
			return undefined;
		},
	}),
};

/** The wait is over: whoever has it must act again. */
export function waitOver(work: Work): void {
	const incident = work.get("incident", textIn(work.entry.data, "incident") ?? "");
	if (!incident?.waiting || incident.waiting.until > work.now) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { waiting: _over, ...rest } = incident;
	work.keepIncident(withDeadline(work, rest));
	work.because({ because: "wait-over", incident: incident.id, rule: RULE });
}

export function endWait(work: Work, incident: string): void {
	work.dropTimer(timerOf(incident));
}

function outOfLimits(work: Work, { priority }: Incident, until: number): Problem | undefined {
	if (until <= work.now)
		return { code: "invalid", detail: "until: found a time that has passed, expected one to come" };
	const { waitMs } = work.site.settings.priorities[priority];
	const shiftEnds = openShift(work)?.endsAt ?? 0;
	const otherwise = shiftEnds > work.now ? shiftEnds : work.now + SHIFT_MS;
	const latest = waitMs === undefined ? otherwise : work.now + waitMs;
	if (until <= latest) return undefined;
	const minutes = (at: number) => Math.ceil((at - work.now) / MINUTE_MS);
	const detail = `until: found ${minutes(until)} min from now, expected ${minutes(latest)} at most (${priority})`;
	return { code: "invalid", detail };
}

function timerOf(incident: string): string {
	return `${incident}.wait`;
}

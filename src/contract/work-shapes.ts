import { z } from "zod";
import { BYPASS_REASONS } from "../model/bypass.ts";
import { DELIVERY_ABOUT, DELIVERY_STATES } from "../model/delivery.ts";
import { DEVICE_STATES } from "../model/device.ts";
import { DISPATCH_STATES } from "../model/dispatch.ts";
import { POLICE_OUTCOMES } from "../model/incident.ts";
import { STEP_SORTS } from "../model/procedure.ts";
import { REACHES } from "../model/reach.ts";
import { START_CHECKS } from "../model/shift.ts";
import { BUDGET_ROWS } from "../model/silence-budget.ts";
import { ABSENCE_NAMES, MOMENTS } from "../model/snapshot.ts";
import { ANSWERED, UNDELIVERED } from "../model/undelivered.ts";
import { VOLUNTEER_ANSWERS } from "../model/volunteer-asked.ts";
import { instant, priority, rev, words } from "./primitives.ts";

const epoch = z.number();

export const stepShape = z.object({
	id: z.string(),
	do: z.enum(STEP_SORTS),
	words,
	required: z.literal(true).optional(),
	agency: z.string().optional(),
	command: z.object({ name: z.string(), args: z.record(z.string(), z.unknown()) }).optional(),
	withinMs: z.int().optional(),
	proposed: z.literal(true).optional(),
});

const stepDoneShape = z.object({
	by: z.string(),
	at: instant,
	answer: z.string().optional(),
	skipped: z.string().optional(),
});

const dispatchShape = z.object({
	id: z.string(),
	guard: z.string(),
	state: z.enum(DISPATCH_STATES),
	by: z.string(),
	sentAt: instant,
	byRadio: z.literal(true).optional(),
	coveredBy: z.string().optional(),
	reach: z.enum(REACHES).optional().meta({ description: "How the guard was reached when sent; `radio`: by nothing" }),
	receivedAt: instant.optional().meta({ description: "Their phone has it" }),
	seenAt: instant.optional().meta({ description: "Their phone has shown it" }),
	acceptedAt: instant.optional(),
	arrivedAt: instant.optional(),
	doneAt: instant.optional(),
	reason: z.string().optional(),
	proposes: z.array(z.string()).optional(),
});

/** What people and the hub did about an incident; each key is there once it applies. */
export const incidentWork = {
	waiting: z.object({ until: instant, reason: z.string(), by: z.string() }).optional(),
	transfer: z.object({ to: z.string(), by: z.string(), at: instant }).optional(),
	dispatches: z.array(dispatchShape).optional(),
	agencies: z
		.array(
			z.object({
				agency: z.string(),
				by: z.string(),
				at: instant,
				reference: z.string().optional(),
				arrivedAt: instant.optional(),
			}),
		)
		.optional(),
	volunteers: z
		.array(
			z.object({
				volunteer: z.string(),
				name: z.string(),
				distanceM: z.int(),
				by: z.string(),
				at: instant,
				answer: z.enum(VOLUNTEER_ANSWERS).optional(),
				answeredAt: instant.optional(),
			}),
		)
		.optional()
		.meta({ description: "Residents who were asked to observe and call, and what they answered" }),
	steps: z.record(z.string(), stepDoneShape).optional(),
	extraSteps: z.array(stepShape).optional(),
	held: z.object({ by: z.string(), at: instant, reason: z.string() }).optional(),
	pictures: z
		.array(
			z.object({
				device: z.string(),
				moment: z.enum(MOMENTS),
				at: instant,
				hash: z.string().optional(),
				absent: z.enum(ABSENCE_NAMES).optional(),
			}),
		)
		.optional(),
	told: z
		.array(
			z.object({
				who: z.string(),
				at: instant,
				to: z.array(z.string()).optional().meta({ description: "Their names, where the shift knows them" }),
			}),
		)
		.optional(),
	toldCount: z.int().optional().meta({ description: "How often somebody was told; `told` keeps the last" }),
	review: z
		.object({
			dueAt: instant,
			by: z.string().optional(),
			at: instant.optional(),
			agrees: z.boolean().optional(),
			note: z.string().optional(),
			overdue: z.literal(true).optional(),
		})
		.optional(),
	police: z
		.object({
			outcome: z.enum(POLICE_OUTCOMES),
			number: z.string().optional(),
			date: z.string().optional(),
			by: z.string(),
			at: instant,
		})
		.optional(),
	reopened: z.int().optional(),
	waits: z.int().optional().meta({ description: "How often it has waited; a second wait is the captain's" }),
	untakenSince: instant.optional(),
	owes: z
		.object({
			since: instant,
			count: z.int(),
			strongest: priority,
			because: z.enum(BUDGET_ROWS),
			dueAt: instant.optional().meta({ description: "When it rings; absent: it sounds now, or is on the list" }),
		})
		.optional()
		.meta({ description: "What nobody has heard yet, and by which row of the silence budget" }),
	quiet: z.literal(true).optional(),
	group: z.string().optional(),
	drill: z.literal(true).optional(),
	splitFrom: z.string().optional(),
};

/** How an alarm is kept from sounding; each key is there while it applies. */
export const alarmQuieting = {
	shelved: z
		.object({
			until: instant,
			by: z.string(),
			reason: z.string(),
			confirmedBy: z.string().optional(),
			unconfirmed: z.literal(true).optional(),
			renewals: z.int(),
			renewal: z
				.object({ until: instant, by: z.string(), reason: z.string() })
				.optional()
				.meta({ description: "Asked for; until a captain confirms it, it stays as it is" }),
		})
		.optional(),
	suppressed: z.enum(["walk-test", "out-of-service"]).optional(),
	chattering: z.literal(true).optional(),
	strong: z.literal(true).optional(),
	hidden: z.int().optional(),
	drill: z.literal(true).optional(),
};

export const outOfServiceShape = z.object({
	until: instant,
	by: z.string(),
	reason: z.string(),
	since: instant.optional(),
	watch: z.string().optional(),
	unaccepted: z.literal(true).optional().meta({ description: "Who is to watch has not accepted: it rings as ever" }),
	work: z.object({ from: instant, until: instant }).optional(),
	beneath: z.enum(DEVICE_STATES).meta({ description: "What its state would be" }),
});

export const shiftShape = z.object({
	id: z.string(),
	rev,
	plan: z.string(),
	operator: z.string(),
	since: instant,
	endsAt: instant,
	startList: z.partialRecord(z.enum(START_CHECKS), z.boolean()),
	guards: z.array(
		z.object({
			guard: z.string(),
			post: z.string(),
			fixed: z.literal(true).optional(),
			leader: z.literal(true).optional(),
			zone: z.string().optional(),
			seenAt: instant.optional(),
			incident: z.string().optional(),
			busy: z.literal(true).optional().meta({ description: "On an incident whose place is not told here" }),
		}),
	),
	handOver: z.object({ at: instant, note: z.string(), to: z.string().optional() }).optional(),
	away: z.object({ since: instant, until: instant, standIn: z.string(), acceptedAt: instant.optional() }).optional(),
	asked: z.object({ at: instant, answerBy: instant }).optional(),
	relieved: z.string().optional(),
	endedAt: instant.optional(),
	endedBy: z.string().optional(),
});

export const bypassShape = z.object({
	id: z.string(),
	rev,
	why: z.enum(BYPASS_REASONS),
	zone: z.string(),
	device: z.string().optional(),
	type: z.string().optional(),
	alarm: z.string().optional(),
	since: instant,
	until: instant.optional(),
	by: z.string().optional(),
	reason: z.string().optional(),
	watch: z.string().optional(),
	unconfirmed: z.literal(true).optional(),
	hidden: z.int().optional(),
});

export const walkTestShape = z.object({
	id: z.string(),
	rev,
	of: z.string(),
	by: z.string(),
	since: instant,
	until: instant,
	asks: z
		.record(z.string(), z.object({ seq: rev, at: instant }))
		.optional()
		.meta({ description: "By detector: its newest report, of which the desk is asked whether it was the tester" }),
	passed: z.record(z.string(), epoch).meta({ description: "When each detector passed, epoch ms; 0: not yet" }),
	endedAt: instant.optional(),
});

export const weatherShape = z.object({
	id: z.string(),
	rev,
	zones: z.array(z.string()),
	by: z.string(),
	reason: z.string(),
	since: instant,
	until: instant,
	endedAt: instant.optional(),
});

export const drillShape = z.object({
	id: z.string(),
	rev,
	scenario: z.string(),
	by: z.string(),
	since: instant,
	endedAt: instant.optional(),
	endedBy: z.string().optional(),
});

export const deliveryShape = z.object({
	id: z.string(),
	rev,
	incident: z.string().optional().meta({ description: "Absent: a test of its channel, or of the escalation chain" }),
	chainTest: z.string().optional().meta({ description: "The test of the escalation chain that it is of" }),
	channel: z.string(),
	to: z.string(),
	about: z.enum(DELIVERY_ABOUT),
	state: z.enum(DELIVERY_STATES),
	since: instant,
	attempts: z.int(),
	user: z.string().optional().meta({ description: "On a console: at whose page or phone it arrived" }),
	deliveredAt: instant.optional(),
	seenAt: instant.optional().meta({ description: "Whom it is for said so, or took the incident; never somebody else" }),
	silent: z.literal(true).optional().meta({
		description: "The siren was told not to sound: somebody under duress could hear it. For operator and captain",
	}),
	nextAt: instant.optional(),
	reason: z
		.string()
		.optional()
		.meta({
			description: `Why it did not get through: ${Object.keys(UNDELIVERED).join(", ")}, or ${Object.keys(ANSWERED).join(", ")} and what was answered, such as status-500`,
		}),
	answer: z.string().optional().meta({ description: "What the receiver said, or where it pointed" }),
});

export type StepShape = z.output<typeof stepShape>;
export type ShiftShape = z.output<typeof shiftShape>;
export type BypassShape = z.output<typeof bypassShape>;
export type WalkTestShape = z.output<typeof walkTestShape>;
export type WeatherShape = z.output<typeof weatherShape>;
export type DrillShape = z.output<typeof drillShape>;
export type DeliveryShape = z.output<typeof deliveryShape>;

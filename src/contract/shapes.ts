import { z } from "zod";
import { WHY_NOT_NAMES } from "../model/actions/why-not.ts";
import { DEVICE_STATES } from "../model/device.ts";
import { CAUSES, INCIDENT_STATES, REPORT_CHANNELS, VERIFICATION_MEANS } from "../model/incident.ts";
import { incidentGuidance } from "./guidance-shapes.ts";
import { instant, priority, rev, words } from "./primitives.ts";
import { alarmQuieting, incidentWork, outOfServiceShape } from "./work-shapes.ts";

const outcomeShape = z.object({
	because: z.string(),
	words: words.meta({ description: "The reason in words" }),
	alarm: z.string().optional(),
	incident: z.string().optional(),
	rule: z.string().optional(),
	dueAt: instant.optional().meta({ description: "When it rings, if nobody hears of it before" }),
	line: z.string().optional().meta({ description: "File and line, where the rule stands in the site's file" }),
});

export const entryShape = z.object({
	seq: z.int(),
	source: z.string(),
	type: z.string(),
	id: z.string(),
	at: instant,
	receivedAt: instant,
	zone: z.string().optional(),
	data: z.record(z.string(), z.unknown()),
	words: words.optional(),
	clockSkew: z.boolean().optional(),
	noTime: z.boolean().optional().meta({ description: "The device gave no usable time; `at` is `receivedAt`" }),
	late: z.boolean().optional(),
	initial: z.boolean().optional(),
	incident: z.string().optional(),
	erased: z.boolean().optional(),
	outcomes: z.array(outcomeShape),
});

export const incidentShape = z.object({
	id: z.string(),
	rev,
	rang: rev.meta({ description: "The seq at which it last rang; 0: it never did, and is silent" }),
	news: rev.optional().meta({ description: "The seq of its newest news; who acts on an older `rev` is refused" }),
	lead: z.string().optional().meta({ description: "The alarm that gives it type, words and place" }),
	state: z.enum(INCIDENT_STATES),
	sounding: z.boolean().meta({ description: "It asks for a person by sound now" }),
	priority,
	type: z.string(),
	zone: z.string().optional(),
	zones: z.array(z.string()),
	unit: z.string().optional(),
	words,
	life: z.int().optional(),
	discreet: z.boolean().optional(),
	corroborated: z.boolean(),
	verified: z.object({ by: z.string(), at: instant, means: z.enum(VERIFICATION_MEANS) }).optional(),
	reportedBy: z.enum(REPORT_CHANNELS).optional(),
	owner: z.string().optional(),
	openedAt: instant,
	acknowledgedAt: instant.optional(),
	resolvedAt: instant.optional(),
	cause: z.enum(CAUSES).optional(),
	detail: z.string().optional(),
	alarms: z.array(z.string()),
	related: z.array(z.string()),
	eventCount: z.int(),
	due: z.object({ what: z.string(), at: instant }).optional(),
	overdue: z.int().optional(),
	merged: z.array(z.string()).optional(),
	mergedInto: z.string().optional(),
	...incidentWork,
});

/** Several taken with one act: each is answered by itself. */
export const acknowledgedManyShape = z.object({
	items: z.array(
		z.object({
			id: z.string(),
			incident: incidentShape.optional(),
			problem: z
				.object({
					code: z.string(),
					detail: z.string(),
					state: z.string().optional(),
					allowed: z.array(z.string()).optional(),
				})
				.optional(),
		}),
	),
});

/** What whoever asks may do to the incident and its alarms now, and of the rest why not. */
const allowedShape = z
	.array(z.object({ action: z.string(), alarm: z.string().optional(), why: z.enum(WHY_NOT_NAMES).optional() }))
	.meta({
		description:
			"`action`: the last part of its route; `alarm`: it is done to this alarm of the incident; `why`: why it is not possible now",
	});

/** One incident in its own panel. */
export const incidentPanelShape = incidentShape.extend({ ...incidentGuidance, allowed: allowedShape });

export const alarmShape = z.object({
	id: z.string(),
	rev,
	type: z.string(),
	words,
	source: z.string(),
	zone: z.string(),
	unit: z.string().optional(),
	part: z.string().optional(),
	priority,
	latches: z
		.literal(true)
		.optional()
		.meta({ description: "Active until a person resets it, whatever its device says" }),
	releasedAt: instant.optional().meta({ description: "One that latches: since when its device says that it is over" }),
	active: z.boolean(),
	acknowledged: z.boolean(),
	repeats: z.int(),
	...alarmQuieting,
	discreet: z.boolean().optional(),
	since: instant,
	returnedAt: instant.optional(),
	takenBack: z
		.object({ at: instant, why: words })
		.optional()
		.meta({ description: "It was wrong: what was uploaded later shows that; a person resets it all the same" }),
	incident: z.string().optional(),
});

export const deviceShape = z.object({
	id: z.string(),
	rev,
	kind: z.string(),
	zone: z.string(),
	unit: z.string().optional(),
	words,
	state: z.enum(DEVICE_STATES),
	stateSince: instant.optional(),
	lost: z.string().optional(),
	lastSeenAt: instant.optional(),
	health: z.record(z.string(), z.unknown()),
	faults: z.array(z.string()),
	outOfService: outOfServiceShape.optional(),
	unreadable: z.object({ count: z.int().positive(), since: instant }).optional().meta({
		description: "By request: messages since then that could not be read; not of what can call for help unseen",
	}),
});

export type EntryShape = z.output<typeof entryShape>;
export type IncidentPanelShape = z.output<typeof incidentPanelShape>;
export type IncidentShape = z.output<typeof incidentShape>;
export type AlarmShape = z.output<typeof alarmShape>;
export type DeviceShape = z.output<typeof deviceShape>;

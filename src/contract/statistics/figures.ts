import { z } from "zod";
import { instant, priority, words } from "../primitives.ts";

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const seconds = z.number().min(0);

/** Whose a target is: a standard's as it is quoted, the site's file, or ours. */
export const TARGET_SOURCES = ["gatehouse", "site", "ISA-18.2", "EEMUA 191", "NFPA 72"] as const;
export type TargetSource = (typeof TARGET_SOURCES)[number];
const whose = z.enum(TARGET_SOURCES);

/** How long something took. Median and 95th percentile (nearest rank) are of the times themselves, and absent under five. */
const timingShape = z.object({
	count,
	medianS: seconds.optional(),
	p95S: seconds.optional(),
	judged: count.meta({ description: "Those for which a target was in force" }),
	withinTarget: share.optional().meta({ description: "Share of the judged that met the target in force at the time" }),
	targetS: seconds.optional().meta({ description: "Only where one target held for all" }),
	targetFrom: whose.optional(),
});

/** The same with how the times are spread: a median alone hides the few that took an hour. */
const spreadShape = timingShape.extend({
	spread: z
		.array(z.object({ fromS: seconds, toS: seconds.optional(), count }))
		.optional()
		.meta({ description: "How many took from so long to under so long; absent under five" }),
});

export type SpreadShape = z.output<typeof spreadShape>;

/** Incidents by how they ended. `open`: no cause yet. */
export const incidentFigures = z.object({
	...{ count, real: count, false: count, unknown: count, authorised: count, drill: count, open: count },
	falseShare: share.optional().meta({ description: "Of those that have a cause; absent where none has" }),
});
export type IncidentFigures = z.output<typeof incidentFigures>;

const volunteerFigures = z.object({
	asked: count,
	...{ coming: count, cannot: count.meta({ description: "Who said neither is in neither" }) },
});
export type VolunteerFigures = z.output<typeof volunteerFigures>;

export const responseFigures = z.object({
	acknowledge: spreadShape.meta({
		description: "From opened to taken; of what was merged, from the earliest that was opened",
	}),
	act: spreadShape.meta({ description: "From taken to the first act" }),
	arrive: spreadShape.meta({ description: "From sent to the first guard on the spot" }),
	resolve: spreadShape.meta({ description: "From opened to resolved" }),
	agency: spreadShape.meta({ description: "From opened to the first agency told" }),
	chainTests: spreadShape
		.extend({
			tests: count.meta({ description: "Those that are over; `count` of them a person confirmed" }),
			newest: z
				.object({ at: instant, confirmS: seconds.optional().meta({ description: "Absent: nobody confirmed it" }) })
				.optional(),
		})
		.optional()
		.meta({
			description:
				"Time to human: from the start of a test of the escalation chain to a person's word. In the totals alone",
		}),
	volunteers: volunteerFigures.meta({
		description: "Volunteers who were asked to observe and call, once for each incident, and what they said",
	}),
});
export type ResponseFigures = z.output<typeof responseFigures>;

export const patrolFigures = z.object({
	...{ rounds: count, complete: count, stops: count, onTime: count, early: count, late: count, missed: count },
	...{ outOfOrder: count, excused: count, revised: count, flagged: count },
});
export type PatrolFigures = z.output<typeof patrolFigures>;

export const deviceFigures = z.object({
	devices: count,
	availability: share
		.optional()
		.meta({ description: "Share of the time since each was first heard in which it was online" }),
	lost: count.meta({ description: "How often one was lost" }),
	outOfServiceS: seconds,
	bypassedS: seconds.meta({ description: "Time in which something of it was shelved, out of service or under test" }),
	tested: count.meta({ description: "Devices tested in the 90 days before the end of the period" }),
	testedAt: instant.optional().meta({ description: "The newest test before the end of the period" }),
	overdueTests: count.meta({ description: "Devices not tested for 90 days (our own setting)" }),
});
export type DeviceFigures = z.output<typeof deviceFigures>;

const incidentsPath = z
	.string()
	.optional()
	.meta({ description: "The API path of the incidents that it led to; absent in the public view" });

const counted = {
	type: z.string(),
	words: words.optional(),
	zone: z.string().optional(),
	source: z.string().optional(),
	incidents: incidentsPath,
};

/** How well the alarms can be handled; ISA-18.2 and EEMUA 191 as they are quoted. A group has the counts alone. */
export const healthFigures = z.object({
	sounded: count.meta({ description: "Rings: each time an alarm asked for a person by sound" }),
	operatorHours: z
		.number()
		.min(0)
		.optional()
		.meta({ description: "Of the people signed on at the desk; of a group nothing" }),
	soundedPerOperatorHour: z.number().min(0).optional(),
	peak: z
		.object({ count, from: instant })
		.optional()
		.meta({ description: "The ten minutes with most rings, by fives of the clock" }),
	floods: z
		.array(z.object({ from: instant, to: instant.optional(), count, peak: count, incidents: incidentsPath }))
		.optional()
		.meta({
			description: "More than 10 new alarms in 10 minutes, until fewer than 5 (ISA-18.2); not in the public view",
		}),
	floodShare: share.optional(),
	chattering: z
		.array(z.object({ ...counted, count }))
		.optional()
		.meta({ description: "What rang five times in an episode, and how often" }),
	standing: z
		.array(z.object({ ...counted, priority, from: instant, to: instant.optional() }))
		.optional()
		.meta({ description: "Active for more than 24 h without a break (our own setting)" }),
	byPriority: z.record(priority, count),
	offenders: z
		.array(
			z.object({
				source: z.string(),
				words: words.optional(),
				zone: z.string().optional(),
				count,
				share,
				incidents: z.string(),
			}),
		)
		.optional()
		.meta({ description: "The ten that ring most, with their share; not in the public view" }),
	longestSilence: z
		.array(z.object({ rule: z.string(), seconds, at: instant }))
		.optional()
		.meta({
			description: "The longest that anything was quiet by each row of the silence budget; not in the public view",
		}),
	targets: z
		.array(
			z.object({
				...{ figure: z.string(), target: z.number(), from: whose },
				found: z.number().optional(),
				met: z.boolean().optional(),
			}),
		)
		.optional()
		.meta({ description: "What each figure should not be above, and whose target that is" }),
});
export type HealthFigures = z.output<typeof healthFigures>;

export const heatmapFigures = z.object({
	count,
	byZone: z.record(z.string(), count),
	byHourOfWeek: z.array(count).length(168).meta({ description: "From Monday, 00:00 by the site's clocks" }),
});
export type HeatmapFigures = z.output<typeof heatmapFigures>;

/** The first page of all. `rounds`, `availability`, `devices` and `blindShare` stand in the totals alone. */
export const overviewFigures = z.object({
	...incidentFigures.shape,
	byPriority: z.record(priority, count),
	cases: z.object({ "public-security-case": count, "criminal-case": count, reported: count, "not-accepted": count }),
	daysWithoutCase: count.meta({ description: "Days of the period, up to now, without a case by police outcome" }),
	daysSinceCase: count.optional().meta({ description: "Since the day of the last case; absent where there is none" }),
	...{ acknowledge: timingShape, act: timingShape, arrive: timingShape },
	rounds: z.object({ count, complete: count, stops: count, missed: count, list: z.string().optional() }).optional(),
	availability: share.optional(),
	devices: z
		.object({ list: z.string() })
		.optional()
		.meta({ description: "Those whose availability it is; not in the public view" }),
	blindShare: share.optional().meta({ description: "Share of the time in which the hub was down or blind" }),
});
export type OverviewFigures = z.output<typeof overviewFigures>;

import { z } from "zod";
import type { Finding } from "../model/objects/finding.ts";
import type { Plan } from "../model/objects/plan.ts";
import type { Round, Stop } from "../model/objects/round.ts";
import type { Route } from "../model/objects/route.ts";
import {
	CHECKIN_GRADES,
	CHECKIN_METHODS,
	DAYS,
	FINDING_CATEGORIES,
	FLAGS,
	PROOFS,
	positionSaid,
	ROUND_STATES,
	ROUTE_ORDERS,
	routeStopSaid,
	STOP_STATUSES,
	taskSaid,
} from "../model/patrol.ts";
import type { SiteDevice } from "../model/site.ts";
import { presenter } from "./presenter.ts";
import { instant, instantOf, rev, words } from "./primitives.ts";

const flags = z.array(z.enum(FLAGS)).optional();

/** A patrol route. */
export const routeShape = z.object({
	id: z.string(),
	rev,
	words,
	order: z.enum(ROUTE_ORDERS),
	stops: z.array(routeStopSaid),
	draws: z.int().optional(),
	since: instant,
	by: z.string().optional().meta({ description: "Who wrote it; absent: the site's file" }),
});
export type RouteShape = z.output<typeof routeShape>;

/** A patrol plan. */
export const planShape = z.object({
	id: z.string(),
	rev,
	route: z.string(),
	at: z.array(z.string()),
	days: z.array(z.enum(DAYS)),
	shift: z.string(),
	posts: z.array(z.string()),
	since: instant,
	by: z.string().optional(),
	predictability: z
		.object({ percent: z.int().min(0).max(100), words })
		.optional()
		.meta({ description: "How well an outsider can tell when a checkpoint is visited: 100 to five minutes" }),
});
export type PlanShape = z.output<typeof planShape>;

const stopShape = z.object({
	checkpoint: z.string(),
	dueAt: instant,
	toleranceMs: z.int(),
	status: z.enum(STOP_STATUSES),
	at: instant.optional().meta({ description: "When the check-in was made" }),
	receivedAt: instant.optional(),
	seq: z.int().optional().meta({ description: "Of the check-in that counts" }),
	guard: z.string().optional(),
	method: z.enum(CHECKIN_METHODS).optional(),
	proof: z
		.enum(PROOFS)
		.optional()
		.meta({ description: "By what it was proved; absent: by the checkpoint's reader, or a phone named it only" }),
	grade: z
		.enum(CHECKIN_GRADES)
		.optional()
		.meta({ description: "What that is worth, the strongest first; absent where a captain let it count" }),
	revisedFrom: z.enum(STOP_STATUSES).optional(),
	flags,
	tasks: z.array(taskSaid).optional(),
	answers: z.record(z.string(), z.unknown()).optional(),
	excused: z.object({ by: z.string(), at: instant, reason: z.string() }).optional(),
});

/** A round: one walk along a route. */
export const roundShape = z.object({
	id: z.string(),
	rev,
	route: z.string(),
	words,
	order: z.enum(ROUTE_ORDERS),
	plan: z.string().optional(),
	guard: z.string().optional(),
	state: z.enum(ROUND_STATES),
	startsAt: instant,
	endsBy: instant,
	startedAt: instant.optional(),
	endedAt: instant.optional(),
	stops: z.array(stopShape),
	seed: z.string().optional(),
	cancelled: z.object({ by: z.string(), at: instant, reason: z.string() }).optional(),
	handedOn: z.array(z.object({ from: z.string(), to: z.string(), at: instant, by: z.string() })).optional(),
	alarms: z
		.array(
			z.object({
				type: z.string(),
				alarm: z.string(),
				since: instant,
				endedAt: instant.optional(),
				takenBack: z.object({ at: instant, why: words }).optional(),
			}),
		)
		.optional(),
	reason: z.string().optional(),
	heardAt: instant.optional(),
	allWell: z.object({ askAt: instant, dueAt: instant }).optional().meta({
		description: "Unless heard of before, its guard is asked whether all is well; unanswered, it is an alarm",
	}),
});
export type RoundShape = z.output<typeof roundShape>;

/** A finding of a patrol. */
export const findingShape = z.object({
	id: z.string(),
	rev,
	reportId: z.string().optional().meta({ description: "The id that the phone itself gave it" }),
	at: instant,
	since: instant,
	category: z.enum(FINDING_CATEGORIES),
	by: z.string(),
	note: z.string().optional(),
	checkpoint: z.string().optional(),
	zone: z.string().optional(),
	position: positionSaid.optional(),
	state: z.enum(["proposed", "open", "closed"]),
	round: z.string().optional(),
	task: z.string().optional(),
	incident: z.string().optional(),
	owner: z.string().optional(),
	dueAt: instant.optional(),
	photo: z.string().optional().meta({ description: "Its hash: `GET /snapshots/{hash}`" }),
	closingPhoto: z.string().optional(),
	closedAt: instant.optional(),
	closedBy: z.string().optional(),
	closingNote: z.string().optional(),
});
export type FindingShape = z.output<typeof findingShape>;

/** A place where a guard shows that they were there. */
export const checkpointShape = z.object({
	id: z.string(),
	words,
	zone: z.string(),
	at: z.tuple([z.number(), z.number()]).meta({ description: "Metres: x to the east, y to the north" }),
	noSignalMs: z.int().optional().meta({ description: "How long a guard may be out of reach there" }),
});

/** What became of one check-in that was sent. */
export const checkinAnswerShape = z.object({
	id: z.string(),
	seq: z.int().optional(),
	flags: flags.meta({ description: "What makes it doubtful" }),
	problem: z.string().optional(),
});

/** A device at which guards show that they were there. */
export const presentCheckpoint = presenter(checkpointShape, ({ id, words: said, zone, place, options }: SiteDevice) => {
	const { noSignalMs } = options;
	const [x, y] = place.at;
	return {
		id,
		words: said,
		zone,
		at: [x, y] as [number, number],
		...(typeof noSignalMs === "number" && { noSignalMs }),
	};
});

const timeOf = (at: number | undefined) => (at === undefined ? undefined : instantOf(at));

/** Without what is not there. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> };
function given(fields: object): object {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export const presentRoute = presenter(routeShape, ({ stops, since, draws, ...route }: Route) => ({
	...route,
	...(draws !== undefined && { draws }),
	since: instantOf(since),
	stops: stops.map(({ tasks, ...stop }) => ({ ...stop, ...(tasks && { tasks: [...tasks] }) })),
}));

export const presentPlan = presenter(planShape, ({ since, at, days, posts, ...plan }: Plan) => ({
	...plan,
	...{ at: [...at], days: [...days], posts: [...posts], since: instantOf(since) },
}));

function presentStop({ visit, tasks, excused, flags: doubts, dueAt, ...stop }: Stop): z.output<typeof stopShape> {
	return given({
		...stop,
		dueAt: instantOf(dueAt),
		at: timeOf(visit?.at),
		receivedAt: timeOf(visit?.receivedAt),
		seq: visit?.seq,
		guard: visit?.guard,
		method: visit?.method,
		proof: visit?.proof,
		grade: visit?.grade,
		answers: visit?.answers && { ...visit.answers },
		flags: doubts && [...doubts],
		tasks: tasks && [...tasks],
		excused: excused && { ...excused, at: instantOf(excused.at) },
	});
}

export const presentRound = presenter(roundShape, (round: Round) =>
	given({
		...round,
		startsAt: instantOf(round.startsAt),
		endsBy: instantOf(round.endsBy),
		startedAt: timeOf(round.startedAt),
		endedAt: timeOf(round.endedAt),
		heardAt: timeOf(round.heardAt),
		allWell: round.allWell && { askAt: instantOf(round.allWell.askAt), dueAt: instantOf(round.allWell.dueAt) },
		stops: round.stops.map(presentStop),
		cancelled: round.cancelled && { ...round.cancelled, at: instantOf(round.cancelled.at) },
		handedOn: round.handedOn?.map((one) => ({ ...one, at: instantOf(one.at) })),
		alarms: round.alarms?.map(({ takenBack, ...one }) =>
			given({
				...one,
				since: instantOf(one.since),
				endedAt: timeOf(one.endedAt),
				takenBack: takenBack && { ...takenBack, at: instantOf(takenBack.at) },
			}),
		),
	}),
);

export const presentFinding = presenter(findingShape, (finding: Finding) =>
	given({
		...finding,
		at: instantOf(finding.at),
		since: instantOf(finding.since),
		dueAt: timeOf(finding.dueAt),
		closedAt: timeOf(finding.closedAt),
	}),
);

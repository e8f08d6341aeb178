import { z } from "zod";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import type { TARGET_ACTIONS } from "../model/target-actions.generated.ts";
import { madeTokenShape, personShape, tokenShape, userShape, userWithPasswordShape } from "./access-shapes.ts";
import { certificateShape } from "./certificate-shape.ts";
import { clockSetShape, clockShape } from "./clock-shape.ts";
import { commandAnswerShape } from "./command-shapes.ts";
import { configurationShape, reloadedShape } from "./configuration-shapes.ts";
import { currentShiftShape } from "./current-shift-shape.ts";
import { proposalShape } from "./guidance-shapes.ts";
import { listOf } from "./list.ts";
import { quarantinedShape } from "./quarantine-shape.ts";
import { sessionShape } from "./session.ts";
import {
	acknowledgedManyShape,
	alarmShape,
	deviceShape,
	entryShape,
	incidentPanelShape,
	incidentShape,
} from "./shapes.ts";
import { siteShape } from "./site.ts";
import { deliveryShape, drillShape, shiftShape, walkTestShape, weatherShape } from "./work-shapes.ts";

const nothing = z.null();

type IncidentActions = (typeof INCIDENT_ACTIONS)[number];
/** The last part of an action's route. */
export type IncidentVerb = IncidentActions["verb"];
type RouteOf<A> = A extends { readonly verb: infer Verb extends string } ? `POST /incidents/{id}/${Verb}` : never;

/** Each action answers with the incident as it is then. */
const ON_INCIDENTS = Object.fromEntries(
	INCIDENT_ACTIONS.map(({ verb }) => [`POST /incidents/{id}/${verb}`, incidentShape]),
	// `fromEntries` forgets which keys there are.
) as Readonly<Record<RouteOf<IncidentActions>, typeof incidentShape>>;

/**
 * What each route that the pages call answers when it went well. The pages take their types from here and from nowhere
 * else; a test holds that every row is what the hub's own route table documents and serialises by.
 */
export const ANSWERS = {
	"POST /session": sessionShape,
	"POST /session/link": sessionShape,
	"GET /session": sessionShape,
	"DELETE /session": nothing,
	"GET /site": siteShape,
	"GET /devices/{id}": deviceShape,
	"POST /devices/{id}/commands": commandAnswerShape,
	"POST /devices/{id}/out-of-service": deviceShape,
	"POST /devices/{id}/out-of-service/accept": deviceShape,
	"POST /devices/{id}/in-service": deviceShape,
	"GET /events": listOf(entryShape),
	"GET /incidents/{id}": incidentPanelShape,
	"GET /incidents/{id}/proposals": z.object({ items: z.array(proposalShape) }),
	"POST /incidents": incidentShape,
	"POST /incidents/acknowledge": acknowledgedManyShape,
	...ON_INCIDENTS,
	"POST /dispatches/{id}/accept": incidentShape,
	"POST /dispatches/{id}/decline": incidentShape,
	"POST /dispatches/{id}/arrive": incidentShape,
	"POST /dispatches/{id}/done": incidentShape,
	"POST /alarms/{id}/shelve": alarmShape,
	"POST /alarms/{id}/unshelve": alarmShape,
	"POST /alarms/{id}/confirm": alarmShape,
	"GET /deliveries": listOf(deliveryShape),
	"POST /walk-tests": walkTestShape,
	"POST /walk-tests/{id}/confirm": walkTestShape,
	"POST /walk-tests/{id}/end": walkTestShape,
	"POST /weather": weatherShape,
	"POST /weather/{id}/end": weatherShape,
	"POST /drills": drillShape,
	"POST /drills/{id}/end": drillShape,
	"GET /shifts/current": currentShiftShape,
	"POST /shifts/sign-on": shiftShape,
	"POST /shifts/sign-off": shiftShape,
	"POST /shifts/hand-over": shiftShape,
	"POST /shifts/take-over": shiftShape,
	"POST /shifts/step-away": shiftShape,
	"POST /shifts/stand-in": shiftShape,
	"POST /shifts/return": shiftShape,
	"POST /shifts/present": shiftShape,
	"GET /people": listOf(personShape),
	"GET /users": listOf(userShape),
	"POST /users": userWithPasswordShape,
	"PATCH /users/{name}": userWithPasswordShape,
	"POST /users/{name}/pin": nothing,
	"GET /tokens": listOf(tokenShape),
	"POST /tokens": madeTokenShape,
	"DELETE /tokens/{id}": nothing,
	"GET /clock": clockShape,
	"GET /certificate": certificateShape,
	"POST /clock/confirm": clockSetShape,
	"GET /configuration": configurationShape,
	"POST /configuration/reload": reloadedShape,
	"GET /quarantine": listOf(quarantinedShape),
} as const;

/** A route of the API by method and path, as the route table has it. */
export type RouteName = keyof typeof ANSWERS;

/** What a route answers. */
export type AnswerOf<R extends RouteName> = z.output<(typeof ANSWERS)[R]>;

type TargetActions = (typeof TARGET_ACTIONS)[number];

/** What is said to a route: of an action what its own schema reads. */
export type BodyOf<R extends RouteName> = [ActionOf<R>] extends [never]
	? object
	: z.input<NonNullable<ActionOf<R>["body"]>>;
type ActionOf<R> = R extends `POST /incidents/{id}/${infer Verb}`
	? Extract<IncidentActions, { readonly verb: Verb }>
	: R extends `POST ${infer Path}`
		? Extract<TargetActions, { readonly path: Path }>
		: never;

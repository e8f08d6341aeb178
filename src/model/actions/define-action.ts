import type { z } from "zod";
import type { Incident } from "../incident.ts";
import type { Reach } from "../reach.ts";
import type { Role } from "../role.ts";
import type { ActionFacts } from "./action-facts.ts";
import { keptOf } from "./kept.ts";
import type { WhyNot } from "./why-not.ts";

/** Who asks for an action. */
export interface Actor {
	readonly user: string;
	readonly role: Role;
	/** The role of somebody who may sign in now; undefined of anybody else. */
	roleOf(user: string): Role | undefined;
	/** How somebody is reached now. */
	reachOf(user: string): Reach;
}

/** In which states of the incident an action is possible. */
const STATES = {
	untaken: ({ state }) => (state === "open" ? undefined : state === "resolved" ? "resolved" : "taken"),
	taken: ({ state }) => (state === "open" ? "untaken" : state === "resolved" ? "resolved" : undefined),
	unresolved: ({ state }) => (state === "resolved" ? "resolved" : undefined),
	resolved: ({ state }) => (state === "resolved" ? undefined : "unresolved"),
	always: () => undefined,
} as const satisfies Record<string, (incident: Pick<Incident, "state">) => WhyNot | undefined>;

type Said<Body, Data> =
	| {
			/** What the entry says where that is not the body itself. */
			readonly data: Data;
			/** @throws {Refusal} `invalid` or `forbidden`: what was said can't be meant. */
			readonly entryData: (
				body: Body extends z.ZodType ? z.output<Body> : never,
				actor: Actor,
			) => Data extends z.ZodType ? z.output<Data> : never;
	  }
	| { readonly data?: undefined; readonly entryData?: undefined };

interface Stated<Type, Verb, Body> extends ActionFacts<Type> {
	/** The last part of its route: `POST /incidents/{id}/{verb}`. */
	readonly verb: Verb;
	readonly when: keyof typeof STATES;
	/** Why it is not possible on this incident though its state allows it; `role` is undefined where nobody said. */
	readonly whyNot?: (
		incident: Incident,
		actor: { readonly user: string | undefined; readonly role?: Role | undefined },
	) => WhyNot | undefined;
	/** What a person says. */
	readonly body: Body;
	/** It names the `rev` that was seen, in the body or by `If-Match`; refused if there is news since. */
	readonly seesRev?: boolean;
}

/** What a person may do to an incident: all that is said of it, for route, engine, documents and pages. */
export interface IncidentAction<
	Type extends string = string,
	Verb extends string = string,
	Body extends z.ZodType = z.ZodType,
	Data extends z.ZodType<object> = z.ZodType<object>,
> extends Omit<Stated<Type, Verb, Body>, "whyNot" | "when"> {
	/** What its entry says besides the incident. */
	readonly data: Data;
	entryData(body: z.output<Body>, actor: Actor): z.output<Data>;
	/** Why it is not possible now; undefined: it is. */
	whyNot(
		incident: Incident,
		actor: { readonly user: string | undefined; readonly role?: Role | undefined },
	): WhyNot | undefined;
}

/** States an action on incidents. Its entry says what the body says, unless `data` and `entryData` say otherwise. */
export function defineIncidentAction<
	const Type extends `incident.${string}`,
	const Verb extends string,
	Body extends z.ZodType<object>,
	Data extends z.ZodType<object> = Body,
>(stated: Stated<Type, Verb, Body> & Said<Body, Data>): IncidentAction<Type, Verb, Body, Data>;
export function defineIncidentAction(
	stated: Stated<string, string, z.ZodType<object>> & Said<z.ZodType<object>, z.ZodType<object>>,
) {
	const { when, whyNot, data = keptOf(stated.body), entryData = (body: object) => body, ...rest } = stated;
	const action: IncidentAction<string, string, z.ZodType<object>> = {
		...rest,
		data,
		entryData,
		whyNot(incident, actor) {
			if (incident.mergedInto !== undefined) return "merged";
			if (actor.role !== undefined && !stated.roles.includes(actor.role)) return "role";
			return STATES[when](incident) ?? whyNot?.(incident, actor);
		},
	};
	return action;
}

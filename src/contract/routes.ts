import type { z } from "zod";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import type { Role } from "../model/role.ts";
import type { TARGET_ACTIONS } from "../model/target-actions.generated.ts";
import { type IncidentActionRoute, incidentActionRoute } from "./http/action-route.ts";
import type { Input, Route } from "./http/define-route.ts";
import { STATED_ROUTES } from "./routes.generated.ts";

/** A route for each action on an incident. */
export const INCIDENT_ACTION_ROUTES: readonly IncidentActionRoute[] = INCIDENT_ACTIONS.map(incidentActionRoute);

/** Actions on anything but an incident that have no route. */
type Unrouted = Exclude<NameOf<(typeof TARGET_ACTIONS)[number]>, StatedName>;

/** Every route there is. An action that has none does not compile. */
export const ROUTES: readonly (Route | NoneOf<Unrouted>)[] = [...STATED_ROUTES, ...INCIDENT_ACTION_ROUTES];

/** The routes that a role may use, by method and path. */
export function routesOf(role: Role): readonly string[] {
	return ROUTES.filter(({ roles }) => roles === "open" || roles.includes(role)).map(nameOf);
}

/** A route's method and path: `GET /incidents/{id}`. */
export function nameOf({ method, path }: MethodAndPath): string {
	return `${method} ${path}`;
}

type Stated = (typeof STATED_ROUTES)[number];
type MethodAndPath = Pick<Route, "method" | "path">;
/** The names of routes. */
export type NameOf<R extends MethodAndPath> = R extends MethodAndPath ? `${R["method"]} ${R["path"]}` : never;
type IncidentActions = (typeof INCIDENT_ACTIONS)[number];

/** Routes of the API by method and path; those at the root are for other programs than the pages. */
type Named = {
	readonly [R in Extract<Stated, { readonly root?: false }> as NameOf<R>]: R;
} & {
	readonly [A in IncidentActions as NameOf<IncidentActionRoute<A>>]: IncidentActionRoute<A>;
};

/** A route that is stated, by method and path. */
export type StatedName = NameOf<Stated>;
/** Does not compile where there is a name, which stands in the error. */
export type NoneOf<Name extends never> = Name;
/** A route that a page can ask, by method and path. */
export type RouteName = keyof Named;
/** The last part of the route of an action on an incident. */
export type IncidentVerb = IncidentActions["verb"];

/** What a route answers. */
export type AnswerOf<Name extends RouteName> = z.output<Named[Name]["answer"]>;

type InputsOf<Name extends RouteName> = Named[Name]["input"];
type Part<I, P extends keyof I> = I[P] extends z.ZodType ? z.input<I[P]> : never;
/** Parts that may be left out: all in them may be. */
type Spare<I> = { [P in keyof I]: Partial<Part<I, P>> extends Part<I, P> ? P : never }[keyof I];
type Unread<I> = { readonly [P in Exclude<keyof Input, keyof I>]?: never };
type Said<I> = Unread<I> & { readonly [P in Exclude<keyof I, Spare<I>>]: Part<I, P> } & {
	readonly [P in Spare<I>]?: Part<I, P>;
};

/** What is said to a route: each part of a request that it reads. */
export type RouteInput<Name extends RouteName> = Said<InputsOf<Name>>;

/** What is said to a route in its body. */
export type BodyOf<Name extends RouteName> = Part<InputsOf<Name> & { readonly body: z.ZodType }, "body">;

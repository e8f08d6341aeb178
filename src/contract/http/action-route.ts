import { z } from "zod";
import type { IncidentAction } from "../../model/actions/define-action.ts";
import type { ActionMethod, TargetAction } from "../../model/actions/define-target-action.ts";
import { objectId } from "../../model/fields.ts";
import type { Role } from "../../model/role.ts";
import { incidentShape } from "../shapes.ts";
import { defineRoute, type Route } from "./define-route.ts";

const named = z.object({ id: objectId });

type Row<Path, Body, Method> = Pick<TargetAction, "roles" | "summary" | "problems"> & {
	readonly method: Method;
	readonly path: Path;
	readonly body: Body | undefined;
};

interface Named {
	readonly params: typeof named;
}

/** An action reads the id in its path, if one is there, and what is said, if anything is. */
type ActionInput<Path extends string, Body extends z.ZodType> = Path extends `${string}{id}${string}`
	? Body extends z.ZodUndefined
		? Named
		: Named & { readonly body: Body }
	: Body extends z.ZodUndefined
		? Record<never, never>
		: { readonly body: Body };

interface More<Answer> {
	readonly answer: Answer;
	readonly status?: number;
	readonly endedPhone?: true;
	/** Of the id in its path, where people choose it; absent: any that the hub gives. */
	readonly id?: typeof objectId;
}

/** The route of an action on anything but an incident: all but what it answers is the action's own. */
export function actionRoute<
	const Path extends string,
	Body extends z.ZodType,
	Answer extends z.ZodType,
	const Method extends ActionMethod,
>(
	action: Row<Path, Body, Method>,
	more: More<Answer>,
): Route<Method, Path, ActionInput<Path, Body>, Answer, readonly Role[], false>;
export function actionRoute(
	{ method, path, roles, summary, body, problems }: Row<`/${string}`, z.ZodType, ActionMethod>,
	{ id = objectId, ...more }: More<z.ZodType>,
) {
	const input = { ...(path.includes("{id}") && { params: z.object({ id }) }), ...(body && { body }) };
	return defineRoute({ ...{ method, path, roles, summary, input, problems }, ...more });
}

/** The route of an action on an incident: it answers with the incident as it is then. */
export interface IncidentActionRoute<Action extends IncidentAction = IncidentAction>
	extends Route<
		"POST",
		`/incidents/{id}/${Action["verb"]}`,
		Named & { readonly body: Action["body"] },
		typeof incidentShape,
		readonly Role[],
		false
	> {
	readonly action: IncidentAction;
}

/** The route of an action on an incident; nothing of it is said but by the action. */
export function incidentActionRoute(action: IncidentAction): IncidentActionRoute {
	const { verb, roles, summary, body, seesRev = false, problems = [] } = action;
	const route = defineRoute({
		...{ method: "POST", path: `/incidents/{id}/${verb}`, roles, summary, ifMatch: seesRev },
		input: { params: named, body },
		answer: incidentShape,
		problems: ["not-found", "wrong-state", "invalid", ...problems],
	});
	return { ...route, action };
}

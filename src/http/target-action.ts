import { z } from "zod";
import type { Principal } from "../access/principal.ts";
import type { TargetAction } from "../model/actions/define-target-action.ts";
import { objectId } from "../model/fields.ts";
import { type Answer, type Context, defineRoute, type Route } from "./route.ts";

/** What an action's route was asked. */
export interface Asked<Body extends z.ZodType> extends Context<Principal> {
	/** What the path names; empty where it names nothing. */
	readonly id: string;
	readonly body: z.output<Body>;
}

type Row = Pick<TargetAction, "path" | "roles" | "summary" | "problems">;

/** The route of an action on anything but an incident: all but what it looks up and answers is the action's own. */
export function actionRoute<Body extends z.ZodType, A extends z.ZodType>(
	action: Row & { readonly body: Body | undefined },
	special: {
		readonly answer: A;
		readonly status?: number;
		handle(asked: Asked<Body>): Promise<Answer<z.output<A>>>;
	},
): Route;
export function actionRoute(
	{ path, roles, summary, body, problems }: Row & { readonly body: z.ZodType | undefined },
	{
		answer,
		status,
		handle,
	}: {
		readonly answer: z.ZodType;
		readonly status?: number;
		handle(asked: Asked<z.ZodType>): Promise<Answer>;
	},
): Route {
	return defineRoute({
		...{ method: "POST", path, roles, summary, answer, problems, idempotent: true },
		...(status !== undefined && { status }),
		input: {
			...(path.includes("{id}") && { params: z.object({ id: objectId }) }),
			...(body && { body }),
		},
		handle: ({ params, body: said, ...context }) => handle({ ...context, id: Object(params).id ?? "", body: said }),
	});
}

import { z } from "zod";
import { deletePlan } from "../../model/actions/delete-plan.ts";
import { deleteRoute } from "../../model/actions/delete-route.ts";
import { writePlan } from "../../model/actions/write-plan.ts";
import { writeRoute } from "../../model/actions/write-route.ts";
import { patrolId } from "../../model/patrol.ts";
import type { Role } from "../../model/role.ts";
import { listOf } from "../list.ts";
import { checkpointShape, planShape, routeShape } from "../patrol-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery } from "./queries.ts";

/** Who reads what is planned; a guard sees their own rounds, and the ways that these go. */
export const PATROL_READERS: readonly Role[] = ["guard", "operator", "captain", "manager", "admin"];

const byName = { query: z.object(byNameQuery) };

/** Where guards show that they were there. */
export const listCheckpoints = defineRoute({
	method: "GET",
	path: "/patrol/checkpoints",
	roles: PATROL_READERS,
	summary: "The site's checkpoints, by id",
	input: byName,
	answer: listOf(checkpointShape),
});

/** The ways. */
export const listRoutes = defineRoute({
	method: "GET",
	path: "/patrol/routes",
	roles: PATROL_READERS,
	summary: "Patrol routes, by id; of a guard those of their own rounds",
	input: byName,
	answer: listOf(routeShape),
	reads: true,
});

/** When they are walked. */
export const listPlans = defineRoute({
	method: "GET",
	path: "/patrol/plans",
	roles: PATROL_READERS,
	summary: "Patrol plans, by id; of a guard those of their own rounds",
	input: byName,
	answer: listOf(planShape),
	reads: true,
});

/** What captains write; each answers with what is in force then. */
export const writeRouteRoute = actionRoute(writeRoute, { id: patrolId, answer: routeShape });
export const writePlanRoute = actionRoute(writePlan, { id: patrolId, answer: planShape });
export const deleteRouteRoute = actionRoute(deleteRoute, { id: patrolId, status: 204, answer: z.null() });
export const deletePlanRoute = actionRoute(deletePlan, { id: patrolId, status: 204, answer: z.null() });

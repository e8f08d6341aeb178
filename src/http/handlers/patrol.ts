import {
	deletePlanRoute,
	deleteRouteRoute,
	listCheckpoints,
	listPlans,
	listRoutes,
	writePlanRoute,
	writeRouteRoute,
} from "../../contract/http/patrol.ts";
import { presentCheckpoint, presentPlan, presentRoute } from "../../contract/patrol-shapes.ts";
import { deletePlan } from "../../model/actions/delete-plan.ts";
import { deleteRoute } from "../../model/actions/delete-route.ts";
import { writePlan } from "../../model/actions/write-plan.ts";
import { writeRoute } from "../../model/actions/write-route.ts";
import { PLANS_MAX } from "../../model/patrol.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked, pageOf } from "../list.ts";

/** All of them: there are no more. */
const ALL = { open: true, limit: PLANS_MAX, order: "asc" } as const;
/** A guard's own rounds that tell which plans and routes are theirs. */
const OWN = { limit: 100, order: "desc" } as const;

export const handleListCheckpoints = handle(listCheckpoints, async ({ input: { query }, hub }) => {
	const site = hub.site();
	const shown = [...site.devices.values()].filter(({ kind }) => {
		const events = site.kinds.get(kind)?.events ?? {};
		return Object.values(events).some(({ checksIn }) => checksIn !== undefined);
	});
	return { body: pageOf(shown.map(presentCheckpoint), { list: "checkpoints", keyOf: ({ id }) => id }, asked(query)) };
});

export const handleListRoutes = handle(listRoutes, async ({ input: { query }, principal, hub }) => {
	const { items } = await hub.reader.objects("route", ALL);
	const own = await ownOf(hub, principal);
	const shown = own ? items.filter(({ id }) => own.routes.has(id)) : items;
	return { body: pageOf(shown.map(presentRoute), { list: "routes", keyOf: ({ id }) => id }, asked(query)) };
});

export const handleListPlans = handle(listPlans, async ({ input: { query }, principal, hub }) => {
	const { items } = await hub.reader.objects("plan", ALL);
	const own = await ownOf(hub, principal);
	const shown = own ? items.filter(({ id }) => own.plans.has(id)) : items;
	return { body: pageOf(shown.map(presentPlan), { list: "plans", keyOf: ({ id }) => id }, asked(query)) };
});

export const handleWriteRoute = handle(writeRouteRoute, async ({ input: { params, body }, ...call }) => {
	await takeAction(call, writeRoute, { data: { ...body, id: params.id } });
	const route = await call.hub.reader.object("route", params.id);
	if (!route) throw new Error(`route ${params.id} was written, and it is not there`);
	return { body: presentRoute(route), headers: { etag: `"${route.rev}"` } };
});

export const handleWritePlan = handle(writePlanRoute, async ({ input: { params, body }, ...call }) => {
	await takeAction(call, writePlan, { data: { ...body, id: params.id } });
	const plan = await call.hub.reader.object("plan", params.id);
	if (!plan) throw new Error(`plan ${params.id} was written, and it is not there`);
	return { body: presentPlan(plan), headers: { etag: `"${plan.rev}"` } };
});

export const handleDeleteRoute = handle(deleteRouteRoute, async ({ input: { params }, ...call }) => {
	await takeAction(call, deleteRoute, { data: { id: params.id } });
	return { body: null };
});

export const handleDeletePlan = handle(deletePlanRoute, async ({ input: { params }, ...call }) => {
	await takeAction(call, deletePlan, { data: { id: params.id } });
	return { body: null };
});

/** What a guard's own rounds go by; undefined: whoever asks sees all. */
async function ownOf({ reader }: Pick<Hub, "reader">, { user, role }: { user: string; role: string }) {
	if (role !== "guard") return undefined;
	const { items } = await reader.objects("round", { ...OWN, guard: user });
	return { routes: new Set(items.map(({ route }) => route)), plans: new Set(items.map(({ plan }) => plan ?? "")) };
}

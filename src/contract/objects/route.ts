import { route } from "../../model/objects/route.ts";
import { presentRoute, type RouteShape, routeShape } from "../patrol-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = ["id", "rev", "words", "order", "stops", "draws", "since", "by"] as const satisfies Fields<RouteShape>;

/** Where guards walk is for whoever plans or watches it; whoever else knew it could wait for them. */
export const shownRoute = defineShown(route, {
	shape: routeShape,
	present: presentRoute,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});

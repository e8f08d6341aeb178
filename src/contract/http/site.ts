import { siteShape } from "../site.ts";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

/** The compound itself. */
export const readSite = defineRoute({
	method: "GET",
	path: "/site",
	roles: ANYONE,
	wall: true,
	unattended: true,
	summary:
		"The compound: its plan, what stands on it, and what each kind of device can say; a wall screen is told of no flat",
	input: {},
	answer: siteShape,
});

import { siteShape } from "../site.ts";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

/** The compound itself. */
export const readSite = defineRoute({
	method: "GET",
	path: "/site",
	roles: ANYONE,
	summary: "The compound: its plan, what stands on it, and what each kind of device can say",
	input: {},
	answer: siteShape,
});

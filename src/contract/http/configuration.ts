import { configurationShape, reloadedShape } from "../configuration-shapes.ts";
import { defineRoute } from "./define-route.ts";

/** What the site's files say. */
export const readConfiguration = defineRoute({
	method: "GET",
	path: "/configuration",
	roles: ["admin"],
	summary: "The configuration in force, and the last one that was refused",
	input: {},
	answer: configurationShape,
});

export const reloadConfiguration = defineRoute({
	method: "POST",
	path: "/configuration/reload",
	roles: ["admin"],
	summary: "Read the site's files anew; a wrong one is refused and the one before stays in force",
	problems: ["wrong-configuration"],
	input: {},
	answer: reloadedShape,
});

import { z } from "zod";
import type { Role } from "../../model/role.ts";
import { clockSetShape, clockShape } from "../clock-shape.ts";
import { instant } from "../primitives.ts";
import { defineRoute } from "./define-route.ts";

/** Who answers for the machine. */
const CONFIRMERS: readonly Role[] = ["captain", "admin"];

/** The clock of the hub's machine. */
export const readClock = defineRoute({
	method: "GET",
	path: "/clock",
	roles: CONFIRMERS,
	summary: "The hub's time and its machine's clock, with since when that is in doubt",
	input: {},
	answer: clockShape,
});

/** A person's word that the machine's clock is right. */
export const confirmClock = defineRoute({
	method: "POST",
	path: "/clock/confirm",
	roles: CONFIRMERS,
	summary:
		"Say that the machine's clock is right: the hub's time is set to it, and everything keeps the time it had left",
	problems: ["wrong-state"],
	input: {
		body: z.object({
			machine: instant.meta({ description: "What the machine's clock said when somebody looked" }),
		}),
	},
	answer: clockSetShape,
});

import { z } from "zod";
import { instant, role } from "./primitives.ts";

/** A person who may sign in. */
export const userShape = z.object({
	name: z.string(),
	role,
	createdAt: instant,
	disabledAt: instant.optional(),
	demo: z.boolean().optional(),
});

export const userWithPasswordShape = userShape.extend({
	password: z.string().optional().meta({ description: "Made by the hub, shown this once" }),
});

/** Somebody who can be named: to watch, to stand in, to be on duty, to take an incident over. */
export const personShape = z.object({ name: z.string(), role });

/** A key for scripts, without its secret. */
export const tokenShape = z.object({ id: z.string(), user: z.string(), words: z.string(), createdAt: instant });

export const madeTokenShape = tokenShape.extend({
	token: z.string().meta({ description: "The bearer token, shown this once" }),
});

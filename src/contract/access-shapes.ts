import { z } from "zod";
import { personDetails } from "../model/person.ts";
import { instant, role } from "./primitives.ts";

/** A person who may sign in. */
export const userShape = z.object({
	name: z.string(),
	role,
	createdAt: instant,
	disabledAt: instant.optional(),
	demo: z.boolean().optional(),
	displayName: z.string(),
	staffNumber: personDetails.staffNumber.optional(),
	phone: personDetails.phone.optional(),
	callSign: personDetails.callSign.optional(),
	language: personDetails.language.optional(),
});

export const userWithPasswordShape = userShape.extend({
	password: z.string().optional().meta({ description: "Made by the hub, shown this once" }),
});

/** A person, wherever one is named. */
export const personShape = z.object({
	name: z.string().meta({ description: "The login" }),
	displayName: z.string().meta({ description: "What everybody calls them; the login where nobody said" }),
});

/** Somebody who can be named: to watch, to stand in, to be on duty, to take an incident over. */
export const namedPersonShape = personShape.extend({ role, callSign: z.string().optional() });

/** A key for scripts, without its secret. */
export const tokenShape = z.object({ id: z.string(), user: z.string(), words: z.string(), createdAt: instant });

export const madeTokenShape = tokenShape.extend({
	token: z.string().meta({ description: "The bearer token, shown this once" }),
});

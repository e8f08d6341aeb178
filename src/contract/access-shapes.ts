import { z } from "zod";
import { personDetails } from "../model/person.ts";
import { passkeyShape } from "./passkey-shapes.ts";
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

/** One of one's own sessions. */
export const ownSessionShape = z.object({
	id: z.string(),
	openedAt: instant,
	usedAt: instant.meta({ description: "When something was last done with it" }),
	address: z.string().optional().meta({ description: "Where it was opened from" }),
	browser: z.string().optional().meta({ description: "What the browser calls itself" }),
	current: z.boolean().meta({ description: "It is the one that asks" }),
});

/** The second factor of one's own account. */
export const factorShape = z.object({
	on: z.boolean(),
	since: instant.optional(),
	app: z.boolean().meta({ description: "Codes of an authenticator app let in" }),
	recoveryCodesLeft: z.int().optional(),
	passkeys: z.array(passkeyShape),
});

export const recoveryCodesShape = z.object({
	codes: z.array(z.string()).meta({ description: "Each lets in once in place of the app; shown this once" }),
});

/** A wall screen. */
export const displayShape = z.object({
	id: z.string(),
	name: z.string(),
	createdAt: instant,
	openedAt: instant.optional().meta({ description: "When a browser became it; absent: its link waits" }),
});

export const madeDisplayShape = displayShape.extend({
	token: z.string().meta({ description: "Of its one-time link, shown this once" }),
	path: z.string().meta({ description: "The link, from the console's address on" }),
});

/** A key for scripts, without its secret. */
export const tokenShape = z.object({ id: z.string(), user: z.string(), words: z.string(), createdAt: instant });

export const madeTokenShape = tokenShape.extend({
	token: z.string().meta({ description: "The bearer token, shown this once" }),
});

import { z } from "zod";
import { personDetails } from "../../model/person.ts";
import type { Role } from "../../model/role.ts";
import { userShape, userWithPasswordShape } from "../access-shapes.ts";
import { listOf } from "../list.ts";
import { role } from "../primitives.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery } from "./queries.ts";
import { ANYONE } from "./roles.ts";

/** A captain manages guards and operators, an administrator all. */
const MANAGERS: readonly Role[] = ["captain", "admin"];

const password = z.string().meta({ description: "10 to 256 characters" });

/** The people who may sign in. */
export const listUsers = defineRoute({
	method: "GET",
	path: "/users",
	roles: MANAGERS,
	summary: "The people one may manage, by name",
	input: { query: z.object(byNameQuery) },
	answer: listOf(userShape),
});

export const addUser = defineRoute({
	method: "POST",
	path: "/users",
	roles: MANAGERS,
	summary: "Add a person; without a password one is made and shown once",
	input: {
		body: z.object({
			name: z.string().max(200),
			role,
			password: password.optional(),
			...z.object(personDetails).partial().shape,
		}),
	},
	status: 201,
	answer: userWithPasswordShape,
	problems: ["already-exists", "forbidden"],
});

export const changeUser = defineRoute({
	method: "PATCH",
	path: "/users/{name}",
	roles: MANAGERS,
	summary:
		"Change role or password, or disable: whatever the person has open ends at once; or what they are called and how they are reached, where null takes it away",
	input: {
		params: z.object({ name: z.string() }),
		body: z
			.object({
				role: role.optional(),
				password: z.union([password, z.object({ make: z.literal(true) })]).optional(),
				disabled: z.literal(true).optional(),
				displayName: personDetails.displayName.nullable().optional(),
				staffNumber: personDetails.staffNumber.nullable().optional(),
				phone: personDetails.phone.nullable().optional(),
				callSign: personDetails.callSign.nullable().optional(),
				language: personDetails.language.nullable().optional(),
			})
			.refine((change) => Object.values(change).some((value) => value !== undefined), {
				message: "one of role, password, disabled, displayName, staffNumber, phone, callSign, language",
			}),
	},
	answer: userWithPasswordShape,
	problems: ["not-found", "forbidden"],
});

export const setPin = defineRoute({
	method: "POST",
	path: "/users/{name}/pin",
	roles: ANYONE,
	summary: "Set one's own PIN, for taking over a shift on the page that runs; nobody sets another's",
	input: {
		params: z.object({ name: z.string() }),
		body: z.object({ pin: z.string().max(200).meta({ description: "6 to 12 digits" }) }),
	},
	status: 204,
	answer: z.null(),
	problems: ["forbidden", "not-found"],
});

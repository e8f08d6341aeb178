import { z } from "zod";
import { personDetails } from "../model/person.ts";
import { ROSTER_LIMITS } from "../model/roster-rules.ts";
import { duration } from "./times.ts";

const login = z
	.string()
	.regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "a login: small letters, digits, dots, dashes, underscores");
const HOUR_MS = 3_600_000;

/** Who works here and is down in the roster: demo users, and names for whoever reads the file. */
export const staff = z.record(
	login,
	z.strictObject({
		displayName: personDetails.displayName,
		callSign: personDetails.callSign.optional(),
		staffNumber: personDetails.staffNumber.optional(),
		role: z.enum(["guard", "operator", "captain"]).default("guard"),
	}),
);

/** Residents who help: told only place and "observe, call". */
export const volunteers = z.record(
	login,
	z.strictObject({
		displayName: personDetails.displayName,
		/** The building where they live. */
		home: z.string(),
		/** The checkpoints of their own round. */
		route: z.array(z.string()).min(1).max(60),
	}),
);

/** Teams in turn, by a cycle of days. */
export const roster = z.strictObject({
	/** The day on which the first team is at the cycle's beginning. */
	first: z.iso.date("a day such as 2026-01-05"),
	/** The shift of each day, or off. */
	cycle: z.array(z.string()).min(1).max(100),
	/** So many days each team is ahead of the one before it. */
	step: z.int().min(0).max(100),
	teams: z
		.array(z.strictObject({ leader: login.optional(), members: z.array(login).min(1).max(60) }))
		.min(1)
		.max(60),
	/** Between two duties of one person. */
	rest: duration("11 h", "48 h").default(ROSTER_LIMITS.restMs),
	/** Hours a week, on average over a month. */
	hoursPerWeek: z
		.number()
		.positive()
		.max(ROSTER_LIMITS.weekMs / HOUR_MS)
		.default(ROSTER_LIMITS.weekMs / HOUR_MS),
	/** Who is down and has not come so long after the shift's start is missing. */
	late: duration("1 min", "60 min").optional(),
});

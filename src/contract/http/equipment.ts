import { z } from "zod";
import { objectId, userName } from "../../model/fields.ts";
import { NAME_MAX } from "../../model/limits.ts";
import type { Role } from "../../model/role.ts";
import { loanShape } from "../duty-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";

const KEEPERS: readonly Role[] = ["operator", "captain"];

/** Radios, keys and torches that guards receive and return. */
export const listEquipment = defineRoute({
	method: "GET",
	path: "/equipment",
	roles: KEEPERS,
	summary: "What was received and returned, newest first; `out`: what is not back",
	reads: true,
	input: { query: z.object({ ...pageQuery, out: flagQuery }) },
	answer: listOf(loanShape),
});

export const lendEquipment = defineRoute({
	method: "POST",
	path: "/equipment",
	roles: KEEPERS,
	summary: "Note that a guard has received an item",
	input: { body: z.object({ item: z.string().trim().min(1).max(NAME_MAX), guard: userName }) },
	status: 201,
	answer: loanShape,
	problems: ["already-exists"],
});

export const returnEquipment = defineRoute({
	method: "POST",
	path: "/equipment/{id}/return",
	roles: KEEPERS,
	summary: "Note that it is back",
	reads: true,
	problems: ["not-found", "wrong-state"],
	input: { params: z.object({ id: objectId }) },
	answer: loanShape,
});

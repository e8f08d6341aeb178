import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

/** The password that one has now, given again. */
export const currentPassword = z.string().max(1000);
const newPassword = z.string().max(1000).meta({ description: "10 to 256 characters" });

/** A password by which one signs in as usual, and calls for help unseen. */
export const changeDuressPassword = defineRoute({
	method: "PUT",
	path: "/session/duress-password",
	roles: ANYONE,
	summary:
		"Set a second password of one's own, for signing in under duress; not like the password, and gone when that changes",
	input: { body: z.object({ password: currentPassword, duressPassword: newPassword }) },
	status: 204,
	answer: z.null(),
	problems: ["wrong-credentials", "too-many-attempts"],
});

export const changePassword = defineRoute({
	method: "PUT",
	path: "/session/password",
	roles: ANYONE,
	summary: "Change one's own password; all other sessions end, and the PIN is to be set anew",
	input: { body: z.object({ currentPassword, newPassword }) },
	status: 204,
	answer: z.null(),
	problems: ["wrong-credentials", "too-many-attempts"],
});

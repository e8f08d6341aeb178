import { z } from "zod";
import type { Principal } from "../../access/principal.ts";
import { sessionShape } from "../../contract/access-shapes.ts";
import { instantOf } from "../../contract/primitives.ts";
import type { Role } from "../../model/role.ts";
import type { Hub } from "../hub.ts";
import { ANYONE, defineOpenRoute, defineRoute, type Route } from "../route.ts";

/** Signing in and out. `mayOf` names the routes a role may use. */
export function sessionRoutes(
	{ access }: Pick<Hub, "access">,
	mayOf: (role: Role) => readonly string[],
): readonly Route[] {
	const shown = ({ user, role: mine, by, expiresAt }: Omit<Principal, "ended">) => ({
		user,
		role: mine,
		by,
		...(expiresAt !== undefined && { expiresAt: instantOf(expiresAt) }),
		may: [...mayOf(mine)],
	});
	const opened = (session: { token: string; expiresAt: number }) => {
		const who = access.principal({ session: session.token });
		if (!who) throw new Error("a session ended as it was opened");
		return { body: shown(who), session };
	};
	return [
		defineOpenRoute({
			method: "POST",
			path: "/session",
			summary: "Sign in with name and password; sets the session cookie",
			input: { body: z.object({ username: z.string().max(200), password: z.string().max(1000) }) },
			answer: sessionShape,
			problems: ["wrong-credentials", "too-many-attempts"],
			async handle({ body: { username, password }, address, session }) {
				const replaced = session === undefined ? {} : { replaces: session };
				return opened(await access.signIn({ user: username, password, address, ...replaced }));
			},
		}),
		defineOpenRoute({
			method: "POST",
			path: "/session/link",
			summary: "Sign in with the token of a one-time link; sets the session cookie",
			input: { body: z.object({ token: z.string().max(200) }) },
			answer: sessionShape,
			problems: ["link-spent"],
			async handle({ body: { token }, session }) {
				return opened(await access.sessions.open(await access.links.redeem(token), session));
			},
		}),
		defineRoute({
			method: "GET",
			path: "/session",
			roles: ANYONE,
			summary: "Who I am and what I may",
			input: {},
			answer: sessionShape,
			handle: async ({ who }) => ({ body: shown(who) }),
		}),
		defineRoute({
			method: "DELETE",
			path: "/session",
			roles: ANYONE,
			summary: "Sign out",
			input: {},
			status: 204,
			answer: z.null(),
			async handle({ session }) {
				if (session !== undefined) await access.sessions.close(session);
				return { body: null, session: null };
			},
		}),
	];
}

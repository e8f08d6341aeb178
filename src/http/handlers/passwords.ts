import { changeDuressPassword, changePassword } from "../../contract/http/passwords.ts";
import { confirmOwn } from "../confirm-own.ts";
import { handle } from "../handle.ts";
import { openingOf } from "../opening-of.ts";

/** What is open goes on: nothing shows that one was set. */
export const handleChangeDuressPassword = handle(changeDuressPassword, async ({ input: { body }, ...call }) => {
	const { user: name } = call.principal;
	const { password, duressPassword } = body;
	// Whoever is made to set one changes nothing: the one that calls for help stays.
	if ((await confirmOwn(call, password)) === "duress") return { body: null };
	await call.hub.access.people.setDuressPassword({ name, password, duressPassword, by: `user:${name}` });
	return { body: null };
});

/** Everything that was open ends with the old password; this browser goes on, in a session of the new one. */
export const handleChangePassword = handle(changePassword, async ({ input: { body }, ...call }) => {
	const { hub, principal } = call;
	const { user: name, by } = principal;
	const which = await confirmOwn(call, body.currentPassword);
	const said = { name, password: body.newPassword, by: `user:${name}` } as const;
	await (which === "duress" ? hub.access.people.setPasswordUnderDuress(said) : hub.access.people.setPassword(said));
	if (by === "token") return { body: null };
	return { body: null, session: await hub.access.sessions.open(name, openingOf(call)) };
});

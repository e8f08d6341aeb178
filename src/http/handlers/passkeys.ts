import { addPasskey, beginPasskey, challengePasskey, removePasskey } from "../../contract/http/passkeys.ts";
import { Refusal } from "../../model/problem.ts";
import { isSecondFactorAdvised } from "../../model/role.ts";
import { confirmOwn } from "../confirm-own.ts";
import { handle } from "../handle.ts";
import { shownPasskey } from "../shown-passkey.ts";

export const handleBeginPasskey = handle(beginPasskey, async ({ input: { body }, ...call }) => {
	await confirmOwn(call, body.currentPassword);
	const { hub, origin, principal } = call;
	const { user, role, session } = principal;
	const { people, secondFactors } = hub.access;
	if (!isSecondFactorAdvised(role) && !secondFactors.of(user)) {
		const detail = `found the role ${role} without a second factor; allowed: captain, admin, or after an authenticator app`;
		throw new Refusal({ code: "forbidden", detail });
	}
	const displayName = people.find(user)?.displayName ?? user;
	const issuer = `Gatehouse ${hub.site().id}`;
	return { body: secondFactors.passkeys.begin({ user, session, origin, displayName, issuer }) };
});

export const handleAddPasskey = handle(addPasskey, async ({ input: { body }, principal, origin, hub }) => {
	const { user, session } = principal;
	const { passkeys } = hub.access.secondFactors;
	const { codes, ...made } = await passkeys.add({ ...body, user, session, origin, by: `user:${user}` });
	return { body: { ...shownPasskey(made), ...(codes && { codes: [...codes] }) } };
});

export const handleRemovePasskey = handle(removePasskey, async ({ input: { params, body }, ...call }) => {
	await confirmOwn(call, body.currentPassword);
	const { user } = call.principal;
	await call.hub.access.secondFactors.passkeys.remove({ user, id: params.id, by: `user:${user}` });
	return { body: null };
});

export const handleChallengePasskey = handle(challengePasskey, async ({ input: { body }, hub, ...from }) => {
	const { address, browser, origin } = from;
	const { username: user, password } = body;
	const attempt = { user, password, address, origin, ...(browser !== undefined && { browser }) };
	return { body: await hub.access.askPasskey(attempt) };
});

import {
	beginFactor,
	confirmFactor,
	endFactor,
	readFactor,
	renewRecoveryCodes,
} from "../../contract/http/second-factor.ts";
import { instantOf } from "../../contract/primitives.ts";
import { confirmOwn } from "../confirm-own.ts";
import { handle } from "../handle.ts";
import { shownPasskey } from "../shown-passkey.ts";

export const handleReadFactor = handle(readFactor, async ({ principal: { user }, hub }) => {
	const found = hub.access.secondFactors.of(user);
	if (!found) return { body: { on: false, app: false, passkeys: [] } };
	const { since, app, codesLeft, passkeys } = found;
	const shown = { on: true, since: instantOf(since), app, recoveryCodesLeft: codesLeft };
	return { body: { ...shown, passkeys: passkeys.map(shownPasskey) } };
});

export const handleBeginFactor = handle(beginFactor, async ({ input: { body }, ...call }) => {
	await confirmOwn(call, body.currentPassword);
	const { hub, principal } = call;
	return { body: hub.access.secondFactors.begin(principal.user, `Gatehouse ${hub.site().id}`) };
});

export const handleConfirmFactor = handle(confirmFactor, async ({ input: { body }, principal: { user }, hub }) => ({
	body: { codes: [...(await hub.access.secondFactors.confirm({ user, code: body.code, by: `user:${user}` }))] },
}));

export const handleRenewRecoveryCodes = handle(renewRecoveryCodes, async ({ input: { body }, ...call }) => {
	await confirmOwn(call, body.currentPassword);
	const { user } = call.principal;
	return { body: { codes: [...(await call.hub.access.secondFactors.renewCodes({ user, by: `user:${user}` }))] } };
});

export const handleEndFactor = handle(endFactor, async ({ input: { body }, ...call }) => {
	await confirmOwn(call, body.currentPassword);
	const { user } = call.principal;
	await call.hub.access.secondFactors.end({ user, by: `user:${user}` });
	return { body: null };
});

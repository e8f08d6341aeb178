import type { Call } from "./handle.ts";

/**
 * Somebody who is signed in gives their password again, before their account is changed: a page that was left open is
 * not enough for that. Gives which of their passwords it was. Wrong ones slow down as at the sign-in.
 *
 * @throws {Refusal} `wrong-credentials`, `too-many-attempts`.
 */
export function confirmOwn(
	{
		hub,
		principal: { user },
		address,
		browser,
	}: Pick<Call, "hub" | "address" | "browser"> & { readonly principal: { readonly user: string } },
	password: string,
): Promise<"password" | "duress"> {
	return hub.access.confirmPassword({ user, password, address, ...(browser !== undefined && { browser }) });
}

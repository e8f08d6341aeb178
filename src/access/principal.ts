import type { Role } from "../model/role.ts";

/** Who is asking: a signed-in person, or a script that acts as one. */
export interface Principal {
	readonly user: string;
	readonly role: Role;
	readonly by: "session" | "token";
	/** The session's id, which opens nothing. */
	readonly session?: string;
	/** The phone that the session works with; one that was ended may only upload what it holds. */
	readonly phone?: { readonly id: string; readonly ended: boolean };
	/** When it ends by itself, epoch ms, as it is known now: duty puts it off, so read it anew. A token does not end. */
	readonly expiresAt?: number;
	/** Aborted when the session or token ends: signed out, disabled, password or role changed, expired. */
	readonly ended: AbortSignal;
	/** Somebody does something with the session: it is not idle. */
	used?(): void;
}

import type { Opening } from "../access/sessions.ts";
import type { Call } from "./handle.ts";

/** Where a session is opened from, in place of the one that the browser had. */
export function openingOf({ address, agent, session }: Pick<Call, "address" | "agent" | "session">): Opening {
	return {
		address,
		...(agent !== undefined && { agent }),
		...(session !== undefined && { replaces: session }),
	};
}

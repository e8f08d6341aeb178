import { api } from "../../app/api.ts";
import { Refused } from "../../app/refused.ts";

type Confirmed = "received" | "seen";

const said = new Set<string>();
const AGAIN_MS = 2_000;

/** Tells the hub that the phone has a dispatch, or that it is in sight: each once, again until the hub has answered. */
export function confirm(dispatch: string, what: Confirmed): void {
	once(`${dispatch} ${what}`, () => api(`POST /dispatches/{id}/${what}`, { params: { id: dispatch } }));
}

/** The same of a message; `seen`: somebody said that they have read it. */
export function confirmMessage(message: string, what: Confirmed): void {
	once(`${message} ${what}`, () => api(`POST /messages/{id}/${what}`, { params: { id: message } }));
}

/** Somebody has it before their eyes that nobody takes this incident; told again, it is said again. */
export function confirmTold(incident: string, told: number): void {
	once(`${incident} ${told}`, () => api("POST /incidents/{id}/seen", { params: { id: incident } }));
}

function once(key: string, ask: () => Promise<unknown>): void {
	if (said.has(key)) return;
	said.add(key);
	const tell = () => {
		ask().catch((error: unknown) => {
			// Over meanwhile, or not ours any more: then there is nothing to confirm.
			if (error instanceof Refused && error.status >= 400 && error.status < 500) return;
			setTimeout(tell, AGAIN_MS);
		});
	};
	tell();
}

import { api } from "../../app/api.ts";
import { confirmOnce } from "../../app/confirm-once.ts";

type Confirmed = "received" | "seen";

/** Tells the hub that the phone has a dispatch, or that it is in sight: each once. */
export function confirm(dispatch: string, what: Confirmed): void {
	confirmOnce(`${dispatch} ${what}`, () => api(`POST /dispatches/{id}/${what}`, { params: { id: dispatch } }));
}

/** The same of a message; `seen`: somebody said that they have read it. */
export function confirmMessage(message: string, what: Confirmed): void {
	confirmOnce(`${message} ${what}`, () => api(`POST /messages/{id}/${what}`, { params: { id: message } }));
}

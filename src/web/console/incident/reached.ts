import type { IncidentShape } from "../../../contract/shapes.ts";

type Dispatch = NonNullable<IncidentShape["dispatches"]>[number];

/** How far a dispatch has come, as a sentence's key, and when. */
export interface Reached {
	readonly key:
		| `dispatched.${Dispatch["state"]}`
		| "dispatched.sent.app"
		| "dispatched.sent.push"
		| "dispatched.radio"
		| "dispatched.sending";
	readonly at: string;
}

/**
 * How far a dispatch has come, in no word more than is so: what the hub has not answered yet is being sent, and a guard whom
 * neither page nor push reaches was not sent anything.
 */
export function reachedBy({ id, state, reach, ...times }: Dispatch): Reached {
	const { sentAt, receivedAt, acceptedAt, arrivedAt, doneAt } = times;
	const at = doneAt ?? arrivedAt ?? acceptedAt ?? sentAt;
	if (state !== "sent" && state !== "unanswered") return { key: `dispatched.${state}`, at };
	if (id.startsWith(SENDING)) return { key: "dispatched.sending", at };
	if (reach === "radio" && receivedAt === undefined) return { key: "dispatched.radio", at };
	if (state === "unanswered" || reach === undefined || reach === "radio") return { key: `dispatched.${state}`, at };
	return { key: `dispatched.sent.${reach}`, at };
}

/** The id of one that the hub has not answered yet begins so. */
export const SENDING = "sending-";

/** What the guard's phone has confirmed, with the times; nothing yet of one that was sent to it: that is said too. */
export function confirmedBy({ state, reach, byRadio, receivedAt, seenAt }: Dispatch): readonly Confirmation[] {
	const said: Confirmation[] = [];
	if (receivedAt !== undefined) said.push({ key: "dispatch.received", at: receivedAt });
	if (seenAt !== undefined) said.push({ key: "dispatch.seen", at: seenAt });
	const isAwaited = state === "sent" || state === "unanswered";
	const went = reach === "app" || reach === "push";
	if (said.length === 0 && isAwaited && went && !byRadio) return [{ key: "dispatch.unconfirmed" }];
	return said;
}

export interface Confirmation {
	readonly key: "dispatch.received" | "dispatch.seen" | "dispatch.unconfirmed";
	readonly at?: string;
}

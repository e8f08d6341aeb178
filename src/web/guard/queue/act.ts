import type { AnswerOf, BodyOf } from "../../../contract/routes.ts";
import type { CheckinSaid, Flag } from "../../../model/patrol.ts";

/** What a guard did with this phone, as it is told to the hub. */
export type Act =
	| { readonly kind: "checkin"; readonly body: CheckinSaid }
	| { readonly kind: "finding"; readonly body: BodyOf<"POST /patrol/findings">; readonly photo: boolean }
	| { readonly kind: "all-well"; readonly body: BodyOf<"POST /patrol/all-well"> }
	| { readonly kind: "start"; readonly body: BodyOf<"POST /shifts/mine/start"> }
	| { readonly kind: "end"; readonly body: BodyOf<"POST /shifts/mine/end"> };

/** What the hub answered, item by item. */
export interface Sent {
	/** By this phone's clock, epoch ms. */
	readonly at: number;
	readonly flags?: readonly Flag[];
	/** Of a finding: its id at the hub, by which its photo goes after it. */
	readonly finding?: string;
	/** Of a finding: the incident that it raised. */
	readonly incident?: string;
	/** Of a start or an end of duty: what became of it. */
	readonly became?: AnswerOf<"POST /shifts/mine/start">["became"];
}

/** Something done, held until the hub has it and for a day after that. */
export interface Held {
	/** Of this phone's count: what was done first has the least. */
	readonly n: number;
	readonly guard: string;
	readonly act: Act;
	readonly sent?: Sent;
	readonly photoSent?: true;
	/** The hub can never take it, and why: its own sentence. Nothing of it is lost here. */
	readonly refused?: string;
}

/** The hub has it not yet, or not all of it. */
export function isWaiting({ act, sent, photoSent, refused }: Held): boolean {
	if (refused !== undefined) return false;
	return !sent || (act.kind === "finding" && act.photo && !photoSent);
}

/** How it stands, as its guard is told. */
export function markOf(one: Held): "refused" | "unsent" | "sent" {
	if (one.refused !== undefined) return "refused";
	return isWaiting(one) ? "unsent" : "sent";
}

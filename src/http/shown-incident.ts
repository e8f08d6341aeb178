import type { Principal } from "../access/principal.ts";
import { seesDiscreet } from "../access/roles.ts";
import { presentShare } from "../contract/audience.ts";
import { presentIncident, presentLeftIncident } from "../contract/present.ts";
import type { IncidentShape } from "../contract/shapes.ts";
import type { DispatchState } from "../model/dispatch.ts";
import type { Incident } from "../model/incident.ts";

type Who = Pick<Principal, "user" | "role">;

/** How it is shown: without what `hides` names; what is discreet whole, to who may see that. */
interface How {
	hides(id: string): boolean;
	readonly whole?: boolean;
}

/** The incident as a person is shown it, by every route alike: a guard as `/live` tells it to them; undefined: not at all. */
export function shownTo({ user, role }: Who, incident: Incident, how: How): IncidentShape | undefined {
	if (role !== "guard") return presentIncident(incident, how);
	const share = presentShare(user, "incident", incident, how);
	return share === "over" ? undefined : share;
}

/** What whoever has just acted there is answered: a guard for whom it is over by that, what became of their own part. */
export function answeredTo(who: Who, incident: Incident, how: How): IncidentShape {
	return shownTo(who, incident, how) ?? presentLeftIncident(incident, { guard: who.user });
}

/** Whether a discreet incident is whole for them where they ask for it: a guard who is on the way must know where to go. */
export function seesWhole({ user, role }: Who, { dispatches = [] }: Incident): boolean {
	return seesDiscreet(role) || dispatches.some(({ guard, state }) => guard === user && GOING.includes(state));
}

/** Sent, and neither refused nor back. */
const GOING: readonly DispatchState[] = ["sent", "accepted", "arrived"];

import { maySignIn } from "../access/directory.ts";
import type { IncidentAction } from "../model/actions/define-action.ts";
import { Refusal } from "../model/problem.ts";
import { type Actor, appendAction } from "./append-action.ts";
import type { Hub } from "./hub.ts";
import { reachOf } from "./reach.ts";

type Parts = Pick<Hub, "reader" | "access" | "journal" | "clock" | "live">;

/**
 * Appends that a person took an action on an incident.
 *
 * @throws {Refusal} What the engine refused, with the incident's state and what is allowed on it; `not-found`.
 * @throws {StoreUnavailable} Nothing was written.
 */
export async function takeIncidentAction<Body>(
	{ hub, principal: who, key }: Actor & { readonly hub: Parts },
	{ type, entryData }: Pick<IncidentAction, "type"> & { entryData(said: Body, actor: By): object },
	{ id, said }: { readonly id: string; readonly said: Body },
): Promise<void> {
	const roleOf: By["roleOf"] = (user) => {
		const found = hub.access.people.find(user);
		return maySignIn(found) ? found.role : undefined;
	};
	const data = {
		incident: id,
		...entryData(said, { user: who.user, role: who.role, roleOf, reachOf: (user) => reachOf(hub, user) }),
	};
	try {
		await appendAction(hub, { who, key, type, data });
	} catch (error) {
		throw error instanceof Refusal ? await explained(hub.reader, error, id) : error;
	}
}

type By = Parameters<IncidentAction["entryData"]>[1];

/** What the engine does not know at all never was (404). */
async function explained(reader: Parts["reader"], refusal: Refusal, id: string): Promise<Refusal> {
	const { code, state, allowed } = refusal.problem;
	if (code !== "wrong-state" && code !== "rang-again") return refusal;
	const incident = await reader.incident(id);
	if (!incident) return new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
	return new Refusal({ ...refusal.problem, state: state ?? incident.state, allowed: allowed ?? [] });
}

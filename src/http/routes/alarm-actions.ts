import { presentAlarm } from "../../contract/present.ts";
import { alarmShape } from "../../contract/shapes.ts";
import { confirmShelving } from "../../model/actions/confirm-shelving.ts";
import { shelve } from "../../model/actions/shelve.ts";
import { unshelve } from "../../model/actions/unshelve.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import type { Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";

type Parts = Pick<Hub, "reader" | "journal" | "clock">;

/** Shelving one alarm for a while, and taking that back. Each answers with the alarm as it is then. */
export function alarmActionRoutes(parts: Parts): readonly Route[] {
	const { reader } = parts;
	const answer = alarmShape;
	return [
		actionRoute(shelve, {
			answer,
			handle: ({ id, body, who, key }) =>
				shown(reader, id, takeAction(parts, shelve, { who, key, data: { alarm: id, ...body, role: who.role } })),
		}),
		actionRoute(unshelve, {
			answer,
			handle: ({ id, body, who, key }) =>
				shown(reader, id, takeAction(parts, unshelve, { who, key, data: { alarm: id, ...body } })),
		}),
		actionRoute(confirmShelving, {
			answer,
			handle: ({ id, who, key }) =>
				shown(reader, id, takeAction(parts, confirmShelving, { who, key, data: { alarm: id } })),
		}),
	];
}

/** The alarm once it is done. */
async function shown(reader: Hub["reader"], id: string, done: Promise<number>) {
	try {
		await done;
	} catch (error) {
		throw error instanceof Refusal ? await explained(reader, error, id) : error;
	}
	const alarm = await reader.alarm(id);
	if (!alarm) throw new Error(`an action was taken on alarm ${id}, and it is not there`);
	return { body: presentAlarm(alarm), headers: { etag: `"${alarm.rev}"` } };
}

/** The engine knows alarms that stand only: what it does not know was reset (409), or never was (404). */
async function explained(reader: Hub["reader"], refusal: Refusal, id: string): Promise<Refusal> {
	const { code, state } = refusal.problem;
	if (code !== "wrong-state" || state !== undefined) return refusal;
	if (await reader.alarm(id)) return new Refusal({ ...refusal.problem, state: "resolved" });
	return new Refusal({ code: "not-found", detail: `there is no alarm ${id}` });
}

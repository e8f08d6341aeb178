import { z } from "zod";
import { presentAlarm } from "../../contract/present.ts";
import { alarmShape } from "../../contract/shapes.ts";
import { Refusal } from "../../model/problem.ts";
import type { Role } from "../../model/role.ts";
import { QUIETERS } from "../../model/role.ts";
import { act } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { defineRoute, type Route } from "../route.ts";
import { said, untilBody } from "../until.ts";

type Parts = Pick<Hub, "reader" | "journal" | "clock">;

/** Shelving one alarm for a while, and taking that back. Each answers with the alarm as it is then. */
export function alarmActionRoutes(parts: Parts): readonly Route[] {
	return [
		action(parts, {
			verb: "shelve",
			type: "alarm.shelved",
			summary: "Keep it from sounding until then, with a reason; a high one waits for a captain, a life alarm never is",
			body: z.object({ reason: said, until: untilBody }),
			namesRole: true,
		}),
		action(parts, {
			verb: "unshelve",
			type: "alarm.unshelved",
			summary: "Take it off the shelf: what is still active rings anew",
			body: z.object({ reason: said.optional() }).nullish(),
		}),
		action(parts, {
			verb: "confirm",
			type: "alarm.shelve-confirmed",
			summary: "Confirm that it is shelved, or that its shelving is renewed",
			roles: ["captain"],
		}),
	];
}

function action(
	{ reader, journal, clock }: Parts,
	{
		verb,
		type,
		summary,
		body,
		roles = QUIETERS,
		namesRole = false,
	}: {
		verb: string;
		type: string;
		summary: string;
		body?: z.ZodType<Readonly<Record<string, unknown>> | null | undefined>;
		roles?: readonly Role[];
		/** The rule asks what they are who do it. */
		namesRole?: boolean;
	},
): Route {
	return defineRoute({
		method: "POST",
		path: `/alarms/{id}/${verb}`,
		roles,
		summary,
		input: { params: z.object({ id: z.string().max(64) }), body: body ?? z.object({}).nullish() },
		answer: alarmShape,
		problems: ["not-found", "wrong-state"],
		idempotent: true,
		async handle({ params: { id }, body: asked, who, key }) {
			const data = { alarm: id, ...asked, ...(namesRole && { role: who.role }) };
			try {
				await act({ journal, clock }, { who, key, type, data });
			} catch (error) {
				throw error instanceof Refusal ? await explained(error, id) : error;
			}
			const alarm = await reader.alarm(id);
			if (!alarm) throw new Error(`${type} was taken for ${id}, and it is not there`);
			return { body: presentAlarm(alarm), headers: { etag: `"${alarm.rev}"` } };
		},
	});

	/** The engine knows alarms that stand only: what it does not know was reset (409), or never was (404). */
	async function explained(refusal: Refusal, id: string): Promise<Refusal> {
		const { code, state } = refusal.problem;
		if (code !== "wrong-state" || state !== undefined) return refusal;
		if (await reader.alarm(id)) return new Refusal({ ...refusal.problem, state: "resolved" });
		return new Refusal({ code: "not-found", detail: `there is no alarm ${id}` });
	}
}

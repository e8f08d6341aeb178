import { acknowledgeMany } from "../../contract/http/incident-group.ts";
import { presentIncident } from "../../contract/present.ts";
import type { AnswerOf } from "../../contract/routes.ts";
import { acknowledge } from "../../model/actions/acknowledge.ts";
import { Refusal } from "../../model/problem.ts";
import { type Call, handle } from "../handle.ts";
import { takeIncidentAction } from "../incident-action.ts";

type Asked = Call<typeof acknowledgeMany>;
type Taken = AnswerOf<"POST /incidents/acknowledge">["items"][number];

export const handleAcknowledgeMany = handle(acknowledgeMany, async ({ input: { body }, ...call }) => {
	const items: Taken[] = [];
	for (const one of body.items) items.push(await taken(call, one));
	return { body: { items } };
});

/** One of the group, as it is then, or why it was refused. */
async function taken(call: Omit<Asked, "input">, { id, rev }: Asked["input"]["body"]["items"][number]): Promise<Taken> {
	const { hub, key } = call;
	const own = key === undefined ? undefined : `${key}:${id}`;
	try {
		await takeIncidentAction({ ...call, key: own }, acknowledge, { id, said: { rev } });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, detail, state, allowed } = error.problem;
		const problem = {
			code,
			detail,
			...(state !== undefined && { state }),
			...(allowed && { allowed: [...allowed] }),
		};
		return { id, problem };
	}
	const incident = await hub.reader.incident(id);
	return { id, ...(incident && { incident: presentIncident(incident, { hides: hub.live.discreet.has }) }) };
}

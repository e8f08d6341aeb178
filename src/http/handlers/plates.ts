import { enrolTag, readPlates, renewPlate } from "../../contract/http/plates.ts";
import { Refusal } from "../../model/problem.ts";
import { checkpointsOf, sheetsOf } from "../../plates/checkpoints.ts";
import { drawInThread } from "../../plates/draw-in-thread.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";

export const handleRenewPlate = handle(renewPlate, async ({ input: { body }, principal: { user }, hub }) => {
	const { checkpoint } = body;
	mustBeCheckpoint(hub, checkpoint);
	return { body: await hub.access.plates.renew({ checkpoint, by: `user:${user}` }) };
});

export const handleEnrolTag = handle(enrolTag, async ({ input: { body }, principal: { user }, hub }) => {
	const { checkpoint, tag } = body;
	mustBeCheckpoint(hub, checkpoint);
	return { body: await hub.access.plates.enrol({ checkpoint, tag, by: `user:${user}` }) };
});

export const handleReadPlates = handle(readPlates, async ({ input: { query }, hub }) => {
	const { checkpoint } = query;
	if (checkpoint !== undefined) mustBeCheckpoint(hub, checkpoint);
	const wanted = checkpointsOf(hub.site()).filter(({ id }) => checkpoint === undefined || id === checkpoint);
	const plates = await Promise.all(wanted.map(({ id }) => hub.access.plates.plateOf(id)));
	const bytes = await drawInThread(sheetsOf(hub.site(), plates));
	return { body: Buffer.from(bytes), headers: { "content-disposition": 'inline; filename="plates.pdf"' } };
});

function mustBeCheckpoint({ site }: Pick<Hub, "site">, id: string): void {
	if (checkpointsOf(site()).some((one) => one.id === id)) return;
	throw new Refusal({ code: "not-found", detail: `${id} is no checkpoint of ${site().id}` });
}

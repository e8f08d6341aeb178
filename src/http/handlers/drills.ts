import { beginDrillRoute, endDrillRoute, listDrills } from "../../contract/http/drills.ts";
import { presentDrill } from "../../contract/present-work.ts";
import { beginDrill } from "../../model/actions/begin-drill.ts";
import { endDrill } from "../../model/actions/end-drill.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import { asked } from "../list.ts";

export const handleListDrills = handle(listDrills, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "drill", query: asked(query), role }),
}));

export const handleBeginDrill = handle(beginDrillRoute, async ({ input: { body }, ...call }) => {
	const seq = await takeAction(call, beginDrill, { data: { scenario: body.scenario } });
	const drill = await call.hub.reader.object("drill", `drl-${seq}`);
	if (!drill) throw new Error(`entry ${seq} began a drill, and it is not there`);
	return { body: presentDrill(drill) };
});

export const handleEndDrill = handle(endDrillRoute, async ({ input: { params }, ...call }) => {
	const { reader } = call.hub;
	const { id } = params;
	if (!(await reader.object("drill", id))) {
		throw new Refusal({ code: "not-found", detail: `there is no drill ${id}` });
	}
	await takeAction(call, endDrill, { data: { drill: id } });
	const drill = await reader.object("drill", id);
	if (!drill) throw new Error(`the drill ${id} was ended, and it is not there`);
	return { body: presentDrill(drill) };
});

import type { z } from "zod";
import {
	beginWalkTestRoute,
	confirmTesterRoute,
	endWalkTestRoute,
	listWalkTests,
} from "../../contract/http/walk-tests.ts";
import { presentWalkTest } from "../../contract/present-work.ts";
import type { walkTestShape } from "../../contract/work-shapes.ts";
import { beginWalkTest } from "../../model/actions/begin-walk-test.ts";
import { confirmTester } from "../../model/actions/confirm-tester.ts";
import { endWalkTest } from "../../model/actions/end-walk-test.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";

export const handleListWalkTests = handle(listWalkTests, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "walk-test", query: asked(query), role }),
}));

export const handleBeginWalkTest = handle(beginWalkTestRoute, async ({ input: { body }, ...call }) => {
	const seq = await takeAction(call, beginWalkTest, { data: { ...body, role: call.principal.role } });
	return { body: await shown(call.hub.reader, `wlk-${seq}`) };
});

export const handleConfirmTester = handle(confirmTesterRoute, async ({ input: { params, body }, ...call }) => {
	const { reader } = call.hub;
	const { id } = params;
	await takeAction(call, confirmTester, { data: { id, seq: body.seq } }).catch(explained(reader, id));
	return { body: await shown(reader, id) };
});

export const handleEndWalkTest = handle(endWalkTestRoute, async ({ input: { params }, ...call }) => {
	const { reader } = call.hub;
	const { id } = params;
	await takeAction(call, endWalkTest, { data: { id } }).catch(explained(reader, id));
	return { body: await shown(reader, id) };
});

/** The engine knows tests under way only: what it does not know has ended (409), or never was (404). */
function explained(reader: Hub["reader"], id: string): (error: unknown) => Promise<never> {
	return async (error) => {
		if (!(error instanceof Refusal) || error.problem.code !== "wrong-state" || error.problem.state) throw error;
		if (await reader.object("walk-test", id)) throw new Refusal({ ...error.problem, state: "ended" });
		throw new Refusal({ code: "not-found", detail: `there is no walk test ${id}` });
	};
}

async function shown(reader: Hub["reader"], id: string): Promise<z.output<typeof walkTestShape>> {
	const test = await reader.object("walk-test", id);
	if (!test) throw new Error(`walk test ${id} was begun, and it is not there`);
	return presentWalkTest(test);
}

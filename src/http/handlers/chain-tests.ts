import { ownChainTest, presentChainTest } from "../../contract/chain-test-shape.ts";
import { beginChainTestRoute, confirmChainTestRoute, listChainTests } from "../../contract/http/chain-tests.ts";
import { beginChainTest } from "../../model/actions/begin-chain-test.ts";
import { confirmChainTest } from "../../model/actions/confirm-chain-test.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";

export const handleListChainTests = handle(listChainTests, async ({ input: { query }, principal: { role }, hub }) => ({
	body: await hub.live.lists.page({ list: "chain-test", query: asked(query), role }),
}));

export const handleBeginChainTest = handle(beginChainTestRoute, async (call) => {
	const seq = await takeAction(call, beginChainTest, { data: {} });
	return { body: presentChainTest(await testAt(call.hub, `cht-${seq}`)) };
});

export const handleConfirmChainTest = handle(confirmChainTestRoute, async ({ input: { params }, ...call }) => {
	const { hub, principal } = call;
	const { id: test } = params;
	await testAt(hub, test);
	await takeAction(call, confirmChainTest, { data: { test, role: principal.role } });
	const confirmed = await testAt(hub, test);
	// A guard is answered what `/live` tells them of it, no more.
	return { body: presentChainTest(principal.role === "guard" ? ownChainTest(confirmed, principal.user) : confirmed) };
});

/** @throws {Refusal} `not-found` */
async function testAt({ reader }: Pick<Hub, "reader">, id: string) {
	const test = await reader.object("chain-test", id);
	if (!test) throw new Refusal({ code: "not-found", detail: `there is no test of the chain ${id}` });
	return test;
}

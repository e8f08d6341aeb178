import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** One whom a test of the escalation chain has told says that it reached them. */
export const confirmChainTest = defineTargetAction({
	type: "chain-test.confirmed",
	target: "/chain-tests/{id}",
	verb: "confirm",
	roles: ["guard", "operator", "captain", "manager"],
	data: z.object({ test: z.string(), role: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Say that the test of the escalation chain reached me: it ends. Only who was told by then may",
	words: { en: "Chain test confirmed", "zh-CN": "确认收到升级通知链测试" },
});

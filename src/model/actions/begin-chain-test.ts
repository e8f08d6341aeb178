import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** Beginning a test of the escalation chain by hand. */
export const beginChainTest = defineTargetAction({
	type: "chain-test.asked",
	target: "/chain-tests",
	roles: ["captain", "admin"],
	data: z.object({}),
	problems: ["wrong-state"],
	summary:
		"Begin a test of the escalation chain now: shift leader, captain, manager and all on duty are told in turn until one confirms",
	words: { en: "Chain test begun", "zh-CN": "发起升级通知链测试" },
});

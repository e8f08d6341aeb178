import { z } from "zod";
import { rev } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Answering for a detector's report: it was the tester. */
export const confirmTester = defineTargetAction({
	type: "walk-test.confirmed",
	target: "/walk-tests/{id}",
	verb: "confirm",
	roles: HANDLERS,
	body: z.object({ seq: rev }),
	data: z.object({ id: z.string(), seq: z.int() }),
	problems: ["not-found", "wrong-state"],
	summary: "Say that the report was the tester: its detector has passed; a report over 30 s old has rung, and is taken",
	words: { en: "Confirmed as the tester", "zh-CN": "确认为测试人员" },
});

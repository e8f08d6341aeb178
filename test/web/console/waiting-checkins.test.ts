import { expect, test } from "vitest";
import type { EntryShape } from "../../../src/contract/shapes.ts";
import { waitingAmong } from "../../../src/web/console/patrol/waiting.ts";

const AT = "2026-11-24T02:13:00+08:00";
const entry = (seq: number, source: string, because: string, data: Record<string, unknown>): EntryShape => ({
	...{ seq, source, type: "patrol.checkin", id: `e${seq}`, at: AT, receivedAt: AT, data },
	outcomes: [{ because, words: { en: because, "zh-CN": because } }],
});

test("what was kept and flagged waits, the latest first, until a captain accepts it", () => {
	const entries = [
		entry(1, "device:cp-b01", "checked-in", { guard: "zhao", method: "nfc" }),
		entry(2, "device:cp-b02", "no-round", { guard: "zhao", method: "nfc" }),
		entry(3, "user:qian", "unproven", { guard: "qian", code: "made-up", at: "2026-11-24T02:10:00+08:00" }),
		entry(4, "user:qian", "not-on-duty", { guard: "qian", checkpoint: "cp-b03" }),
		{ ...entry(5, "user:chen", "acted", { seq: 4 }), type: "checkin.accepted" },
	];
	expect(waitingAmong(entries)).toEqual([
		{ seq: 3, guard: "qian", checkpoint: "made-up", at: "2026-11-24T02:10:00+08:00", flags: ["unproven"] },
		{ seq: 2, guard: "zhao", checkpoint: "cp-b02", at: AT, flags: ["no-round"] },
	]);
});

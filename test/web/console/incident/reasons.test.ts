import { expect, test } from "vitest";
import { reasonsOf } from "../../../../src/web/console/incident/reasons.ts";
import { anEntry } from "../../some.ts";

const words = { en: "", "zh-CN": "" };
const why = (because: string, alarm?: string) => ({ because, words, ...(alarm !== undefined && { alarm }) });

test("an alarm tells each reason once, the first one first", () => {
	const entries = [
		anEntry({ seq: 3, outcomes: [why("repeated", "alm-1")] }),
		anEntry({ seq: 2, outcomes: [why("repeated", "alm-1"), why("recorded")] }),
		anEntry({ seq: 1, outcomes: [why("raised", "alm-1"), why("raised", "alm-9")] }),
	];
	expect(
		reasonsOf(entries)
			.get("alm-1")
			?.map(({ because }) => because),
	).toEqual(["raised", "repeated"]);
	expect(reasonsOf(entries).get("alm-9")?.length).toBe(1);
});

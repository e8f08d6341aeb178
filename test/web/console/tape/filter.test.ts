import { expect, test } from "vitest";
import { merged } from "../../../../src/web/app/history.ts";
import { filter } from "../../../../src/web/console/tape/filter.ts";
import { anEntry } from "../../some.ts";

const beam = anEntry({ seq: 1, data: { beams: [1, 2] } });
const door = anEntry({ seq: 2, source: "device:door-b03-2", type: "intercom.door-opened" });
const words = ({ type }: { type: string }) => (type.startsWith("perimeter") ? "红外对射报警" : "开门");

test("the tape is narrowed by device, type or the words one reads", () => {
	expect(filter([door, beam], "b03", words)).toEqual([door]);
	expect(filter([door, beam], "红外", words)).toEqual([beam]);
	expect(filter([door, beam], "PERIMETER beams", words)).toEqual([beam]);
	expect(filter([door, beam], "  ", words)).toEqual([door, beam]);
});

test("an entry that comes live and is read again stands on the tape once, and the tape has an end", () => {
	expect(merged([beam], [door, beam], 10).map(({ seq }) => seq)).toEqual([2, 1]);
	expect(merged([beam], [door], 1).map(({ seq }) => seq)).toEqual([2]);
});

import { expect, test } from "vitest";
import { deviceMessage } from "../../../src/journal/writer/device-message.ts";
import type { Draft } from "../../../src/model/entry.ts";

const AT = Date.parse("2026-11-23T02:13:07.120+08:00");
const draft: Draft = {
	...{ source: "device:beam-east-3", type: "perimeter.beam-broken", id: "e1", zone: "east-3" },
	...{ at: AT, receivedAt: AT + 400, data: { beams: [1], more: "kept" } },
};
const said = {
	id: "e1",
	type: "perimeter.beam-broken",
	at: "2026-11-22T18:13:07.120Z",
	data: { beams: [1], more: "kept" },
};
const { at: _, ...timeless } = said;

test.each<readonly [string, Partial<Draft>, object]>([
	["as it was", {}, said],
	["with the device's word that it is late", { late: true }, { ...said, late: true }],
	["that says the state as it is", { initial: true }, { ...said, initial: true }],
	["without the time that it did not have", { noTime: true }, timeless],
	["without what the hub concluded", { clockSkew: true }, said],
])("a device's event that is set aside is its message again, %s", (_what, more, message) => {
	const made = deviceMessage({ ...draft, ...more }, { id: "jingxin-garden" });
	expect(made?.topic).toBe("gatehouse/v1/jingxin-garden/beam-east-3/event");
	expect(JSON.parse(String(made?.bytes))).toEqual(message);
});

test.each(["hub", "user:li"] as const)("what %s did was no message", (source) => {
	expect(deviceMessage({ ...draft, source }, { id: "jingxin-garden" })).toBeUndefined();
});

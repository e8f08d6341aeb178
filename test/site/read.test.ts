import { expect, test } from "vitest";
import { z } from "zod";
import { defineKind, event } from "../../src/model/kind.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { readSite } from "../../src/site/read.ts";
import { ONE_PLACE } from "./one-place.ts";
import { written } from "./spoilt.ts";

test("a tenth floor's flat has a number of four digits", async () => {
	const site = await readSite(await written(ONE_PLACE));
	expect([...site.units.keys()].slice(-2)).toEqual(["b01-1-0901", "b01-1-1001"]);
	expect(site.units.get("b01-1-1001")?.words["zh-CN"]).toBe("1幢1单元1001室");
});

test("a device may hang on several feeds", async () => {
	const site = await readSite(await written(ONE_PLACE));
	expect(site.devices.get("panel-b01-1-0101")?.fedBy).toEqual(["power-a", "switch-b"]);
});

test("a kind of device that nobody here has heard of needs a few lines in the file, and no code of the hub", async () => {
	const lift = defineKind({
		name: "lift",
		words: { en: "Lift", "zh-CN": "电梯" },
		system: { en: "Lifts", "zh-CN": "电梯系统" },
		icon: "M4 4h16v16H4z",
		heartbeatMs: 60_000,
		options: z.strictObject({ persons: z.int().positive() }),
		alarms: { trapped: { priority: "high", words: { en: "Someone trapped", "zh-CN": "困人" } } },
		events: {
			trapped: event(z.looseObject({}), { words: { en: "Trapped", "zh-CN": "困人" }, raises: "trapped" }),
		},
	});
	const placed = `
devices:
  lift-1:
    kind: lift
    zone: b01-1
    at: [12, 12]
    words: { en: Lift 1, zh-CN: 1号电梯 }
    options: { persons: 8 }
`;
	const kinds = new Map([...(await loadKinds()), ["lift", lift]]);
	const site = await readSite(await written(ONE_PLACE + placed), { kinds });
	expect(site.devices.get("lift-1")).toEqual({
		id: "lift-1",
		kind: "lift",
		words: { en: "Lift 1", "zh-CN": "1号电梯" },
		zone: "b01-1",
		place: { at: [12, 12] },
		options: { persons: 8 },
		fedBy: [],
	});
	expect(site.kinds.get("lift")?.alarms).toHaveProperty("trapped");
});

test("what is said of one device alone stands over what follows for all", async () => {
	const overrides = `
overrides:
  beam-south-1: { options: { momentary: true }, fedBy: switch-b, at: [1, 1] }
  cam-south-1: { facing: 45, words: { en: The camera, zh-CN: 摄像机 } }
`;
	const { devices } = await readSite(await written(ONE_PLACE + overrides));
	expect(devices.get("beam-south-1")).toMatchObject({
		options: { beams: 2, momentary: true },
		fedBy: ["switch-b"],
		place: { at: [1, 1] },
	});
	expect(devices.get("cam-south-1")).toMatchObject({
		words: { en: "The camera" },
		place: { facingDeg: 45, fieldOfViewDeg: 30, reachM: 40 },
	});
});

test("a device behind a gateway names it", async () => {
	const gateways = "gateways:\n  nvr-1: { words: { en: Recorder, zh-CN: 录像机 }, devices: [cam-south-1] }\n";
	const site = await readSite(await written(ONE_PLACE + gateways));
	expect(site.devices.get("cam-south-1")?.gateway).toBe("nvr-1");
	expect(site.devices.get("beam-south-1")?.gateway).toBeUndefined();
	expect(site.gateways.get("nvr-1")).toMatchObject({ devices: ["cam-south-1"], heartbeatMs: 60_000 });
});

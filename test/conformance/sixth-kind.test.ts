import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { entryShape, incidentShape } from "../../src/contract/shapes.ts";
import { comeInAs } from "../demo-link.ts";
import { type Api, type HubProcess, newFolder, startHub } from "../hub-process.ts";
import { atHour } from "../local-hour.ts";

/** What someone adds for a kind that nobody here has heard of: this file in `devices/`, … */
const CONFIG = "config/here.yaml";

const KIND = `
import { z } from "zod";
import { defineKind, event } from "../src/model/kind.ts";

export default defineKind({
	name: "rain-gauge",
	words: { en: "Rain gauge", "zh-CN": "雨量计" },
	system: { en: "Weather", "zh-CN": "气象" },
	icon: "M0 0h24v24H0z",
	heartbeatMs: 60_000,
	options: z.strictObject({ threshold: z.number().min(0).max(1) }),
	alarms: { downpour: { priority: "low", words: { en: "Downpour", "zh-CN": "暴雨" } } },
	events: {
		pouring: event(z.looseObject({ level: z.number() }), {
			words: { en: "Pouring", "zh-CN": "大雨" },
			raises: "downpour",
			holds: "state",
		}),
	},
});
`;

/** … this one in `simulators/`, … */
const SIMULATOR = `
import rainGauge from "../devices/rain-gauge.ts";
import { defineSimulator } from "./simulator.ts";

export default defineSimulator(rainGauge, {
	looksEveryMs: 10_000,
	remember: () => ({ pouring: false as boolean }),
	sense({ world, device, now, memory, say }) {
		const level = world.weather("rain", device.zone, now);
		const pouring = level > Number(device.options.threshold);
		if (pouring && !memory.pouring) say("pouring", { level });
		memory.pouring = pouring;
	},
});
`;

/** … and these lines of the site's file under `devices:`. */
const LINES = `
  gauge-1:
    kind: rain-gauge
    zone: square
    at: [90, 90]
    words: { en: Rain gauge on the square, zh-CN: 广场雨量计 }
    options: { threshold: 0.5 }
`;

const compiled = (text: string) => stripTypeScriptTypes(text).replaceAll('.ts"', '.js"');

/** A copy of the built project with the kind added, and nothing else changed. */
function withSixthKind(): string {
	const root = newFolder();
	cpSync(".build", join(root, ".build"), { recursive: true });
	symlinkSync(resolve("node_modules"), join(root, "node_modules"));
	writeFileSync(join(root, "package.json"), readFileSync("package.json"));
	writeFileSync(join(root, ".build/devices/rain-gauge.js"), compiled(KIND));
	writeFileSync(join(root, ".build/simulators/rain-gauge.js"), compiled(SIMULATOR));
	cpSync("config/procedures", join(root, "config/procedures"), { recursive: true });
	const site = readFileSync("config/jingxin-garden.yaml", "utf8");
	writeFileSync(join(root, CONFIG), atHour(site.replace(/^devices:\n/m, `devices:${LINES}`)));
	return root;
}

let hub: HubProcess;
let api: Api;
beforeAll(async () => {
	hub = await startHub({
		root: withSixthKind(),
		config: CONFIG,
		args: ["--simulate", "day", "--speed", "30"],
	});
	api = await comeInAs(hub, "operator");
});
afterAll(() => hub?.stop());

const page = <T>(item: z.ZodType<T>) => z.object({ items: z.array(item) });
const change = z.object({
	type: z.string(),
	upserts: z.array(z.object({ kind: z.string(), id: z.string(), value: z.unknown() })).optional(),
});
const downpour = incidentShape.extend({ type: z.literal("rain-gauge.downpour") });

/** The first incident of the new kind that a console hears of. */
function heardLive(): Promise<z.output<typeof downpour>> {
	const socket = new WebSocket(`${hub.http.replace("http", "ws")}/live`, {
		headers: { cookie: api.cookie, origin: hub.http },
	});
	socket.on("open", () => socket.send(JSON.stringify({ type: "follow", since: 0 })));
	return new Promise((done, failed) => {
		socket.on("error", failed).on("message", (text) => {
			for (const { kind, value } of change.parse(JSON.parse(String(text))).upserts ?? []) {
				const heard = kind === "incident" ? downpour.safeParse(value) : undefined;
				if (!heard?.success) continue;
				socket.close();
				done(heard.data);
			}
		});
	});
}

test("a sixth kind is one file in devices/, one in simulators/ and its lines: from the rain to the console", async () => {
	const incident = await heardLive();
	expect(incident).toMatchObject({
		priority: "low",
		state: "open",
		zone: "square",
		words: { en: expect.stringContaining("Downpour"), "zh-CN": expect.stringContaining("暴雨") },
	});

	const { items: events } = await api.get("/events?device=gauge-1&type=rain-gauge.pouring", page(entryShape));
	expect(events).toMatchObject([
		{ source: "device:gauge-1", zone: "square", data: { level: expect.any(Number) }, incident: incident.id },
	]);
	// The rain grows: how hard it is when the gauge looks first is as its looks fall.
	expect(events[0]?.data.level).toBeGreaterThan(0.5);
	expect(events[0]?.outcomes).toMatchObject([{ because: "raised" }, { because: "opened" }]);
	const alarm = z.looseObject({ type: z.string(), source: z.string(), active: z.boolean() });
	const { items: alarms } = await api.get("/alarms", page(alarm));
	expect(alarms).toContainEqual(
		expect.objectContaining({ type: "rain-gauge.downpour", source: "device:gauge-1", active: true }),
	);
	const incidents = await api.get("/incidents", page(incidentShape));
	expect(incidents.items.map(({ id }) => id)).toContain(incident.id);
	const device = z.object({ id: z.string(), kind: z.string(), state: z.string() });
	const { items: devices } = await api.get("/devices?limit=1000", page(device));
	expect(devices).toContainEqual({ id: "gauge-1", kind: "rain-gauge", state: "online" });
	const site = await api.get("/site", z.object({ kinds: z.array(z.looseObject({ name: z.string() })) }));
	expect(site.kinds.find(({ name }) => name === "rain-gauge")).toMatchObject({ words: { "zh-CN": "雨量计" } });
	const taken = await api.post(`/incidents/${incident.id}/acknowledge`, { rev: incident.rev });
	expect(taken).toMatchObject({ status: 200, body: { state: "acknowledged" } });
});

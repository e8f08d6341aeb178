import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { controlCommands } from "../src/hub/control-commands.ts";
import { HealthReports } from "../src/intake/health.ts";
import { type Hub, openHub } from "../src/main.ts";
import { newReached } from "../src/model/budgets.ts";
import { PASSWORD, type Person, signIn } from "./http/rig.ts";
import { newFolder } from "./hub-process.ts";
import { MemoryJournal } from "./intake/memory-journal.ts";
import { ONE_PLACE } from "./site/one-place.ts";
import { written } from "./site/spoilt.ts";
import { now, until } from "./waiting.ts";

/**
 * Everything in the hub that depends on the site's file, asked before and after a reload of it: nobody answers by the file
 * as it was. A part that begins to read the site gets a row.
 */
const ORIGIN = "https://guard.example";
vi.stubEnv("APPLY_SITE_SECRET", "a-key-under-the-mat");

/** The file as it was, and as it is edited: the same keys, each with another value. */
function file(is: "old" | "new", port: number, { keyless = false } = {}): string {
	const said = (old: string, edited: string) => (is === "old" ? old : edited);
	const webhook = `{ channel: webhook, id: sms, url: "http://127.0.0.1:${port}/", secretEnv: APPLY_SITE_SECRET, on: [opened] }`;
	const broken = `{ channel: webhook, id: broken, url: "http://127.0.0.1:1/", secretEnv: APPLY_SITE_NONE, on: [opened] }`;
	return `${ONE_PLACE}
allowedOrigins: [${said("", `"${ORIGIN}"`)}]
zones:
  yard-${is}: { words: { en: Yard, zh-CN: 院 }, sort: open, shape: [[30, 30], [40, 30], [40, 40], [30, 40]] }
cameras:
  cam-${is}: { zone: b01-1, at: [12, 12], facing: 0, fieldOfView: 30, reach: 10 }
devices:
  button-${is}: { kind: home, zone: b01-1, at: [12, 12], words: { en: Button, zh-CN: 按钮 } }
agencies:
  police:
    words: { en: Police, zh-CN: 公安 }
    number: "${said("110", "119")}"
    script: { en: "{what}", zh-CN: "{what}" }
rules:
${said("", "  # As it is now.\n")}  alarms: { perimeter.breach: { glitch: 100 ms, where: [south-1] } }
  guardRoom: { stepAway: ${said("14 min", "12 min")}, staffed: false }
notify: [${said("", keyless ? `${webhook}, ${broken}` : webhook)}]
`;
}

function lineOfGlitch(is: "old" | "new"): string {
	const [before = ""] = file(is, 0).split("alarms:");
	return `spoilt.yaml:${before.split("\n").length}`;
}

let config: string;
let hub: Hub;
/** What has come by the webhook. */
const received: string[] = [];
const receiver = createServer((request, response) => {
	let body = "";
	request.on("data", (chunk) => {
		body += chunk;
	});
	request.on("end", () => {
		received.push(body);
		response.end();
	});
});
let port: number;
let li: Person;
let admin: Person;
let camera: MqttClient;
let incident: string;
const console = () => li.follow();

beforeAll(async () => {
	await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
	({ port } = Object(receiver.address()));
	config = await written(file("old", port));
	hub = await openHub({
		...{ config, data: newFolder(), simulate: false, speed: 1, log: pino({ level: "silent" }) },
		http: { host: "127.0.0.1", port: 0 },
		mqtt: { host: "127.0.0.1", port: 0 },
		onFatal(error) {
			throw error;
		},
	});
	const { people } = hub.store.access;
	for (const [name, role] of [
		["li", "operator"],
		["wang", "guard"],
		["root", "admin"],
	] as const)
		await people.add({ name, role, password: PASSWORD, by: "hub" });
	[li, admin] = [await signIn(hub.http.url, "li"), await signIn(hub.http.url, "root")];
	await li.call("POST", "/shifts/sign-on", { guards: ["wang"] });
	incident = (await li.call("POST", "/incidents", { kind: "theft", zone: "b01-1", reportedBy: "phone" })).answer.id;
	const made = hub.store.credentials.make(["cam-new"], now());
	made.done();
	camera = await mqtt.connectAsync(hub.mqttUrl, {
		...{ clientId: "cam-new", username: "cam-new", protocolVersion: 4, reconnectPeriod: 0 },
		password: made.secrets["cam-new"] ?? "",
	});
	camera.on("error", () => undefined);
});
afterAll(async () => {
	camera?.end(true);
	await hub?.close();
	receiver.close();
});

const status = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
	(await li.call(method, path, body, headers)).status;
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).filter((id) => /^cam-(old|new)$/.test(id));
const newest = async (type: string) => (await hub.store.reader.entries({ type, limit: 1, order: "desc" })).items[0];
let count = 0;

/** Each asks one part; and what it says before the reload, and after. */
const ASKED: readonly { of: string; ask(): Promise<unknown>; old: unknown; edited: unknown }[] = [
	{
		of: "the page's plan",
		ask: async () => ids((await li.call("GET", "/site")).answer.devices),
		...{ old: ["cam-old"], edited: ["cam-new"] },
	},
	{
		of: "the list of devices",
		ask: async () => ids((await li.call("GET", "/devices?limit=1000")).answer.items),
		...{ old: ["cam-old"], edited: ["cam-new"] },
	},
	{
		of: "what a console is told from scratch",
		async ask() {
			const { heard, until: hears, socket } = await console();
			await hears(({ type, more }) => type === "sync" && !more);
			socket.terminate();
			return ids(heard.flatMap(({ upserts = [] }) => upserts));
		},
		...{ old: ["cam-old"], edited: ["cam-new"] },
	},
	{ of: "a device", ask: () => status("GET", "/devices/cam-new"), old: 404, edited: 200 },
	{
		of: "a command",
		ask: () => status("POST", "/devices/cam-new/commands", { name: "snapshot", waitMs: 100 }),
		...{ old: 404, edited: 409 },
	},
	{
		of: "a device's service",
		ask: () => status("POST", "/devices/button-new/in-service"),
		...{ old: 404, edited: 409 },
	},
	{
		of: "what a person reports",
		ask: () => status("POST", "/incidents", { kind: "theft", zone: "yard-new", reportedBy: "phone" }),
		...{ old: 422, edited: 201 },
	},
	{
		of: "whom to call",
		ask: async () => (await li.call("GET", `/incidents/${incident}`)).answer.agencyTexts?.[0]?.number,
		...{ old: "110", edited: "119" },
	},
	{
		of: "how long to step away",
		async ask() {
			const { answer } = await li.call("POST", "/shifts/step-away", { standIn: "wang" });
			await li.call("POST", "/shifts/return");
			return Math.round((Date.parse(answer.away?.until ?? "") - now()) / 60_000);
		},
		...{ old: 14, edited: 12 },
	},
	{
		of: "whence a page may write",
		ask: () => status("POST", `/incidents/${incident}/note`, { text: "a ladder" }, { origin: ORIGIN }),
		...{ old: 403, edited: 200 },
	},
	{
		of: "whence a page may follow",
		async ask() {
			const headers = { cookie: li.cookie };
			const socket = new WebSocket(`${hub.http.url.replace("http", "ws")}/live`, { headers, origin: ORIGIN });
			const answered = await new Promise((done) => {
				socket.on("open", () => done(101));
				socket.on("unexpected-response", (_request, { statusCode }) => done(statusCode));
			});
			socket.on("error", () => undefined).terminate();
			return answered;
		},
		...{ old: 403, edited: 101 },
	},
	{
		of: "the metrics, of a device that may call for help unseen",
		async ask() {
			const about = { sender: "button-new", account: "button-new", topic: "gatehouse/v1/one-place/button-new/event" };
			await hub.store.journal.quarantine({
				...{ ...about, bytes: new Uint8Array(), totalBytes: 0, reason: "not valid", receivedAt: now() },
			});
			return /device="button-new"/.test((await admin.call("GET", "/metrics")).text);
		},
		...{ old: true, edited: false },
	},
	{
		of: "a command typed on this machine",
		async ask() {
			const { disconnect } = hub.intake;
			const verbs = controlCommands({ ...hub.store, site: () => hub.configuration.site, disconnect });
			return verbs["device.credentials"]?.({ ids: ["button-new"] }).then(
				() => "made",
				() => "refused",
			);
		},
		...{ old: "refused", edited: "made" },
	},
	{
		of: "the rights of a device on the connection that it has, and where what it says happened",
		async ask() {
			const event = { id: `e${++count}`, type: "camera.motion", data: { score: 1 } };
			await camera.publishAsync("gatehouse/v1/one-place/cam-new/event", JSON.stringify(event), { qos: 1 });
			return (await newest("camera.motion"))?.zone;
		},
		...{ old: undefined, edited: "b01-1" },
	},
	{
		of: "whether a device is there",
		async ask() {
			await camera.publishAsync("gatehouse/v1/one-place/cam-new/status", "online", { qos: 1 });
			return hub.intake.isThere("cam-new");
		},
		...{ old: false, edited: true },
	},
	{
		of: "the line of a rule, which the reader's thread tells",
		async ask() {
			const at = now();
			const draft = { source: "device:beam-south-1", type: "perimeter.beam-broken", at, receivedAt: at } as const;
			const data = { beams: [1], durationMs: 10 };
			const appended = await hub.store.journal.append({ ...draft, id: `e${++count}`, zone: "south-1", data });
			const { answer } = await li.call("GET", `/events/${"seq" in appended && appended.seq}`);
			return answer.outcomes.map(({ because, line }) => `${because} ${line}`);
		},
		...{ old: [`glitch ${lineOfGlitch("old")}`], edited: [`glitch ${lineOfGlitch("new")}`] },
	},
	{
		of: "messages beyond the screen",
		async ask() {
			const zone = (await status("GET", "/devices/cam-new")) === 200 ? "yard-new" : "yard-old";
			await li.call("POST", "/incidents", { kind: "fire", zone, reportedBy: "phone" });
			const sms = async () =>
				(await hub.store.reader.objects("delivery", { limit: 100, order: "desc" })).items.filter(
					({ channel, state }) => channel === "sms" && state !== "waiting" && state !== "sent",
				);
			if (zone === "yard-new") await until(async () => (await sms()).length > 0);
			const [message] = received;
			return [(await sms())[0]?.state, message && JSON.parse(message).zone.id];
		},
		...{ old: [undefined, undefined], edited: ["delivered", "yard-new"] },
	},
];

describe("before the reload", () => {
	test.each(ASKED)("$of: by the file as it is", async ({ ask, old }) => {
		expect(await ask()).toEqual(old);
	});
});

describe("after the reload", () => {
	beforeAll(async () => {
		await writeFile(config, file("new", port, { keyless: true }));
		await expect(hub.configuration.reload("hub")).rejects.toThrow("APPLY_SITE_NONE");
		expect(await ASKED.find(({ of }) => of === "what a person reports")?.ask()).toBe(422);
		await writeFile(config, file("new", port));
		await hub.configuration.reload("hub");
	});

	test.each(ASKED)("$of: by the file as it is now", async ({ ask, edited }) => {
		expect(await ask()).toEqual(edited);
	});
});

test("what a device says of itself happened where the device is by then", async () => {
	const journal = new MemoryJournal();
	const clock = { now, speed: Number.POSITIVE_INFINITY };
	const reports = new HealthReports({
		known: [],
		journal,
		clock,
		log: pino({ level: "silent" }),
		reached: newReached(),
	});
	const device = [...hub.configuration.site.devices.values()][0] ?? expect.fail();
	await reports.report(device, { firmware: "1" });
	await reports.report({ ...device, zone: "elsewhere" }, { firmware: "2" });
	expect(journal.drafts.map(({ zone }) => zone)).toEqual([device.zone, "elsewhere"]);
});

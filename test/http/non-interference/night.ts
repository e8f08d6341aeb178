import mqtt, { type MqttClient } from "mqtt";
import { expect } from "vitest";
import type { Clock } from "../../../src/model/clock.ts";
import { spoilt } from "../../site/spoilt.ts";
import { lapse, sevenPast } from "../../waiting.ts";
import { type Console, follow, openRig, type Person, type Rig } from "../rig.ts";
import { pathsFor, roundsOf } from "./asked.ts";
import { messagesOf } from "./messages.ts";
import { DEVICES, FLATS, NEIGHBOUR, panelOf, STRANGERS } from "./places.ts";

/** A message goes out about all that is critical; sirens sound for it, one of them where the first flat would hear it. */
export const BELLS = ["bell-b03", "panel-guard-room"];
const CHANNELS = `
notify:
  - { channel: webhook, id: sms, url: "https://sms.example/send", secretEnv: SMS, priorities: [critical], on: [opened, told-on] }
  - { channel: siren, id: bells, devices: [${BELLS.join(", ")}], priorities: [critical], on: [opened, told-on], for: 1 min }
`;
const BELL = "  bell-b03: { kind: home, zone: b03-2, at: [127, 17], words: { en: Bell, zh-CN: 警号 } }\n";

const START = sevenPast();

/** One night, lived through. */
export interface Night {
	readonly rig: Rig;
	readonly people: ReadonlyMap<string, Person>;
	readonly consoles: ReadonlyMap<string, Console>;
	readonly published: string[];
	/** What goes out by the webhook, in turn. */
	readonly messages: readonly string[];
	/** The discreet incident. */
	readonly special: string;
	/** What each asked, in turn, and was told. */
	readonly told: Map<string, string[]>;
	close(): Promise<void>;
}

/** A clock that stands until it is moved, so that both nights have the same times. */
function standingClock(): Clock & { pass(ms: number): void } {
	let now = START;
	return {
		now: () => now,
		speed: 1,
		pass(ms) {
			now += ms;
		},
	};
}

/** Lives through it, with duress in this flat and from this stranger. */
export async function live(flat: (typeof FLATS)[number], stranger: string): Promise<Night> {
	const clock = standingClock();
	const config = await spoilt(["\nnotify: []", CHANNELS], [/^ {2}panel-guard-room:/m, `${BELL}  panel-guard-room:`]);
	const rig = await openRig({ clock, config, devices: [...DEVICES, ...STRANGERS] });
	const clients: MqttClient[] = [];
	const connect = async (id: string) => {
		const password = rig.mqtt.secrets[id] ?? "";
		const client = await mqtt.connectAsync(rig.mqtt.url, { clientId: id, username: id, password, reconnectPeriod: 0 });
		clients.push(client);
		return client;
	};
	const people = new Map<string, Person>();
	for (const role of ["operator", "captain", "manager", "admin"] as const)
		people.set(role, await rig.person(role, role));
	for (const name of ["sent", "other"]) people.set(name, await rig.person("guard", name));
	const person = (name: string): Person => {
		const found = people.get(name);
		if (!found) throw new Error(name);
		return found;
	};
	const published: string[] = [];
	const reader = await connect("another-system");
	reader.on("message", (topic, payload) => published.push(`${topic} ${payload}`));
	await reader.subscribeAsync(`gatehouse/v1/${rig.site.id}/hub/#`, { qos: 1 });
	const consoles = new Map<string, Console>();
	for (const name of people.keys()) {
		const console = await person(name).follow();
		// What it is told from scratch holds nothing of the night yet, however long that takes.
		await console.until(({ type, more }) => type === "sync" && more !== true);
		consoles.set(name, console);
	}
	const wall = { cookie: person("admin").cookie, origin: rig.http.url };
	consoles.set("kiosk", await follow(rig.http.url, wall, { since: 0 }, "/live?as=kiosk"));
	/** All that followed from what was just done has been told. */
	const settled = async () => {
		const seq = rig.journal.lastSeq;
		for (const [name, console] of consoles) {
			if (name === "sent" || name === "other") continue;
			await console.until((message) => message.seq >= seq);
		}
	};
	let keys = 0;
	const does = async (name: string, path: string, body: unknown) => {
		const reply = await person(name).call("POST", path, body, { "idempotency-key": `key-${++keys}` });
		await settled();
		if (reply.status >= 400 && !path.endsWith("/commands")) throw new Error(`${path}: ${reply.status} ${reply.text}`);
		return reply;
	};
	const says = async (client: MqttClient, device: string, message: object) => {
		const topic = `gatehouse/v1/${rig.site.id}/${device}/event`;
		await client.publishAsync(
			topic,
			JSON.stringify({ at: new Date(clock.now()).toISOString(), data: {}, ...message }),
			{
				qos: 1,
			},
		);
		await settled();
	};
	const passes = async (ms: number) => {
		clock.pass(ms);
		await rig.journal.advanceTime(clock.now());
		await settled();
	};

	const panels = new Map<string, MqttClient>();
	for (const id of DEVICES) {
		panels.set(id, await connect(id));
		await panels.get(id)?.publishAsync(`gatehouse/v1/${rig.site.id}/${id}/status`, "online", { qos: 1, retain: true });
		while ((await rig.reader.device(id))?.state !== "online") await lapse(5);
	}
	await settled();
	const panel = (id: string) => panels.get(id) ?? expect.fail(id);
	await does("operator", "/shifts/sign-on", {
		guards: ["sent", "other"].map((guard) => ({ guard, post: "patrol" })),
	});
	await passes(90_000);
	await says(panel(panelOf(FLATS[0])), panelOf(FLATS[0]), {
		id: "noise-0",
		type: "home.disarmed",
		data: { mode: "stay" },
	});
	await says(panel(panelOf(FLATS[1])), panelOf(FLATS[1]), {
		id: "noise-1",
		type: "home.disarmed",
		data: { mode: "stay" },
	});
	await passes(150_000);
	await says(panel(panelOf(flat)), panelOf(flat), { id: "duress-1", type: "home.duress" });
	const special = `inc-${rig.journal.lastSeq}`;
	await passes(4_000);
	await says(panel(panelOf(NEIGHBOUR)), panelOf(NEIGHBOUR), {
		id: "panic-1",
		type: "home.panic",
		data: { button: "wall" },
	});
	await passes(40_000);
	await says(panel(panelOf(flat)), panelOf(flat), {
		id: "cancel-1",
		type: "home.cancelled",
		data: { eventId: "duress-1" },
	});
	await says(panel(panelOf(flat)), panelOf(flat), { id: "bad", type: "home.duress", data: "none" });
	await says(panel(panelOf(flat)), panelOf(flat), { id: "duress-1", type: "home.duress", data: { other: 1 } });
	const rev = (await rig.reader.incident(special))?.rev;
	await does("operator", `/incidents/${special}/acknowledge`, { rev });
	await does("operator", `/incidents/${special}/note`, { text: `go to ${flat}` });
	await does("operator", `/incidents/${special}/dispatch`, { guard: "sent" });
	const dispatch = (await rig.reader.incident(special))?.dispatches?.[0]?.id ?? "";
	await does("sent", `/dispatches/${dispatch}/accept`, {});
	await does("sent", `/dispatches/${dispatch}/arrive`, {});

	const told = new Map<string, string[]>();
	const tell = (who: string, what: string) => told.set(who, [...(told.get(who) ?? []), what]);
	for (const device of FLATS.map(panelOf)) {
		const { status, text } = await does("admin", `/devices/${device}/commands`, {
			name: "announce",
			args: { say: "received" },
		});
		tell("admin", `POST commands ${device} ${status} ${text}`);
	}
	const rounds = await roundsOf(person("captain"));
	for (const [name] of people) {
		for (const path of pathsFor(rig, { special, rounds, name })) {
			const { status, text } = await person(name).call("GET", path);
			tell(name, `${path} ${status} ${text}`);
			for (let page = text, n = 0; /"nextCursor":"/.test(page) && n < 4; n++) {
				const cursor = /"nextCursor":"([^"]+)"/.exec(page)?.[1] ?? "";
				page = (await person(name).call("GET", `${path}${path.includes("?") ? "&" : "?"}cursor=${cursor}`)).text;
				tell(name, `${path} then ${page}`);
			}
		}
	}
	// What nobody but the message itself shows to be there: a panel that was never heard. It is the last thing that happens.
	await says(await connectSilently(rig, clients, stranger), stranger, { id: "duress-2", type: "home.duress" });
	for (const name of ["manager", "admin"]) {
		for (const id of STRANGERS) tell(name, `${id} ${(await person(name).call("GET", `/devices/${id}`)).text}`);
	}
	await settled();
	const messages = await messagesOf(rig);
	return {
		...{ rig, people, consoles, published, messages, special, told },
		async close() {
			for (const client of clients) client.end(true);
			for (const { socket } of consoles.values()) socket.terminate();
			await rig.close();
		},
	};
}

/** Signing in shows that a panel is there, in both nights: only what it says differs. */
async function connectSilently(rig: Rig, clients: MqttClient[], speaking: string): Promise<MqttClient> {
	let speaks: MqttClient | undefined;
	for (const id of STRANGERS) {
		const password = rig.mqtt.secrets[id] ?? "";
		const client = await mqtt.connectAsync(rig.mqtt.url, { clientId: id, username: id, password, reconnectPeriod: 0 });
		clients.push(client);
		await client.publishAsync(`gatehouse/v1/${rig.site.id}/${id}/status`, "online", { qos: 1, retain: true });
		while ((await rig.reader.device(id))?.state !== "online") await lapse(5);
		if (id === speaking) speaks = client;
	}
	return speaks ?? expect.fail(speaking);
}

import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Clock } from "../../src/model/clock.ts";
import type { Role } from "../../src/model/role.ts";
import { messageOf } from "../../src/notify/message.ts";
import { spoilt } from "../site/spoilt.ts";
import { lapse, sevenPast } from "../waiting.ts";
import { type Console, follow, openRig, type Person, type Rig } from "./rig.ts";

/**
 * Two hubs, on real sockets and files, that live through the same night but for one thing: in which of two flats somebody
 * is under duress. To all but who may see the place the two must look the same, byte for byte, whatever they ask.
 */
const FLATS = ["b03-2-0401", "b11-1-0202"] as const;
/** Next door to the first, and nowhere near the other. */
const NEIGHBOUR = "b03-2-0402";
const panelOf = (unit: string) => `panel-${unit}`;
const DEVICES = [...FLATS, NEIGHBOUR].map(panelOf);
/** Heard before, silent since: nothing but the message itself could show that it is there. */
const STRANGERS = FLATS.map((unit) => panelOf(`${unit.slice(0, -4)}0501`));

/** A message goes out about all that is critical; sirens sound for it, one of them where the first flat would hear it. */
const BELLS = ["bell-b03", "panel-guard-room"];
const CHANNELS = `
notify:
  - { channel: webhook, id: sms, url: "https://sms.example/send", secretEnv: SMS, priorities: [critical], on: [opened, told-on] }
  - { channel: siren, id: bells, devices: [${BELLS.join(", ")}], priorities: [critical], on: [opened, told-on], for: 1 min }
`;
const BELL = "  bell-b03: { kind: home, zone: b03-2, at: [127, 17], words: { en: Bell, zh-CN: 警号 } }\n";

const START = sevenPast();
const SEERS: readonly Role[] = ["operator", "captain"];

interface Night {
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

async function live(flat: (typeof FLATS)[number], stranger: string): Promise<Night> {
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
		guards: ["sent", "other"].map((guard) => ({ guard, post: "patrol-1" })),
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
	for (const [name] of people) {
		for (const path of pathsFor(rig, special, name)) {
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

/** What each message by the webhook says, as it would go out now. */
async function messagesOf({ reader, site, live }: Rig): Promise<readonly string[]> {
	const { items } = await reader.objects("delivery", { limit: 100, order: "asc" });
	const texts: string[] = [];
	for (const delivery of items.filter(({ channel }) => channel === "sms")) {
		const incident = (await reader.incident(delivery.incident)) ?? expect.fail(delivery.incident);
		const discreet = incident.discreet === true || live.discreet.has(incident.id);
		texts.push(JSON.stringify(messageOf(delivery, incident, { site, discreet })));
	}
	return texts;
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

/** Every GET route of the table, each with all that one might narrow it by; of seers, but what is theirs to see. */
function pathsFor({ http, site }: Rig, special: string, name: string): readonly string[] {
	const zones = [...FLATS, NEIGHBOUR].map((unit) => site.units.get(unit)?.zone ?? expect.fail(unit));
	const ids: Readonly<Record<string, readonly string[]>> = {
		"/devices/{id}": DEVICES,
		"/incidents/{id}": name === "sent" || SEERS.some((role) => role === name) ? [] : [special, "inc-1"],
		"/incidents/{id}/proposals": [],
		"/events/{seq}": Array.from({ length: 40 }, (_, i) => String(i + 1)),
		"/snapshots/{hash}": ["0".repeat(64)],
	};
	const narrowed: Readonly<Record<string, readonly string[]>> = {
		"/events": [
			...DEVICES.map((id) => `device=${id}`),
			...zones.map((zone) => `zone=${zone}`),
			...["home.duress", "home.cancelled", "incident.noted", "incident.dispatched", "dispatch.accepted"].map(
				(type) => `type=${type}`,
			),
			...(SEERS.some((role) => role === name) ? [] : [`incident=${special}`]),
		].flatMap((by) => [by, `${by}&limit=1`, `${by}&limit=1&order=asc`]),
		"/incidents": [
			...zones.flatMap((zone) => [`zone=${zone}`, `zone=${zone}&limit=1`]),
			"priority=critical",
			"limit=1",
		],
		"/alarms": [...zones.flatMap((zone) => [`zone=${zone}`, `zone=${zone}&limit=1`]), "open=true"],
		"/devices": ["limit=1000", "kind=home&limit=1000", "state=online"],
		"/bypasses": zones.map((zone) => `zone=${zone}`),
		"/deliveries": [`incident=${special}`, "limit=1", "open=true"],
	};
	return http.routes
		.filter(({ method }) => method === "GET")
		.flatMap(({ path }) => {
			const filled = path.includes("{")
				? (ids[path] ?? expect.fail(`no example for ${path}`)).map((id) => path.replace(/\{\w+\}/, id))
				: [path];
			return filled.flatMap((one) => [one, ...(narrowed[path] ?? []).map((query) => `${one}?${query}`)]);
		});
}

/** All that the hub counts. How long things took and what the process needs differ between any two. */
const COUNTED = /^gatehouse_(?!http_request_seconds_(bucket|sum))/;

/** Without what differs between any two hubs: names that were drawn, ports, uptime. */
function plain(text: string): string {
	// Plates are signed by a key that each hub draws for itself; what they name stands in the site's file.
	if (text.startsWith("/patrol/plates.pdf")) return text.slice(0, text.indexOf("%PDF"));
	const said = text.startsWith("/metrics") ? text.split("\n").filter((line) => COUNTED.test(line)) : [text];
	return said
		.join("\n")
		.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID")
		.replaceAll(/"uptimeS":\d+/g, "")
		.replaceAll(/127\.0\.0\.1:\d+/g, "HERE");
}

/** Who may see the place may see which siren must not sound there. */
function withoutSilent(name: string, text: string): string {
	return SEERS.some((role) => role === name) ? text.replaceAll(',"silent":true', "") : text;
}

/** Who may see the place sees the head of the chain, too: it covers what they may see. */
function withoutHead(text: string): string {
	return text.replaceAll(/"journal":\{[^}]*\}/g, "");
}

/** Everything that a console heard but beats, however it was batched. */
function heardBy({ heard }: Console): string[] {
	const all = heard.filter(({ type }) => type !== "beat");
	return [...all.flatMap(({ upserts = [] }) => upserts), ...all.flatMap(({ events = [] }) => events)].map((one) =>
		plain(JSON.stringify(one)),
	);
}

/** What only one of two was told, in order. */
function differing(first: readonly string[] = [], second: readonly string[] = []): (readonly (string | undefined)[])[] {
	const longer = first.length > second.length ? first : second;
	return longer.map((_, i) => [first[i], second[i]]).filter(([one, other]) => one !== other);
}

let nights: readonly Night[] = [];
beforeAll(async () => {
	const [first, second] = FLATS;
	const [one = "", other = ""] = STRANGERS;
	nights = [await live(first, one), await live(second, other)];
});
afterAll(async () => {
	for (const night of nights) await night.close();
});

describe("in which flat somebody is under duress", () => {
	test("is told to whoever may see it, so the two nights do differ", async () => {
		for (const name of ["operator", "captain", "sent"]) {
			const seen = await Promise.all(
				nights.map(
					async ({ people, special }) => (await people.get(name)?.call("GET", `/incidents/${special}`))?.answer.unit,
				),
			);
			expect([name, ...seen]).toEqual([name, ...FLATS]);
		}
		const [first] = nights;
		expect((await first?.people.get("other")?.call("GET", `/incidents/${first.special}`))?.status).toBe(404);
	});

	test.each(["manager", "admin", "sent", "other", "operator", "captain"])("is not told to %s by any route", (name) => {
		const [first = [], second = []] = nights.map(({ told }) =>
			(told.get(name) ?? []).map((one) => withoutSilent(name, withoutHead(plain(one)))),
		);
		expect(first.length).toBeGreaterThan(10);
		expect(differing(first, second)).toEqual([]);
	});

	test("has the wall screen hear of everything else, and of no flat", () => {
		for (const { consoles } of nights) {
			const told = heardBy(consoles.get("kiosk") ?? expect.fail("kiosk")).join();
			expect(told).toContain("home.panic");
			for (const flat of [...FLATS, NEIGHBOUR]) expect(told).not.toContain(flat);
		}
	});

	test.each(["manager", "admin", "sent", "other", "operator", "captain", "kiosk"])(
		"is not told to %s on /live",
		(name) => {
			const [first, second] = nights.map(({ consoles }) =>
				heardBy(consoles.get(name) ?? expect.fail(name)).map((one) => withoutSilent(name, one)),
			);
			expect(differing(first, second)).toEqual([]);
		},
	);

	test("has the sirens asked for all that is not discreet, with one that must keep still in one night alone", async () => {
		const silent: string[][] = [];
		for (const { rig, special } of nights) {
			const { items } = await rig.reader.objects("delivery", { limit: 100, order: "asc" });
			const rows = items.filter(({ channel }) => channel === "bells");
			expect(new Set(rows.map(({ to }) => to))).toEqual(new Set(BELLS));
			expect(rows.filter(({ incident }) => incident === special)).toEqual([]);
			silent.push(rows.filter((row) => row.silent).map(({ to }) => to));
		}
		expect(silent).toEqual([expect.arrayContaining(["bell-b03"]), []]);
	});

	test("is not told by any message that goes out", () => {
		const [first, second] = nights.map(({ messages }) => messages.map(plain));
		expect(first?.length).toBeGreaterThan(1);
		expect(differing(first, second)).toEqual([]);
	});

	test("is not told to other systems", () => {
		const [first, second] = nights.map(({ published }) => published.map(plain));
		expect(first?.length).toBeGreaterThan(2);
		expect(differing(first, second)).toEqual([]);
	});

	test("was told by nothing that the hub could not do", () => {
		for (const { rig } of nights) expect(rig.errors).toEqual([]);
	});
});

import { fork, spawn } from "node:child_process";
import mqtt from "mqtt";
import pino from "pino";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openClock } from "../../src/hub/clock.ts";
import { Credentials } from "../../src/intake/credentials.ts";
import { type Intake, openIntake } from "../../src/intake/open.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../hub-process.ts";
import { MemoryJournal } from "../intake/memory-journal.ts";
import { beamBroken, gardenWithRecorder, openRig, type Rig } from "../intake/rig.ts";
import { ensureMosquitto, type Mosquitto, run, startMosquitto } from "./mosquitto.ts";

beforeAll(ensureMosquitto);

const topic = (leaf: string, id = "beam-east-3") => `gatehouse/v1/jingxin-garden/${id}/${leaf}`;

describe("Mosquitto's own clients at the embedded broker", () => {
	let rig: Rig;
	beforeEach(async () => {
		rig = await openRig();
	});
	afterEach(() => rig.close());

	const as = (id: string, secret = rig.secrets[id] ?? "") => [
		"-h",
		"127.0.0.1",
		"-p",
		String(rig.port),
		"-i",
		id,
		"-u",
		id,
		"-P",
		secret,
	];

	test.each(["0", "1", "2"])("mosquitto_pub with a device's credentials reports an event with QoS %s", async (qos) => {
		const { code, err } = await run("mosquitto_pub", [
			...as("beam-east-3"),
			"-q",
			qos,
			"-t",
			topic("event"),
			"-m",
			beamBroken("e1"),
		]);
		expect([code, err]).toEqual([0, ""]);
		await vi.waitFor(() => expect(rig.journal.events.map(({ id }) => id)).toEqual(["e1"]));
	});

	test("many events over one connection are all there", async () => {
		const lines = Array.from({ length: 500 }, (_, i) => beamBroken(`e${i}`));
		const pub = spawn("mosquitto_pub", [...as("beam-east-3"), "-q", "1", "-l", "-t", topic("event")]);
		pub.stdin.end(`${lines.join("\n")}\n`);
		expect(await new Promise((done) => pub.once("exit", done))).toBe(0);
		expect(rig.journal.events).toHaveLength(500);
	});

	test("wrong credentials, another's topic and MQTT 5 are refused with an exit code", async () => {
		const send = ["-q", "1", "-t", topic("event"), "-m", beamBroken("e1")];
		expect(await run("mosquitto_pub", [...as("beam-east-3", "wrong"), ...send])).toMatchObject({
			code: expect.any(Number),
			err: expect.stringContaining("refused"),
		});
		expect((await run("mosquitto_pub", [...as("beam-east-4"), ...send])).code).not.toBe(0);
		expect((await run("mosquitto_pub", ["-V", "5", ...as("beam-east-3"), ...send])).code).not.toBe(0);
		expect(rig.journal.events).toEqual([]);
	});

	test("mosquitto_sub as a reader hears the hub, retained, and no device", async () => {
		const reader = [
			"-h",
			"127.0.0.1",
			"-p",
			String(rig.port),
			"-u",
			"wall-screen",
			"-P",
			rig.secrets["wall-screen"] ?? "",
		];
		const { out } = await run("mosquitto_sub", [...reader, "-v", "-C", "1", "-t", topic("#", "hub")]);
		expect(out).toBe(`${topic("status", "hub")} online\n`);
		const { err } = await run("mosquitto_sub", [...reader, "-W", "1", "-t", "gatehouse/#"]);
		expect(err).toContain("denied");
	});

	test("a device's command reaches mosquitto_sub", async () => {
		const sub = run("mosquitto_sub", [
			...as("beam-east-3"),
			"-q",
			"1",
			"-C",
			"1",
			"-t",
			topic("command"),
			"--will-topic",
			topic("status"),
			"--will-payload",
			"offline",
		]);
		await vi.waitFor(
			async () =>
				expect(await rig.intake.command("beam-east-3", { name: "self-test", expiresInMs: 100 })).toMatchObject({
					outcome: "no-reply",
				}),
			10_000,
		);
		expect(JSON.parse((await sub).out)).toMatchObject({ name: "self-test", args: {} });
	});
});

describe("Mosquitto as the external broker", () => {
	const passwords = {
		gatehouse: "hub-secret",
		"wall-screen": "reader-secret",
		"beam-east-3": "beam-secret",
		"beam-east-4": "other-secret",
	};
	let broker: Mosquitto;
	const hubs: Intake[] = [];
	beforeEach(async () => {
		broker = await startMosquitto(passwords);
	});
	afterEach(async () => {
		await Promise.all(hubs.splice(0).map((hub) => hub.close()));
		await broker.stop();
	});

	async function hub(journal: MemoryJournal): Promise<Intake> {
		const log: { msg?: string }[] = [];
		const intake = await openIntake({
			site: await gardenWithRecorder(),
			journal,
			credentials: new Credentials(),
			clock: openClock({ notBefore: 0 }),
			log: pino({}, { write: (line: string) => log.push(JSON.parse(line)) }),
			known: [],
			album: openSnapshotStore(newFolder()),
			mqtt: { broker: hubUrl() },
		});
		hubs.push(intake);
		await vi.waitFor(
			() => expect(log).toContainEqual(expect.objectContaining({ msg: "following the external broker" })),
			10_000,
		);
		return intake;
	}

	const hubUrl = () => `mqtt://gatehouse:hub-secret@127.0.0.1:${broker.port}`;
	const status = () =>
		run("mosquitto_sub", [...device("wall-screen"), "-C", "1", "-W", "2", "-t", topic("status", "hub")]);
	const device = (id: keyof typeof passwords) => [
		"-h",
		"127.0.0.1",
		"-p",
		String(broker.port),
		"-u",
		id,
		"-P",
		passwords[id],
		"-q",
		"1",
	];
	const report = (id: string, from: keyof typeof passwords = "beam-east-3") =>
		run("mosquitto_pub", [...device(from), "-t", topic("event"), "-m", beamBroken(id)]);

	test("without a limit there, one bad message still ends nobody's link, and does not come again", async () => {
		await broker.stop();
		broker = await startMosquitto(passwords, { limited: false });
		const journal = new MemoryJournal();
		const first = await hub(journal);
		const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
			username: "beam-east-3",
			password: passwords["beam-east-3"],
		});
		const big = Buffer.alloc(1_300_000, "x");
		await client.publishAsync(topic("event"), big, { qos: 1 });
		await client.publishAsync(topic("health"), big, { qos: 1, retain: true });
		await report("after", "beam-east-3");
		await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["after"]), 10_000);
		await vi.waitFor(() => expect(journal.rejected).toHaveLength(2), 10_000);
		for (const { bytes, totalBytes } of journal.rejected)
			expect([bytes.length, totalBytes]).toEqual([65_536, big.length]);
		expect(first.counters).toMatchObject({ cutOff: 0, notTaken: 0 });
		await first.close();
		const next = new MemoryJournal();
		await hub(next);
		await report("then");
		await vi.waitFor(() => expect(next.events.map(({ id }) => id)).toEqual(["then"]), 10_000);
		expect(next.rejected).toEqual([]);
		await client.endAsync();
	});

	test("an event is committed and receipted to its device", async () => {
		const journal = new MemoryJournal();
		await hub(journal);
		const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
			username: "beam-east-3",
			password: passwords["beam-east-3"],
		});
		const receipts: unknown[] = [];
		client.on("message", (_topic, payload) => receipts.push(JSON.parse(payload.toString())));
		await client.subscribeAsync(topic("receipt"));
		await client.publishAsync(topic("event"), beamBroken("e1"), { qos: 1 });
		await vi.waitFor(() => expect(receipts).toEqual([{ id: "e1", seq: journal.lastSeq }]));
		await client.endAsync();
	});

	test("a hub that goes before the commit gets the message again, and what came while it was away", async () => {
		const stuck = new MemoryJournal();
		const first = await hub(stuck);
		stuck.held = true;
		await report("before");
		await vi.waitFor(() => expect(first.counters.messages).toBe(1));
		await first.close();
		await report("meanwhile");
		const journal = new MemoryJournal();
		await hub(journal);
		await vi.waitFor(() => expect(journal.events.map(({ id }) => id).sort()).toEqual(["before", "meanwhile"]), 10_000);
	});

	test("what was committed does not come again", async () => {
		const journal = new MemoryJournal();
		const first = await hub(journal);
		await report("once");
		await vi.waitFor(() => expect(first.counters.events).toBe(1));
		await first.close();
		const second = await hub(journal);
		await report("then");
		await vi.waitFor(() => expect(second.counters.events).toBe(1));
		expect(second.counters).toMatchObject({ messages: 1, repeats: 0 });
	});

	test("the shipped access list keeps devices to their own topics", async () => {
		const journal = new MemoryJournal();
		await hub(journal);
		await report("forged", "beam-east-4");
		await report("true");
		await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["true"]));
		const { err } = await run("mosquitto_sub", [...device("beam-east-4"), "-W", "1", "-t", topic("command")]);
		expect(err).not.toBe("");
	});

	test("a hub killed before its commit gets the message again, and its last will says that it is offline", async () => {
		const dying = fork(new URL("hub-process.ts", import.meta.url), [hubUrl()]);
		const heard = (count: number) =>
			new Promise<void>((done) => dying.on("message", (messages) => messages === count && done()));
		await heard(0);
		await vi.waitFor(async () => expect((await status()).out).toBe("online\n"), 10_000);
		await report("unanswered");
		await heard(1);
		dying.kill("SIGKILL");
		await vi.waitFor(async () => expect((await status()).out).toBe("offline\n"), 10_000);
		const journal = new MemoryJournal();
		await hub(journal);
		await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["unanswered"]), 10_000);
		expect((await status()).out).toBe("online\n");
	});
});

import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Presence } from "../../src/intake/presence.ts";
import type { Device } from "../../src/model/device.ts";
import type { Site } from "../../src/model/site.ts";
import { MemoryJournal } from "./memory-journal.ts";
import { gardenWithRecorder } from "./rig.ts";

let site: Site;
let journal: MemoryJournal;
let presence: Presence | undefined;
let now = 0;
const clock = { now: () => now, speed: 1 };
const MINUTE = 60_000;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
	site = await gardenWithRecorder();
	journal = new MemoryJournal();
	now = 1_000_000;
});
afterEach(() => {
	presence?.stop();
	vi.useRealTimers();
});

let deaf = false;

function open(known: readonly Device[] = []): Presence {
	deaf = false;
	presence = new Presence({ site, known, journal, clock, log: pino({ level: "silent" }), isDeaf: () => deaf });
	presence.start();
	return presence;
}

/** Lets the hub run for `ms`, its checks at their times. */
async function pass(ms: number): Promise<void> {
	for (let left = ms; left > 0; left -= 5_000) {
		now += 5_000;
		await vi.advanceTimersByTimeAsync(5_000);
	}
}

const said = () =>
	journal.drafts.map(({ type, data }) => `${type} ${data.device ?? data.gateway}${data.why ? ` ${data.why}` : ""}`);
const online = (id: string): Device => ({ id, rev: 1, state: "online", health: {}, faults: [] });

test("a device is said to be online once, and lost after three silent heartbeats", async () => {
	const here = open();
	here.heard("beam-east-3");
	here.heard("beam-east-3");
	expect(said()).toEqual(["device.online beam-east-3"]);
	await pass(2 * MINUTE);
	here.heard("beam-east-3");
	await pass(3 * MINUTE);
	expect(said()).toHaveLength(1);
	await pass(10_000);
	expect(said()).toEqual(["device.online beam-east-3", "device.lost beam-east-3 silent"]);
	await pass(10 * MINUTE);
	here.heard("beam-east-3");
	expect(said().slice(2)).toEqual(["device.online beam-east-3"]);
	expect(here.lastSeenAt("beam-east-3")).toBe(now);
});

test("a hub that starts gives devices that were online their three heartbeats, and invents no loss of others", async () => {
	const here = open([
		online("beam-east-3"),
		online("beam-east-4"),
		{ ...online("beam-east-5"), state: "offline", lost: "silent" },
	]);
	here.heard("beam-east-3");
	expect(said()).toEqual([]);
	await pass(3 * MINUTE);
	expect(said()).toEqual([]);
	here.heard("beam-east-3");
	await pass(10_000);
	expect(said()).toEqual(["device.lost beam-east-4 silent"]);
});

test("a hub that was paused for an hour blames nobody for it", async () => {
	const here = open();
	here.heard("beam-east-3");
	now += 60 * MINUTE;
	await vi.advanceTimersByTimeAsync(5_000);
	expect(said()).toEqual(["device.online beam-east-3"]);
});

test("a last will is a loss at once, and said once", () => {
	const here = open();
	here.gone("beam-east-3");
	here.heard("beam-east-3");
	here.gone("beam-east-3");
	here.gone("beam-east-3");
	expect(said()).toEqual(["device.online beam-east-3", "device.lost beam-east-3 last-will"]);
});

test("behind a lost recorder cameras are unknown: one loss is told, and each camera's return", async () => {
	const here = open([online("cam-east-1"), online("cam-east-2")]);
	await pass(3 * MINUTE + 10_000);
	expect(said()).toEqual(["gateway.lost nvr-1 silent"]);
	here.heard("nvr-1");
	here.heard("cam-east-1");
	expect(said().slice(1)).toEqual(["gateway.online nvr-1", "device.online cam-east-1"]);
});

test("a camera that falls silent behind a recorder that speaks is lost itself", async () => {
	const here = open();
	here.heard("nvr-1");
	here.heard("cam-east-1");
	for (let minute = 0; minute < 4; minute++) {
		await pass(MINUTE);
		here.heard("nvr-1");
	}
	expect(said().slice(2)).toEqual(["device.lost cam-east-1 silent"]);
});

test("what the disk did not take is told again", async () => {
	const here = open();
	journal.full = true;
	here.heard("beam-east-3");
	await vi.advanceTimersByTimeAsync(0);
	journal.full = false;
	here.heard("beam-east-3");
	await vi.advanceTimersByTimeAsync(0);
	expect(said()).toEqual(["device.online beam-east-3"]);
});

test("on the simulation's clock silence is judged as much faster", async () => {
	const fast = { now: () => now, speed: 60 };
	presence = new Presence({
		site,
		known: [online("beam-east-3")],
		journal,
		clock: fast,
		log: pino({ level: "silent" }),
	});
	presence.start();
	for (let i = 0; i < 40; i++) {
		now += 5_000;
		await vi.advanceTimersByTimeAsync(84);
	}
	expect(said()).toEqual(["device.lost beam-east-3 silent"]);
});

test("while nobody can be heard nobody is lost, by silence or last will, and patience begins anew after", async () => {
	const here = open();
	here.heard("beam-east-3");
	await pass(2 * MINUTE);
	deaf = true;
	await pass(30 * MINUTE);
	here.gone("beam-east-3");
	expect(said()).toHaveLength(1);
	deaf = false;
	await pass(3 * MINUTE);
	expect(said()).toHaveLength(1);
	await pass(10_000);
	expect(said().slice(1)).toEqual(["device.lost beam-east-3 silent"]);
});

test("a hub's clock that is set back neither loses anybody nor stops counting", async () => {
	const here = open();
	here.heard("beam-east-3");
	await pass(MINUTE);
	now -= 10 * MINUTE;
	await pass(MINUTE);
	expect(said()).toHaveLength(1);
	await pass(2 * MINUTE);
	expect(said().slice(1)).toEqual(["device.lost beam-east-3 silent"]);
});

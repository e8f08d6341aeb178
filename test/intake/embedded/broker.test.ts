import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSnapshotStore } from "../../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../../hub-process.ts";
import { lapse } from "../../waiting.ts";
import { DISCONNECT, publish } from "../packets-to-send.ts";
import { beamBroken, openRig, puback, type Rig, settled } from "../rig.ts";

let rig: Rig;
beforeEach(async () => {
	rig = await openRig();
});
afterEach(() => rig.close());

test("a newer connection of a device ends the older one, whose last will says nothing any more", async () => {
	const will = { topic: rig.topic("beam-east-3", "status"), payload: "offline" };
	const older = await rig.bySocket("beam-east-3", { will });
	older.send(publish(rig.topic("beam-east-3", "status"), "online"));
	await older.read(4);
	const newer = await rig.bySocket("beam-east-3", { will });
	await older.closed();
	newer.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	await newer.read(4);
	await settled();
	expect(rig.journal.presence).toEqual([["device.online", "beam-east-3", undefined]]);
	newer.socket.destroy();
	await vi.waitFor(() => expect(rig.journal.presence).toContainEqual(["device.lost", "beam-east-3", "last-will"]));
});

test("a device that says goodbye leaves no will; one that drops does", async () => {
	const will = { topic: rig.topic("beam-east-3", "status"), payload: "offline" };
	const polite = await rig.bySocket("beam-east-3", { will });
	polite.send(publish(rig.topic("beam-east-3", "status"), "online"), DISCONNECT);
	await polite.closed();
	await settled();
	expect(rig.journal.presence).toEqual([["device.online", "beam-east-3", undefined]]);
	const dropped = await rig.bySocket("beam-east-3", { will });
	dropped.socket.resetAndDestroy();
	await vi.waitFor(() =>
		expect(rig.journal.presence).toEqual([
			["device.online", "beam-east-3", undefined],
			["device.lost", "beam-east-3", "last-will"],
		]),
	);
});

test("a device that keeps silent for one and a half keep-alives is dropped, one that pings is not", async () => {
	const silent = await rig.bySocket("beam-east-3", { keepAliveS: 1 });
	const alive = await rig.bySocket("beam-east-4", { keepAliveS: 1 });
	const beat = setInterval(() => alive.send([0xc0, 0]), 300);
	await silent.closed();
	clearInterval(beat);
	alive.send(publish(rig.topic("beam-east-4", "status"), "online", { id: 3 }));
	await vi.waitFor(() => expect([...alive.came].slice(-4)).toEqual(puback(3)));
});

test("while the disk is slow, nobody is dropped for the silence that is the hub's", async () => {
	rig.journal.held = true;
	const raw = await rig.bySocket("beam-east-3", { keepAliveS: 1 });
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	await lapse(2_200);
	rig.journal.release();
	expect([...(await raw.read(4))]).toEqual(puback(1));
});

test("a hub that closes commits and acknowledges what is in hand, and takes nothing more", async () => {
	rig.journal.held = true;
	const raw = await rig.bySocket("beam-east-3", {
		will: { topic: rig.topic("beam-east-3", "status"), payload: "offline" },
	});
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	await settled();
	const closing = rig.intake.close();
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e2"), { id: 2 }));
	await settled();
	rig.journal.release();
	expect([...(await raw.closed())]).toEqual(puback(1));
	await closing;
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["e1"]);
	expect(rig.journal.presence).toEqual([["device.online", "beam-east-3", undefined]]);
});

test("whoever lost their rights is cut off", async () => {
	const raw = await rig.bySocket("beam-east-3");
	rig.intake.disconnect("beam-east-3");
	await raw.closed();
});

test("a port that is taken is told by its number", async () => {
	await expect(openRig().then((second) => second.close())).resolves.toBeUndefined();
	const { openIntake } = await import("../../../src/intake/open.ts");
	const { default: pino } = await import("pino");
	const { openClock } = await import("../../../src/hub/clock.ts");
	const opening = openIntake({
		site: rig.site,
		journal: rig.journal,
		credentials: rig.credentials,
		clock: openClock({ notBefore: 0 }),
		log: pino({ level: "silent" }),
		known: [],
		album: openSnapshotStore(newFolder()),
		mqtt: { host: "127.0.0.1", port: rig.port },
	});
	await expect(opening).rejects.toMatchObject({
		problem: { code: "port-taken", detail: expect.stringContaining(String(rig.port)) },
	});
});

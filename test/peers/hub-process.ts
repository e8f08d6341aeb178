import pino from "pino";
import { openClock } from "../../src/hub/clock.ts";
import { Credentials } from "../../src/intake/credentials.ts";
import { openIntake } from "../../src/intake/open.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../hub-process.ts";
import { MemoryJournal } from "../intake/memory-journal.ts";
import { gardenWithRecorder } from "../intake/rig.ts";

/** A hub in a process of its own, to be killed: it hears its messages and never ends a commit. */
const journal = new MemoryJournal();
journal.held = true;
const intake = await openIntake({
	site: await gardenWithRecorder(),
	journal,
	credentials: new Credentials(),
	clock: openClock({ notBefore: 0 }),
	log: pino({ level: "silent" }),
	known: [],
	album: openSnapshotStore(newFolder()),
	mqtt: { broker: process.argv[2] ?? "" },
});
setInterval(() => process.send?.(intake.counters.messages), 20);

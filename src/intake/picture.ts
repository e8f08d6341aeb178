import { createHash } from "node:crypto";
import type { z } from "zod";
import { LEAVES } from "../contract/mqtt.ts";
import type { Journal, SideWrite } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import { snapshotReceived } from "../model/entries/snapshot-received.ts";
import { faultOfJpeg, TOO_LARGE } from "../snapshots/jpeg.ts";
import type { SnapshotStore } from "../snapshots/snapshot-store.ts";
import type { Commands } from "./commands.ts";
import type { Counters } from "./counters.ts";
import { type Fault, fault } from "./fault.ts";
import type { Route } from "./route.ts";

/** What taking a picture needs. */
interface PictureParts {
	readonly album: Pick<SnapshotStore, "keep">;
	readonly journal: Pick<Journal, "append">;
	readonly clock: Clock;
	readonly commands: Pick<Commands, "sent">;
	readonly counters: Counters;
}

/**
 * Takes a picture of a device: the file first, then the entry `snapshot.received`. The promise resolves once both are on
 * disk. The same picture for the same event or command again changes nothing. What is no JPEG is a fault.
 */
export function takePicture(
	{ album, journal, clock, commands, counters }: PictureParts,
	{ about, device, pictureOf = "" }: Route,
	payload: Buffer,
): Promise<unknown> | Fault {
	if (!device) return fault("topic", about, "a device of the site (a gateway has no pictures of its own)");
	if (payload.length > LEAVES.snapshot.maxBytes)
		return { ...fault("payload", payload.length, `at most ${LEAVES.snapshot.maxBytes} bytes`), budget: "picture" };
	const wrong = faultOfJpeg(payload);
	if (wrong !== undefined) {
		const budget = wrong.includes(TOO_LARGE) ? ({ budget: "picture-area" } as const) : {};
		const found = payload.subarray(0, 4).toString("hex");
		return { ...fault("payload", found, "a JPEG"), reason: `no JPEG: ${wrong}`, ...budget };
	}
	const command = commands.sent(about, pictureOf);
	const takenAt = clock.now();
	const bytes = Uint8Array.from(payload);
	return album.keep(bytes, async (hash) => {
		const data: z.output<typeof snapshotReceived.data> = {
			device: about,
			...(command ? { command: pictureOf } : { event: pictureOf }),
			...command?.picture,
			hash,
			bytes: bytes.length,
		};
		const id = createHash("sha256").update(JSON.stringify(data)).digest("base64url");
		const { type } = snapshotReceived;
		const draft = { source: "hub", type, id, at: takenAt, receivedAt: clock.now(), data } as const;
		const appended = await journal.append({ ...draft, zone: device.zone }, [kept(hash, about, draft.receivedAt)]);
		if ("seq" in appended && !appended.repeat) counters.pictures++;
	});
}

/** The row that finds the file again, beside the entry that is being written. */
function kept(hash: string, device: string, receivedAt: number): SideWrite {
	return {
		sql: "INSERT INTO picture (seq, hash, device, received_at) VALUES ((SELECT max(seq) FROM entry), ?, ?, ?)",
		params: [hash, device, receivedAt],
	};
}

import type { RawData, WebSocket } from "ws";
import type { Audience } from "../contract/audience.ts";
import { type FromFollower, fromFollower } from "../contract/live.ts";
import { nesting } from "../contract/nesting.ts";
import { BUDGETS } from "../model/budgets.ts";
import type { Role } from "../model/role.ts";
import { lineOf, readInput } from "../model/wrong-input.ts";
import type { BeatText } from "./beat.ts";
import { type Batch, type Message, newerThan } from "./coalesce.ts";
import { linkOf } from "./link.ts";
import type { Snapshot } from "./presenter/list-question.ts";

const NESTING_MAX = BUDGETS.nesting.limit;
/** What may gather while a follower reads its sync; beyond it, it starts again. */
const BACKLOG_MAX_BYTES = BUDGETS.unsent.limit;
const FOLLOW_WITHIN_MS = 30_000;

/** Who follows. */
export interface Viewer {
	/** The person's name; of a wall screen, what no person is called. */
	readonly user: string;
	/** Absent of a wall screen, which is nobody: it attends to nothing. */
	readonly role?: Role;
	/** As whom: by their role, or as less than that. A guard is told of what concerns them alone. */
	readonly audience: Audience;
	/** When the session ends by itself, epoch ms of the wall clock, as it is known now; undefined: never. */
	endsAt(): number | undefined;
	/** Aborted when the session or token ends. */
	readonly ended: AbortSignal;
	/** The page says that somebody does something there. */
	used?(): void;
}

/** One console on `/live`. */
export interface Follower {
	readonly user: string;
	readonly role: Role | undefined;
	/** False from the moment it is being closed. */
	readonly open: boolean;
	/** It has asked to follow, and is told. */
	readonly following: boolean;
	/** It said that it is there, at most 30 s ago. */
	readonly present: boolean;
	/** It said that its sound is running, at most 30 s ago. */
	readonly sound: boolean;
	/** It said that it is carried about: it keeps no guard room. */
	readonly elsewhere: boolean;
	offer(batch: Batch): void;
	/** A second has passed; `seq` is the newest that everyone was told. */
	beat(seq: number, textOf: BeatText): void;
	/** Says farewell: the hub stops, or a newer page of the same person took its place. */
	close(reason?: "going" | "many"): void;
	cut(): void;
}

/** A console repeats its presence every 10 s; three missed, and it is not there. */
const PRESENCE_MS = 30_000;

/**
 * Follows on an accepted socket: the snapshot, then every batch after it, with no gap and nothing twice. It joins the
 * tail before the snapshot is read, keeps what comes meanwhile, and drops of it what the snapshot holds.
 */
export function followOn(
	socket: WebSocket,
	viewer: Viewer,
	snapshot: (follow: Extract<FromFollower, { type: "follow" }>) => Promise<Snapshot>,
	wall: () => number = Date.now,
): Follower {
	const link = linkOf(socket);
	let phase: "new" | "syncing" | "live" = "new";
	const guard = guardOf(viewer);
	const attends = viewer.role !== undefined;
	let backlog: Message[] = [];
	let backlogBytes = 0;
	let syncedAt = 0;
	/** True once a batch newer than the snapshot was sent: all later ones are newer altogether. */
	let settled = false;
	const tell = (message: Message) => {
		if (message.seq <= syncedAt) return;
		for (const text of (settled ? message : newerThan(message, syncedAt)).texts) void link.send(text);
		settled = true;
	};
	let sound = { on: false, at: Number.NEGATIVE_INFINITY, elsewhere: false };
	const present = () => link.open && performance.now() - sound.at < PRESENCE_MS;
	const silent = setTimeout(() => link.close("silent"), FOLLOW_WITHIN_MS);
	const sync = async (follow: Extract<FromFollower, { type: "follow" }>) => {
		clearTimeout(silent);
		phase = "syncing";
		const { seq, parts } = await snapshot(follow);
		for (const part of parts) {
			await link.send(part);
			if (!link.open) return;
		}
		syncedAt = seq;
		settled = false;
		phase = "live";
		backlog.forEach(tell);
		backlog = [];
		backlogBytes = 0;
	};
	socket.on("message", (data, isBinary) => {
		if (isBinary) return link.close("notText");
		const heard = parse(data);
		if ("malformed" in heard) return link.close("malformed");
		if ("invalid" in heard) return link.close("invalid", heard.invalid);
		if (heard.said.type === "presence") {
			sound = { on: heard.said.sound, at: performance.now(), elsewhere: heard.said.elsewhere === true };
			if (heard.said.used) viewer.used?.();
		} else if (phase === "syncing") link.close("invalid", "a follow is being answered already");
		else sync(heard.said).catch(() => link.close("failed"));
	});
	socket.on("error", () => link.cut());
	const onEnded = () => link.close("ended");
	viewer.ended.addEventListener("abort", onEnded);
	if (viewer.ended.aborted) onEnded();
	socket.on("close", () => {
		clearTimeout(silent);
		viewer.ended.removeEventListener("abort", onEnded);
	});
	return {
		user: viewer.user,
		role: viewer.role,
		get open() {
			return link.open;
		},
		get sound() {
			return attends && sound.on && present();
		},
		get elsewhere() {
			return sound.elsewhere;
		},
		get present() {
			return attends && present();
		},
		get following() {
			return link.open && phase !== "new";
		},
		offer(batch) {
			if (phase === "new" || !link.open) return;
			const message = guard === undefined ? batch.to(viewer.audience, viewer.user) : batch.toGuard(guard);
			if (phase === "live") return tell(message);
			backlog.push(message);
			backlogBytes += message.texts.reduce((sum, { length }) => sum + length, 0);
			if (backlogBytes > BACKLOG_MAX_BYTES) link.close("slow");
		},
		beat(seq, textOf) {
			const endsAt = viewer.endsAt();
			if (endsAt !== undefined && wall() >= endsAt) return link.close("ended");
			if (phase === "live") void link.send(textOf(Math.max(seq, syncedAt), { wall: viewer.audience === "kiosk" }));
			link.check();
		},
		close: (reason = "going") => link.close(reason),
		cut: () => link.cut(),
	};
}

/** The guard whose page it is; undefined: it is nobody's who is one. */
export function guardOf({ user, audience }: Pick<Viewer, "user" | "audience">): string | undefined {
	return audience === "guard" ? user : undefined;
}

type Heard = { said: FromFollower } | { malformed: true } | { invalid: string };

function parse(data: RawData): Heard {
	const bytes = Buffer.isBuffer(data) ? data : Buffer.concat([data].flat().map((part) => new Uint8Array(part)));
	if (nesting(bytes, NESTING_MAX) > NESTING_MAX) return { malformed: true };
	let json: unknown;
	try {
		json = JSON.parse(bytes.toString());
	} catch {
		return { malformed: true };
	}
	const read = readInput(fromFollower, json);
	if (!read.wrong) return { said: read.data };
	const [first] = read.wrong;
	return { invalid: first ? lineOf(first) : "unknown" };
}

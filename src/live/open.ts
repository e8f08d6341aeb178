import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Commit, Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { BUDGETS, newReached, type Reached } from "../model/budgets.ts";
import type { Clock } from "../model/clock.ts";
import type { Health } from "../model/health.ts";
import type { Log } from "../model/log.ts";
import type { Role } from "../model/role.ts";
import type { CurrentSite, Site, SiteFollower } from "../model/site.ts";
import { beatNow } from "./beat.ts";
import { type Batch, coalesce } from "./coalesce.ts";
import { watchConsoles } from "./consoles.ts";
import { type Follower, followOn, guardOf, type Viewer } from "./follower.ts";
import { type Lists, openLists } from "./presenter/lists.ts";
import { openRedaction, type Redaction } from "./redaction.ts";
import { snapshotFor } from "./sync.ts";
import { viewOf } from "./view.ts";
import { openWall } from "./wall.ts";

const BEAT_MS = 1_000;
const CLOSE_WITHIN_MS = 500;

/** What every console follows, told from committed rows only. */
export interface Live extends SiteFollower {
	/** Takes over an upgrade that was already checked (session, origin). */
	accept(request: IncomingMessage, socket: Duplex, head: Buffer, viewer: Viewer): void;
	readonly followers: number;
	/** Who has a console open whose sound is running. */
	soundOf(): readonly string[];
	/** Whether somebody has a page open that follows. */
	following(user: string): boolean;
	/** Who has a page open that is there now, a guard's phone too; each page once. */
	attending(): readonly { readonly user: string; readonly role: Role }[];
	readonly discreet: Redaction;
	readonly lists: Lists;
	/** Says farewell to all, within half a second. */
	close(): Promise<void>;
}

/** Starts following the journal. `lastSeenAt` says when a device was last heard, epoch ms. */
export async function openLive({
	journal,
	reader,
	site,
	lastSeenAt,
	healthOf,
	clock,
	health,
	wall,
	log,
	consoleLastsMs,
	reached = newReached(),
}: {
	journal: Journal;
	reader: Reader;
	site: CurrentSite;
	lastSeenAt: (device: string) => number | undefined;
	healthOf?: (device: string) => Readonly<Record<string, unknown>> | undefined;
	clock: Pick<Clock, "now" | "speed">;
	/** What the hub can't do now; absent, nothing is asked. */
	health?: Pick<Health, "blind" | "watch">;
	/** The time that sessions live by; absent, the machine's. */
	wall?: () => number;
	log: Log;
	/** How long a page must be there, or gone, before the journal is told. */
	consoleLastsMs?: number;
	/** Counts the budgets that are reached. */
	reached?: Reached;
}): Promise<Live> {
	const unfollows: (() => void)[] = [];
	const follow = (hear: (commit: Commit) => void) => void unfollows.push(journal.follow(hear));
	const discreet = await openRedaction(site, reader, follow);
	const watch = await openWall(reader, follow);
	const viewNow = (now: Site) => viewOf({ site: now, discreet, lastSeenAt, ...(healthOf && { healthOf }) });
	let view = viewNow(site());
	const lists = openLists({ reader, site, lastSeenAt, ...(healthOf && { healthOf }) });
	const followers = new Set<Follower>();
	const server = new WebSocketServer({ noServer: true, maxPayload: BUDGETS.said.limit, perMessageDeflate: false });
	let told = journal.lastSeq;
	const tellAll = (batch: Batch) => {
		told = Math.max(told, batch.seq);
		for (const follower of followers) follower.offer(batch);
	};
	const batches = coalesce(
		() => view,
		tellAll,
		() => {
			reached.object++;
		},
	);
	follow((commit) => {
		if (followers.size > 0) batches.add(commit);
		else told = commit.lastSeq;
	});
	const beat = () => {
		const textOf = beatNow({ journal, clock, health, wall: watch });
		for (const follower of followers) follower.beat(told, textOf);
	};
	const lasts = consoleLastsMs === undefined ? {} : { lastsMs: consoleLastsMs };
	const consoles = watchConsoles({ journal, clock, log, ...lasts });
	const beats = setInterval(() => {
		beat();
		// A phone in a pocket is no console: nobody watches the site by it.
		consoles.look([...followers].filter(({ role }) => role !== "guard"));
	}, BEAT_MS);
	const unwatches = [journal.onAvailability(beat), health?.watch(beat)];
	return {
		accept(request, socket, head, viewer) {
			server.handleUpgrade(request, socket, head, (accepted) => {
				const { audience } = viewer;
				const guard = guardOf(viewer);
				const whose = { audience, user: viewer.user, ...(guard !== undefined && { guard }) };
				const snapshot = (follow: Parameters<typeof snapshotFor>[0]) =>
					snapshotFor(follow, { journal, lists, ...whose, now: clock.now() });
				const follower = followOn(accepted, viewer, snapshot, wall);
				followers.add(follower);
				const theirs = [...followers].filter(({ user, open }) => open && user === viewer.user);
				if (theirs.length > BUDGETS.consoles.limit) {
					reached.consoles++;
					theirs[0]?.close("many");
				}
				accepted.on("close", () => followers.delete(follower));
				log.debug({ user: viewer.user, followers: followers.size }, "a console follows");
			});
		},
		get followers() {
			return [...followers].filter(({ open }) => open).length;
		},
		soundOf: () => [
			...new Set([...followers].filter(({ sound, role }) => sound && role !== "guard").map(({ user }) => user)),
		],
		following: (user) => [...followers].some((one) => one.user === user && one.following),
		attending: () =>
			[...followers].flatMap(({ present, user, role }) => (present && role !== undefined ? [{ user, role }] : [])),
		discreet,
		lists,
		applySite(now) {
			view = viewNow(now);
			lists.applySite(now);
		},
		async close() {
			clearInterval(beats);
			for (const unfollow of unfollows) unfollow();
			for (const unwatch of unwatches) unwatch?.();
			batches.flush();
			batches.close();
			for (const follower of followers) follower.close();
			const end = performance.now() + CLOSE_WITHIN_MS;
			while (followers.size > 0 && performance.now() < end) await new Promise((go) => setTimeout(go, 10));
			for (const follower of followers) follower.cut();
			server.close();
		},
	};
}

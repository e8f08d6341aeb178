import { signal } from "@preact/signals";
import type { EntryShape } from "../../contract/shapes.ts";
import { api } from "./api.ts";
import { socketOnHub } from "./base-path.ts";
import { hearBlindness } from "./blindness.ts";
import { emptyFeed, type Feed, type Message, reconnected, take } from "./feed.ts";
import { HubClock } from "./hub-clock.ts";
import { backoffMs, DEAD_AFTER_MS, isStale } from "./link.ts";
import { Refused } from "./refused.ts";
import { hearWall, onWall } from "./wall.ts";

const WATCH_EVERY_MS = 250;
const PRESENCE_EVERY_MS = 10_000;
/** What shows that somebody is at the page: their session is not idle. */
const USE = ["keydown", "pointerdown", "pointermove", "wheel"];

const feed = emptyFeed();
/** The feed, published anew after each change that shows. The maps inside are the same objects: read, never write. */
export const live = signal<{ readonly feed: Feed; readonly whole: boolean }>({ feed, whole: false });
export type LinkState = "connecting" | "live" | "lost";
export const linkState = signal<LinkState>("connecting");
/** The page is blind: nothing heard for three seconds. */
export const stale = signal(false);
const clock = new HubClock(Date.now(), performance.now());
/** The hub's time, epoch ms, moving once a second. */
export const now = signal(Date.now());
/** The hub's time of the last thing it said, if it has said anything to this page. */
export const truthAt = signal<number | undefined>(undefined);

type Listener = (events: readonly EntryShape[], skipped: number) => void;
const tapes = new Set<Listener>();

/** Calls back with the newest journal entries as they come. Gives back how to stop. */
export function onEntries(listener: Listener): () => void {
	tapes.add(listener);
	return () => tapes.delete(listener);
}

export interface Following {
	/** Says whether this page's sound is running, and whether the page is carried about; said again every ten seconds. */
	presence(sound: boolean, elsewhere?: boolean): void;
	stop(): void;
}

let again: (() => void) | undefined;

/** Connects anew at once, as another session has to; it resumes where it broke off. */
export function refollow(): void {
	again?.();
}

/** Follows the hub until stopped: resumes where it broke off, backs off, and never shows silence as calm. */
export function follow({ onSignedOut, as }: { onSignedOut: () => void; as?: "kiosk" }): Following {
	onWall.value = as === "kiosk";
	let socket: WebSocket | undefined;
	let failures = 0;
	let heardAt = performance.now();
	let sound: boolean | undefined;
	let carried = false;
	let used = false;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	const say = (message: object) => {
		if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
	};
	const sayPresence = () => {
		if (sound === undefined) return;
		say({ type: "presence", sound, ...(carried && { elsewhere: true }), ...(used && { used }) });
		used = false;
	};
	const later = () => {
		if (stopped || retry !== undefined) return;
		retry = setTimeout(connect, backoffMs(failures, Math.random()));
		failures += 1;
	};
	const heard = (text: string) => {
		const message: Message = JSON.parse(text);
		heardAt = performance.now();
		failures = 0;
		if (message.type === "beat") {
			clock.heard(Date.parse(message.at), heardAt, message.speed);
			hearBlindness(message);
			hearWall(message);
		}
		truthAt.value = clock.now(heardAt);
		if (stale.value) stale.value = false;
		if (!feed.syncing) linkState.value = "live";
		if (take(feed, message)) publish();
		if (message.type === "change" && message.events) {
			for (const tape of tapes) tape(message.events, message.skipped ?? 0);
		}
	};
	function connect(): void {
		retry = undefined;
		const next = new WebSocket(socketOnHub(`/live${as ? `?as=${as}` : ""}`));
		socket = next;
		next.onopen = () => {
			reconnected(feed);
			say({ type: "follow", since: feed.seq, ...(feed.journal && { journal: feed.journal }) });
			sayPresence();
		};
		next.onmessage = ({ data }) => {
			if (next === socket && typeof data === "string") heard(data);
		};
		next.onclose = () => {
			if (next !== socket || stopped) return;
			socket = undefined;
			linkState.value = "lost";
			later();
			void signedOut(as).then((out) => out && !stopped && onSignedOut());
		};
	}
	const watch = setInterval(() => {
		const tick = performance.now();
		if (isStale(heardAt, tick) !== stale.value) stale.value = !stale.value;
		if (stale.value && linkState.value === "live") linkState.value = "lost";
		if (tick - heardAt > DEAD_AFTER_MS && socket?.readyState === WebSocket.OPEN) {
			const dead = socket;
			socket = undefined;
			dead.close();
			later();
		}
		const second = Math.floor(clock.now(tick) / 1000) * 1000;
		if (second !== now.value) now.value = second;
	}, WATCH_EVERY_MS);
	const beats = setInterval(sayPresence, PRESENCE_EVERY_MS);
	const use = () => {
		used = true;
	};
	for (const sign of USE) addEventListener(sign, use, { passive: true });
	connect();
	again = () => {
		const old = socket;
		clearTimeout(retry);
		connect();
		old?.close();
	};
	return {
		presence(running, elsewhere = false) {
			if (running === sound && elsewhere === carried) return;
			[sound, carried] = [running, elsewhere];
			sayPresence();
		},
		stop() {
			stopped = true;
			again = undefined;
			for (const sign of USE) removeEventListener(sign, use);
			clearInterval(watch);
			clearInterval(beats);
			clearTimeout(retry);
			socket?.close();
		},
	};
}

let pending = false;
/** Many messages within one frame are shown once; in a hidden tab, which draws no frames, at once. */
function publish(): void {
	if (document.hidden) show();
	else if (!pending) {
		pending = true;
		requestAnimationFrame(show);
	}
}

function show(): void {
	pending = false;
	live.value = { feed, whole: true };
}

/** A socket can't say why it was refused, so ask: is the session over? */
async function signedOut(as: "kiosk" | undefined): Promise<boolean> {
	try {
		// To a wall screen, which nobody is signed in on, the hub says what it is.
		await api(as === "kiosk" ? "GET /display" : "GET /session");
		return false;
	} catch (error) {
		return error instanceof Refused && error.status === 401;
	}
}

import type { WebSocket } from "ws";
import { BUDGETS } from "../model/budgets.ts";

/** A follower this far behind is not following any more (CONTRACT: closed with 1013). */
const BUFFERED_MAX_BYTES = BUDGETS.unsent.limit;
const UNSENT_MAX_MS = 5_000;
/** How long a closing follower may take to read the close frame before its socket is cut. */
const FAREWELL_MS = 10_000;
const PONG_WITHIN_MS = 30_000;

const CLOSE = {
	going: [1001, "the hub is shutting down"],
	notText: [1003, "text only"],
	malformed: [1007, "not valid JSON"],
	invalid: [1008, "not a message of this protocol"],
	silent: [1008, "no follow within 30 s"],
	many: [1008, "this user has opened too many pages; the oldest goes"],
	failed: [1011, "the hub could not answer"],
	slow: [1013, "too slow to follow; come back with since"],
	ended: [4401, "the session has ended"],
} as const satisfies Record<string, readonly [number, string]>;

/** One WebSocket with a bound on what waits in it. */
export interface Link {
	readonly open: boolean;
	/** Sends a whole JSON text. Resolves when it left the process, or the link ended. */
	send(text: Uint8Array): Promise<void>;
	/** Closes it if it can no longer keep up; call it about once a second. */
	check(): void;
	close(reason: keyof typeof CLOSE, detail?: string): void;
	/** Cuts it now. */
	cut(): void;
}

/** As much of the reason as a close frame holds (RFC 6455 §5.5: 125 bytes, two of them the code), whole letters only. */
function reasonWithin(reason: string): string {
	return new TextDecoder().decode(new Uint8Array(Buffer.from(reason).subarray(0, 123)), { stream: true });
}

/** Wraps a socket that has been accepted. */
export function linkOf(socket: WebSocket): Link {
	const sentAt: number[] = [];
	let open = true;
	let heardAt = performance.now();
	let pingedAt = heardAt;
	socket.on("close", () => {
		open = false;
	});
	socket.on("pong", () => {
		heardAt = performance.now();
	});
	socket.on("message", () => {
		heardAt = performance.now();
	});
	const link: Link = {
		get open() {
			return open;
		},
		send(text) {
			if (!open) return Promise.resolve();
			if (socket.bufferedAmount > BUFFERED_MAX_BYTES) {
				link.close("slow");
				return Promise.resolve();
			}
			sentAt.push(performance.now());
			return new Promise((done) => {
				socket.send(text, { binary: false }, () => {
					sentAt.shift();
					done();
				});
			});
		},
		check() {
			const now = performance.now();
			const oldest = sentAt[0] ?? now;
			if (now - oldest > UNSENT_MAX_MS || now - heardAt > PONG_WITHIN_MS) return link.close("slow");
			if (open && now - pingedAt > PONG_WITHIN_MS / 3) {
				pingedAt = now;
				socket.ping();
			}
		},
		close(reason, detail) {
			if (!open) return;
			open = false;
			const [code, said] = CLOSE[reason];
			socket.close(code, detail === undefined ? said : reasonWithin(`${said}: ${detail}`));
			setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
		},
		cut: () => socket.terminate(),
	};
	return link;
}

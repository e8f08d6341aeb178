import type { Server, Socket } from "node:net";
import { BUDGETS, type Reached } from "../model/budgets.ts";
import { nameOf, type Peer } from "./connection-name.ts";

/** The sockets of one address, the oldest first. */
interface Group {
	readonly address: string;
	readonly sockets: Map<string, Socket>;
}

/**
 * The sockets on which nobody has signed in yet, of all ports together. There is always room for a new one: beyond the
 * bound it is the oldest that goes, first of an address that has too many, so that who signs in at once is never kept out
 * by who keeps silent.
 */
export class AnonymousSockets {
	readonly #reached: Reached;
	readonly #waiting = new Map<string, Group>();
	#count = 0;

	constructor(reached: Reached) {
		this.#reached = reached;
	}

	/** How many there are. */
	get count(): number {
		return this.#count;
	}

	/**
	 * Counts all sockets that the server accepts, from the accept on. With `tls`, a handshake that is not done in time ends
	 * with its socket, however slowly it goes on.
	 */
	watch(server: Server, { tls }: { tls: boolean }): void {
		const shaking = new Map<string, NodeJS.Timeout>();
		server.on("connection", (socket: Socket) => {
			this.#accepted(socket);
			if (!tls) return;
			const peer = nameOf(socket);
			shaking.set(peer, setTimeout(() => this.#late(socket), BUDGETS["sign-in-time"].limit).unref());
			socket.once("close", () => {
				clearTimeout(shaking.get(peer));
				shaking.delete(peer);
			});
		});
		server.on("secureConnection", (socket: Socket) => clearTimeout(shaking.get(nameOf(socket))));
	}

	/** Somebody has signed in on this connection: it is none of these any more. */
	signedIn(on: Peer): void {
		const group = this.#waiting.get(addressOf(on));
		if (group) this.#remove(group, nameOf(on));
	}

	#accepted(socket: Socket): void {
		if (socket.remoteAddress === undefined) {
			// It was gone before it was seen.
			socket.destroy();
			return;
		}
		const name = nameOf(socket);
		const address = addressOf(socket);
		const group = this.#waiting.get(address) ?? { address, sockets: new Map() };
		// A port that is used again before the end of its last connection was seen: that one is gone.
		this.#remove(group, name);
		this.#waiting.set(address, group);
		group.sockets.set(name, socket);
		this.#count++;
		socket.once("close", () => group.sockets.get(name) === socket && this.#remove(group, name));
		if (group.sockets.size > BUDGETS["sockets-of-address"].limit) this.#closeOldest(group, "sockets-of-address");
		else if (this.#count > BUDGETS.sockets.limit) this.#closeOldest(this.#largest(group), "sockets");
	}

	#closeOldest(group: Group, budget: "sockets-of-address" | "sockets"): void {
		const [name, socket] = oldestOf(group) ?? [];
		if (name === undefined || !socket) return;
		this.#reached[budget]++;
		this.#remove(group, name);
		socket.destroy();
	}

	#largest(than: Group): Group {
		let largest = than;
		for (const group of this.#waiting.values()) if (group.sockets.size > largest.sockets.size) largest = group;
		return largest;
	}

	#remove(group: Group, name: string): void {
		if (!group.sockets.delete(name)) return;
		this.#count--;
		if (group.sockets.size === 0) this.#waiting.delete(group.address);
	}

	#late(socket: Socket): void {
		this.#reached["sign-in-time"]++;
		socket.destroy();
	}
}

/**
 * The oldest; but of the older half first one that has said nothing. So who has begun to sign in is not pushed out by a
 * crowd that keeps silent, however fast it comes again, and who has only just come is in nobody's place.
 */
function oldestOf({ sockets }: Group): [string, Socket] | undefined {
	let older = sockets.size / 2;
	for (const [name, socket] of sockets) {
		if (socket.bytesRead === 0) return [name, socket];
		if (--older <= 0) break;
	}
	const [first] = sockets;
	return first;
}

/** One subscriber's addresses count as one: of IPv6 the first 64 bits (RFC 4291 §2.5.1, RFC 6177 §2). */
function addressOf({ remoteAddress = "unknown" }: Peer): string {
	if (!remoteAddress.includes(":") || remoteAddress.includes(".")) return remoteAddress;
	const [head = "", tail] = remoteAddress.split("::");
	const groups = head.split(":");
	if (tail !== undefined) while (groups.length < 4) groups.push("0");
	return groups.slice(0, 4).join(":");
}

import type { Server, Socket } from "node:net";
import { BUDGETS, type Reached } from "../model/budgets.ts";
import { nameOf, type Peer } from "./connection-name.ts";

/** Before a proxy's address: its own sockets are those of many people. */
const PROXY = "proxy ";

/** The sockets of one address, the oldest first. */
interface Group {
	/** The address; of a proxy's sockets, until it is known whose each is, the proxy. */
	readonly of: string;
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
	/** In which group each is, by its name. */
	readonly #groups = new Map<string, Group>();

	constructor(reached: Reached) {
		this.#reached = reached;
	}

	/** How many there are. */
	get count(): number {
		return this.#groups.size;
	}

	/**
	 * Counts all sockets that the server accepts, from the accept on. With `tls`, a handshake that is not done in time ends
	 * with its socket, however slowly it goes on. What comes from an address that `passesOn` for others is nobody's yet:
	 * `isFrom` says whose it is, once it is known.
	 */
	watch(server: Server, { tls, passesOn }: { tls: boolean; passesOn?: (address: string) => boolean }): void {
		const shaking = new Map<string, NodeJS.Timeout>();
		server.on("connection", (socket: Socket) => {
			this.#accepted(socket, passesOn?.(socket.remoteAddress ?? "") ?? false);
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
		this.#remove(nameOf(on));
	}

	/** What is said on this connection is said by this address; by whom else before is forgotten. */
	isFrom(on: Peer, address: string): void {
		const name = nameOf(on);
		const before = this.#groups.get(name);
		const socket = before?.sockets.get(name);
		const of = networkOf(address);
		if (!before || !socket || before.of === of) return;
		this.#remove(name);
		this.#add(of, socket);
	}

	#accepted(socket: Socket, passesOn: boolean): void {
		if (socket.remoteAddress === undefined) {
			// It was gone before it was seen.
			socket.destroy();
			return;
		}
		const name = nameOf(socket);
		const of = networkOf(socket.remoteAddress);
		// A port that is used again before the end of its last connection was seen: that one is gone.
		this.#remove(name);
		this.#add(passesOn ? `${PROXY}${of}` : of, socket);
		socket.once("close", () => this.#groups.get(name)?.sockets.get(name) === socket && this.#remove(name));
	}

	#add(of: string, socket: Socket): void {
		const name = nameOf(socket);
		const group = this.#waiting.get(of) ?? { of, sockets: new Map() };
		this.#waiting.set(of, group);
		this.#groups.set(name, group);
		group.sockets.set(name, socket);
		const isOver = group.sockets.size > BUDGETS["sockets-of-address"].limit && !of.startsWith(PROXY);
		if (isOver) this.#closeOldest(group, "sockets-of-address");
		else if (this.count > BUDGETS.sockets.limit) this.#closeOldest(this.#largest(group), "sockets");
	}

	#closeOldest(group: Group, budget: "sockets-of-address" | "sockets"): void {
		const [name, socket] = oldestOf(group) ?? [];
		if (name === undefined || !socket) return;
		this.#reached[budget]++;
		this.#remove(name);
		socket.destroy();
	}

	#largest(than: Group): Group {
		let largest = than;
		for (const group of this.#waiting.values()) if (group.sockets.size > largest.sockets.size) largest = group;
		return largest;
	}

	#remove(name: string): void {
		const group = this.#groups.get(name);
		if (!group) return;
		this.#groups.delete(name);
		group.sockets.delete(name);
		if (group.sockets.size === 0) this.#waiting.delete(group.of);
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
function networkOf(address: string): string {
	if (!address.includes(":") || address.includes(".")) return address;
	const [head = "", tail] = address.split("::");
	const groups = head.split(":");
	if (tail !== undefined) while (groups.length < 4) groups.push("0");
	return groups.slice(0, 4).join(":");
}

import { createServer } from "node:net";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { AnonymousSockets } from "../../src/admission/unauthenticated-sockets.ts";
import { BUDGETS, newReached } from "../../src/model/budgets.ts";

const PROXY = "10.0.0.2";
const { limit } = BUDGETS["sockets-of-address"];

let port = 0;
/** A socket as a server hands it on. */
const accepted = (remoteAddress = PROXY) =>
	Object.assign(new PassThrough(), { localPort: 8_080, remoteAddress, remotePort: ++port, bytesRead: 1 });

function hub() {
	const reached = newReached();
	const anonymous = new AnonymousSockets(reached);
	const server = createServer();
	anonymous.watch(server, { tls: false, passesOn: (address) => address === PROXY });
	/** So many sockets of the proxy, each asking for this address; or nothing said on them yet. */
	const come = (count: number, forAddress?: string, by = PROXY) =>
		Array.from({ length: count }, () => {
			const socket = accepted(by);
			server.emit("connection", socket);
			if (forAddress !== undefined) anonymous.isFrom(socket, forAddress);
			return socket;
		});
	return { reached, anonymous, come };
}

const destroyed = (sockets: readonly PassThrough[]) => sockets.filter((one) => one.destroyed).length;

test("of the sockets of a proxy each counts for whom it asks, and who has too many loses their own alone", () => {
	const { reached, anonymous, come } = hub();
	const other = come(2, "198.51.100.2");
	const guesser = come(limit + 5, "198.51.100.1");
	expect([reached["sockets-of-address"], destroyed(guesser), destroyed(other)]).toEqual([5, 5, 0]);
	expect(destroyed(guesser.slice(0, 5))).toBe(5);
	// The same connection asks for another: it is that one's now.
	for (const socket of guesser.slice(-1)) anonymous.isFrom(socket, "198.51.100.3");
	come(1, "198.51.100.1");
	expect(reached["sockets-of-address"]).toBe(5);
	come(1, "198.51.100.1");
	expect([reached["sockets-of-address"], anonymous.count]).toEqual([6, limit + 3]);
});

test("what a proxy has opened and not used yet is bounded with all others only", () => {
	const { reached, anonymous, come } = hub();
	const idle = come(BUDGETS.sockets.limit);
	expect([reached["sockets-of-address"], reached.sockets, destroyed(idle)]).toEqual([0, 0, 0]);
	come(1);
	expect([reached.sockets, destroyed(idle), anonymous.count]).toEqual([1, 1, BUDGETS.sockets.limit]);
});

test("an address that passes nothing on is bounded by what it has opened, whatever it says", () => {
	const { reached, come } = hub();
	come(limit + 3, undefined, "198.51.100.1");
	expect(reached["sockets-of-address"]).toBe(3);
});

test("who has signed in is none of them, also where its proxy asks for another after that", () => {
	const { anonymous, come } = hub();
	for (const socket of come(1, "198.51.100.1")) {
		anonymous.signedIn(socket);
		anonymous.isFrom(socket, "198.51.100.2");
		expect(anonymous.count).toBe(0);
		socket.emit("close");
	}
	expect(anonymous.count).toBe(0);
});

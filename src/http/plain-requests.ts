import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Server as NetServer, Socket } from "node:net";
import { watchUnshaken } from "../admission/unshaken-sockets.ts";

/** The first byte of every TLS connection: a handshake record (RFC 8446 §5.1). */
const HANDSHAKE = 0x16;
const HEAD_MAX = 4_096;
/** `Host` as RFC 9110 §7.2 has it: a name or an address, and a port. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/**
 * Lets a TLS server answer plain requests on its own port: each is sent to the same port by https, a page to `/trust`,
 * where a browser that does not know the hub's authority learns about it, everything else to its own path. Nothing else is
 * said without TLS. Call it before anybody listens for the server's connections. `cut` ends every connection on which TLS
 * is not spoken (yet): the server itself knows of none of them.
 */
export function redirectPlain(server: NetServer, basePath: string): { cut(): void } {
	const [secure] = server.listeners("connection");
	if (!secure) throw new Error("no TLS server: it takes no connections");
	const plain = redirecting(basePath);
	server.removeAllListeners("connection");
	const unshaken = watchUnshaken(server);
	server.on("connection", (socket: Socket) => {
		const lost = () => socket.destroy();
		socket.once("error", lost);
		socket.once("data", (first: Buffer) => {
			socket.off("error", lost);
			socket.pause();
			socket.unshift(first);
			if (first[0] === HANDSHAKE) secure.call(server, socket);
			else plain.emit("connection", socket);
			process.nextTick(() => socket.resume());
		});
	});
	return unshaken;
}

function redirecting(basePath: string): Server {
	return createServer({ maxHeaderSize: HEAD_MAX, keepAlive: false }, (request, response) => {
		request.resume();
		redirect(request, response, basePath);
	}).on("clientError", (_error, socket) => socket.destroy());
}

function redirect({ method, url = "/", headers }: IncomingMessage, response: ServerResponse, basePath: string): void {
	const { host = "", accept = "" } = headers;
	response.setHeader("connection", "close");
	if (!HOST.test(host)) {
		response.writeHead(400, { "content-type": "text/plain" }).end("this port speaks https\n");
		return;
	}
	const isPage = (method === "GET" || method === "HEAD") && accept.includes("text/html");
	const path = isPage ? `${basePath}/trust` : url.startsWith("/") ? url : "/";
	// 307: the same method, and no browser remembers it: the hub may one day speak plain again here.
	const location = `https://${host}${path}`;
	response.writeHead(307, { location, "content-type": "text/plain" }).end(`${location}\n`);
}

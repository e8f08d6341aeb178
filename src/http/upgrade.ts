import type { IncomingMessage, Server } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { createWebSocketStream, WebSocketServer } from "ws";
import type { DisplayViewer } from "../access/displays.ts";
import type { Principal } from "../access/principal.ts";
import { type Client, clientOf } from "../admission/client.ts";
import type { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import { type Audience, follows } from "../contract/audience.ts";
import { below } from "../contract/http/base-path.ts";
import { ANYONE } from "../contract/http/roles.ts";
import type { Viewer } from "../live/follower.ts";
import { BUDGETS, type Reached } from "../model/budgets.ts";
import { type Problem, Refusal } from "../model/problem.ts";
import { reachingOf } from "./cookies.ts";
import type { Hub } from "./hub.ts";
import { authorise, credentialOf, wallScreen } from "./identity.ts";
import { checkDeviceOrigin, checkUpgradeOrigin } from "./origin.ts";
import { problemOf, renderProblem } from "./problem.ts";

/** The largest packet a device may send, and its fixed header. */
const MQTT_FRAME_MAX = BUDGETS.packet.limit + 512;

type Parts = Pick<Hub, "site" | "access" | "live" | "intake" | "log"> & {
	readonly anonymous: AnonymousSockets;
	readonly reached: Reached;
	readonly basePath: string;
	/** Says in the log that one was passed on by no proxy of the site. */
	sayUnknown(client: Client): void;
};

/** Takes WebSockets: `/live` for people, `/mqtt` for devices. Everything else is refused before the upgrade. */
export function acceptUpgrades(server: Server, parts: Parts): { close(): void } {
	const mqtt = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: MQTT_FRAME_MAX,
		handleProtocols: (offered) => (offered.has("mqtt") ? "mqtt" : false),
	});
	server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		socket.on("error", () => socket.destroy());
		try {
			route(request, socket, head);
		} catch (error) {
			const problem = problemOf(error);
			if (!problem) parts.log.error({ err: error }, "an upgrade failed");
			refuse(socket, problem ?? { code: "malformed", detail: "the upgrade failed" });
		}
	});
	const route = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		const [path] = below(parts.basePath, request.url ?? "").split("?");
		const client = clientOf(request, parts.site().trustedProxies);
		const { address } = client;
		parts.sayUnknown(client);
		parts.anonymous.isFrom(request.socket, address);
		if (path === "/live") return live(request, socket, head, parts);
		if (path !== "/mqtt") throw new Refusal({ code: "not-found", detail: `found ${path}; allowed: /live, /mqtt` });
		checkDeviceOrigin(request, parts);
		mqtt.handleUpgrade(request, socket, head, (accepted) => {
			const stream = createWebSocketStream(accepted);
			stream.on("error", () => stream.destroy());
			const signedIn = endIfTalkative(socket, head.length, parts.reached);
			parts.intake.acceptWebSocket(stream, address, () => {
				signedIn();
				parts.anonymous.signedIn(request.socket);
			});
		});
	};
	return {
		close() {
			for (const client of mqtt.clients) client.terminate();
			mqtt.close();
		},
	};
}

/**
 * Ends a socket on which more bytes have come than a CONNECT has, and still nobody has signed in: a WebSocket's frame is
 * gathered whole before anybody may look at it. Who sends more right behind a good CONNECT is signed in by the end of the
 * same turn. Gives what to call at the sign-in.
 */
function endIfTalkative(socket: Duplex, already: number, reached: Reached): () => void {
	let came = already;
	const count = (chunk: Buffer) => {
		came += chunk.length;
		if (came <= BUDGETS.greeting.limit) return;
		socket.off("data", count);
		judging = setImmediate(() => {
			reached.greeting++;
			socket.destroy();
		});
	};
	let judging: NodeJS.Immediate | undefined;
	socket.on("data", count);
	return () => {
		socket.off("data", count);
		clearImmediate(judging);
	};
}

function live(request: IncomingMessage, socket: Duplex, head: Buffer, parts: Parts): void {
	const { site, access, live: hub, basePath, anonymous } = parts;
	const asked = new URL(request.url ?? "", "http://hub").searchParams.get("as");
	const credential = credentialOf(request.headers, reachingOf(request, { site, basePath }));
	// A browser that is a wall screen stays one when somebody signs in beside it, and when their session ends.
	const display = asked === "kiosk" ? wallScreen(access, credential) : undefined;
	const viewer = display ? viewerOf(display) : personOf(authorise(access, credential, { roles: ANYONE }), asked);
	anonymous.signedIn(request.socket);
	checkUpgradeOrigin(request, parts);
	if (asked !== null && asked !== "kiosk") {
		throw new Refusal({ code: "malformed", detail: `as: found ${asked.slice(0, 80)}; allowed: kiosk` });
	}
	hub.accept(request, socket, head, viewer);
}

function viewerOf({ id, ended }: DisplayViewer): Viewer {
	return { user: `display:${id}`, audience: "kiosk", ended, endsAt: () => undefined };
}

/** A page may ask for less than whoever is signed in there may see; a guard may see nothing of it. */
function personOf(who: Principal, asked: string | null): Viewer {
	const { user, role, ended } = who;
	const audience: Audience = asked === "kiosk" && follows(role) ? "kiosk" : role;
	return { user, role, audience, ended, endsAt: () => who.expiresAt, used: () => who.used?.() };
}

function refuse(socket: Duplex, problem: Problem): void {
	const { status, headers, body } = renderProblem(problem);
	const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
	const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)];
	socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

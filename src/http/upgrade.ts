import type { IncomingMessage, Server } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { createWebSocketStream, WebSocketServer } from "ws";
import { type Audience, follows } from "../contract/audience.ts";
import { type Problem, Refusal } from "../model/problem.ts";
import type { Hub } from "./hub.ts";
import { authorise, credentialOf } from "./identity.ts";
import { checkUpgradeOrigin, isOwnOrigin } from "./origin.ts";
import { problemOf, renderProblem } from "./problem.ts";
import { ANYONE } from "./route.ts";

/** The largest packet a device may send, plus the WebSocket's own bytes (CONTRACT: 1 MiB + 512). */
const MQTT_FRAME_MAX = 1024 * 1024 + 1024;

type Parts = Pick<Hub, "site" | "access" | "live" | "intake" | "log">;

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
		const [path] = (request.url ?? "").split("?");
		if (path === "/live") return live(request, socket, head, parts);
		if (path !== "/mqtt") throw new Refusal({ code: "not-found", detail: `found ${path}; allowed: /live, /mqtt` });
		const { origin, host } = request.headers;
		if (origin !== undefined && !isOwnOrigin(origin, host, parts.site.allowedOrigins)) {
			throw new Refusal({ code: "foreign-origin", detail: `found the origin ${origin.slice(0, 200)}` });
		}
		const address = request.socket.remoteAddress ?? "";
		mqtt.handleUpgrade(request, socket, head, (accepted) => {
			const stream = createWebSocketStream(accepted);
			stream.on("error", () => stream.destroy());
			parts.intake.acceptWebSocket(stream, address);
		});
	};
	return {
		close() {
			for (const client of mqtt.clients) client.terminate();
			mqtt.close();
		},
	};
}

function live(request: IncomingMessage, socket: Duplex, head: Buffer, { site, access, live: hub }: Parts): void {
	const who = authorise(access, credentialOf(request.headers), ANYONE);
	checkUpgradeOrigin(request.headers, site.allowedOrigins);
	const { user, role, ended } = who;
	const asked = new URL(request.url ?? "", "http://hub").searchParams.get("as");
	if (asked !== null && asked !== "kiosk") {
		throw new Refusal({ code: "malformed", detail: `as: found ${asked.slice(0, 80)}; allowed: kiosk` });
	}
	// A wall screen in a guard room asks for less than whoever is signed in there may see; a guard may see nothing of it.
	const audience: Audience = asked === "kiosk" && follows(role) ? "kiosk" : role;
	const viewer = { user, role, audience, ended, endsAt: () => who.expiresAt };
	hub.accept(request, socket, head, viewer);
}

function refuse(socket: Duplex, problem: Problem): void {
	const { status, headers, body } = renderProblem(problem);
	const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
	const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)];
	socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { z } from "zod";
import { uuidAt } from "../uuid.ts";
import { randomOf } from "../world/random.ts";
import { type Answering, answeringOf, type Habits } from "./answering.ts";

/** A page says this often that somebody has it open, real ms. */
const PRESENCE_MS = 10_000;
/** What did not get through is said again after this, real ms. */
const AGAIN_MS = 200;
const APP = "1.0.0";

const dispatches = z.array(z.object({ id: z.string(), guard: z.string(), state: z.string() }));
const told = z.looseObject({
	upserts: z
		.array(z.looseObject({ kind: z.string(), value: z.looseObject({ dispatches: dispatches.optional() }).optional() }))
		.default([]),
});

/** What a phone said to the hub, and what that answered. */
export interface Said {
	readonly dispatch: string;
	readonly what: "received" | "seen" | Answering["says"] | "arrive" | "done";
	readonly status: number;
}

export interface PhoneGiven {
	/** `http://127.0.0.1:8080` */
	readonly hub: string;
	readonly name: string;
	/** How the guard comes in: by password, or by a one-time link's token. */
	readonly by: { readonly password: string } | { readonly link: string };
	readonly seed: string;
	/** Simulated ms in a real one. */
	readonly speed?: number;
	readonly habits?: Habits;
}

export interface SimulatedPhone {
	/** In the order in which the hub answered. */
	readonly said: readonly Said[];
	/** Dispatches that the phone was told of. */
	readonly heard: ReadonlySet<string>;
	/** How often it was without a network on the way. */
	readonly lost: number;
	/** Resolves once nothing is left to be said. */
	settled(): Promise<void>;
	close(): void;
}

/**
 * A guard with a phone: signs in, registers it, follows `/live`, and does about each dispatch what `answeringOf` says.
 *
 * @throws {Error} The hub does not let the guard in.
 */
export async function openPhone(given: PhoneGiven): Promise<SimulatedPhone> {
	const { hub, name, by, seed, speed = 1, habits } = given;
	const headers = { "content-type": "application/json", origin: hub };
	const entered =
		"link" in by
			? await post("/session/link", { token: by.link }, headers)
			: await post("/session", { username: name, password: by.password }, headers);
	if (entered.status !== 200) throw new Error(`${name}: found ${entered.status} at sign-in, expected 200`);
	const cookie = entered.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
	const signedIn = { ...headers, cookie };
	const registered = await post("/phones", { id: uuidAt(0, randomOf(`${seed} ${name}`)), app: APP }, signedIn);
	if (registered.status !== 201) throw new Error(`${name}: found ${registered.status} at /phones, expected 201`);

	const end = new AbortController();
	const { signal } = end;
	const said: Said[] = [];
	const heard = new Set<string>();
	const doing = new Set<Promise<void>>();
	let socket: WebSocket | undefined;
	let online = true;
	let lost = 0;

	function post(path: string, body: object, more: Record<string, string>): Promise<Response> {
		return fetch(`${hub}/api/v1${path}`, { method: "POST", headers: more, body: JSON.stringify(body) });
	}
	const wait = (ms: number) => pause(ms / speed, undefined, { signal, ref: false });
	/** Until the hub has answered: without a network nothing leaves the phone. */
	const say = async (dispatch: string, what: Exclude<Said["what"], "nothing">, body: object = {}): Promise<boolean> => {
		for (;;) {
			signal.throwIfAborted();
			const answer = online && (await post(`/dispatches/${dispatch}/${what}`, body, signedIn).catch(() => undefined));
			if (answer && answer.status < 500) {
				said.push({ dispatch, what, status: answer.status });
				return answer.ok;
			}
			await pause(AGAIN_MS, undefined, { signal, ref: false });
		}
	};
	const loseNetwork = async ({ afterMs, forMs }: NonNullable<Answering["away"]>) => {
		await wait(afterMs);
		lost++;
		online = false;
		socket?.terminate();
		await wait(forMs);
		online = true;
		follow();
	};
	const act = async (dispatch: string) => {
		const does = answeringOf({ seed, guard: name, dispatch }, habits);
		await say(dispatch, "received");
		if (does.says === "nothing") return;
		await wait(does.afterMs);
		await say(dispatch, "seen");
		const taken = await say(dispatch, does.says, does.reason === undefined ? {} : { reason: does.reason });
		// Withdrawn or over meanwhile: the hub has said so, and nobody walks.
		if (does.says === "decline" || !taken) return;
		const way = does.away && loseNetwork(does.away);
		await wait(does.walksMs);
		if (await say(dispatch, "arrive")) {
			await wait(does.staysMs);
			await say(dispatch, "done");
		}
		await way;
	};
	function hear(text: string): void {
		for (const { kind, value } of told.parse(JSON.parse(text)).upserts) {
			if (kind !== "incident") continue;
			for (const { id, guard, state } of value?.dispatches ?? []) {
				if (guard !== name || state !== "sent" || heard.has(id)) continue;
				heard.add(id);
				const acting: Promise<void> = act(id)
					.catch((error: unknown) => {
						if (!signal.aborted) throw error;
					})
					.finally(() => doing.delete(acting));
				doing.add(acting);
			}
		}
	}
	function follow(): void {
		if (signal.aborted || !online) return;
		const link = new WebSocket(`${hub.replace(/^http/, "ws")}/live`, { headers: { cookie, origin: hub } });
		socket = link;
		link.on("error", () => undefined);
		link.on("open", () => {
			link.send(JSON.stringify({ type: "follow", since: 0 }));
			link.send(JSON.stringify({ type: "presence", sound: true }));
		});
		link.on("message", (bytes) => hear(String(bytes)));
		link.on("close", () => {
			if (socket === link) setTimeout(follow, AGAIN_MS).unref();
		});
	}
	const present = setInterval(() => {
		if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: "presence", sound: true }));
	}, PRESENCE_MS);
	present.unref();
	follow();
	return {
		said,
		heard,
		get lost() {
			return lost;
		},
		async settled() {
			while (doing.size > 0) await Promise.all(doing);
		},
		close() {
			end.abort();
			clearInterval(present);
			socket?.terminate();
		},
	};
}

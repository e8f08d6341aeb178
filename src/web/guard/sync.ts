import { effect } from "@preact/signals";
import { api } from "../app/api.ts";
import { Refused } from "../app/refused.ts";
import { findSession, session } from "../app/session.ts";
import { introduce, leavePhone, tellHow } from "./contact/contact.ts";
import { type Ended, type Receiving, sendHeld } from "./queue/send.ts";
import { sendCalls } from "./sos/call.ts";
import { ended, held, known, reach, vault } from "./state.ts";
import type { Vault } from "./store/vault.ts";

/** How often the hub is asked while all is well, and while something waits to be sent. Our own settings. */
const LOOK_MS = 60_000;
const AGAIN_MS = 10_000;

const hub: Receiving = {
	async checkins(checkins) {
		const body = { checkins: [...checkins], sentAt: new Date().toISOString() };
		return (await api("POST /patrol/checkins", { body })).items;
	},
	async act(act) {
		if (act.kind === "finding") return (await api("POST /patrol/findings", { body: act.body })).id;
		if (act.kind === "all-well") await api("POST /patrol/all-well", { body: act.body });
		else if (act.kind === "start") await api("POST /shifts/mine/start", { body: act.body });
		else await api("POST /shifts/mine/end", { body: act.body });
		return undefined;
	},
	photo: async (id, jpeg) => {
		await api("PUT /patrol/findings/{id}/photo", { params: { id }, body: jpeg });
	},
};

let running: Promise<void> | undefined;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what is held and reads what is new, once at a time; asked for meanwhile, once more after that. */
export function sync(): Promise<void> {
	if (running) {
		again = true;
		return running;
	}
	clearTimeout(timer);
	running = once().finally(() => {
		running = undefined;
		if (again) {
			again = false;
			void sync();
		} else timer = setTimeout(() => void sync(), reach.value === "reached" ? LOOK_MS : AGAIN_MS);
	});
	return running;
}

async function once(): Promise<void> {
	await sendCalls();
	const open = vault.peek();
	const who = await whoIsIn();
	if (!who) return;
	await introduce(who);
	if (open && who.user === open.guard) {
		const sent = await sendHeld(open, hub, Date.now);
		held.value = await open.all();
		heard(sent);
		if (sent.why !== "all-sent") return;
	} else if (open) reach.value = "signed-out";
	if (ended.peek()) return leavePhone();
	if (!open || who.user !== open.guard) return;
	await tellHow();
	await readKnown(open);
}

/** Who the hub knows this browser by. What is held is sent under its own guard's name only. */
async function whoIsIn() {
	try {
		const who = await api("GET /session");
		const now = session.peek();
		if (now.state !== "in" || now.who.name !== who.user) await findSession({ wall: false });
		return who;
	} catch (error) {
		heard(endedBy(error));
		return undefined;
	}
}

function endedBy(error: unknown): Ended {
	if (!(error instanceof Refused)) throw error;
	return { why: error.status === 401 || error.status === 403 ? "signed-out" : "later" };
}

function heard({ why }: Ended): void {
	reach.value = why === "all-sent" ? "reached" : why === "signed-out" ? "signed-out" : "unreachable";
}

/** Reads the guard's rounds and what they name, and keeps them. */
async function readKnown(open: Vault): Promise<void> {
	try {
		const [rounds, checkpoints, site] = await Promise.all([
			api("GET /patrol/rounds", { query: { limit: ROUNDS } }),
			known.peek()?.checkpoints ?? everyCheckpoint(),
			known.peek()?.timeZone ?? api("GET /site").then(({ timeZone }) => timeZone),
		]);
		const now = { rounds: rounds.items, checkpoints, timeZone: site, at: Date.now() };
		known.value = now;
		await open.keep("known", now);
	} catch (error) {
		heard(endedBy(error));
	}
}

/** The newest of a guard's rounds: more than anybody walks in two duties. */
const ROUNDS = 40;

async function everyCheckpoint() {
	return (await api("GET /patrol/checkpoints", { query: { limit: 500 } })).items;
}

/** Begins to keep in touch: at each return of the network or of the guard to the page, and by the clock. */
export function keepInTouch(): void {
	const now = () => void sync();
	addEventListener("online", now);
	addEventListener("offline", () => {
		reach.value = "unreachable";
	});
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "visible") now();
	});
	effect(() => {
		if (vault.value) now();
	});
}

import { effect } from "@preact/signals";
import { api } from "../app/api.ts";
import { everyItem } from "../app/every-item.ts";
import { people } from "../app/people.ts";
import { Refused } from "../app/refused.ts";
import { findSession, session } from "../app/session.ts";
import { introduce, keepName, leavePhone, tellHow } from "./contact/contact.ts";
import { type Ended, type Receiving, sendHeld } from "./queue/send.ts";
import { hearRounds, hearsRounds } from "./round/hear-rounds.ts";
import { sendCalls } from "./sos/call.ts";
import { dutyByHub, ended, held, type Known, known, reach, vault } from "./state.ts";
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
		if (act.kind === "finding") {
			const { id: finding, incident } = await api("POST /patrol/findings", { body: act.body });
			return { finding, ...(incident !== undefined && { incident }) };
		}
		if (act.kind === "start") return { became: (await api("POST /shifts/mine/start", { body: act.body })).became };
		if (act.kind === "end") return { became: (await api("POST /shifts/mine/end", { body: act.body })).became };
		await api("POST /patrol/all-well", { body: act.body });
		return {};
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
	await keepName(who);
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
	await open.keep("duty", dutyByHub.peek());
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

/** The vault whose page has read anew what seldom changes. */
let readFor: Vault | undefined;

/** Reads the guard's rounds, where the hub does not tell of them, and what they name, and keeps them. What seldom changes is read once for each time the phone is opened. */
async function readKnown(open: Vault): Promise<void> {
	try {
		const before = readFor === open ? known.peek() : undefined;
		const [rounds, seldom] = await Promise.all([
			before && hearsRounds() ? undefined : api("GET /patrol/rounds", { query: { limit: ROUNDS } }),
			before ?? readSeldom(),
		]);
		const { checkpoints, people, timeZone } = seldom;
		const now = {
			checkpoints,
			...(people && { people }),
			timeZone,
			rounds: rounds?.items ?? known.peek()?.rounds ?? [],
			at: Date.now(),
		};
		readFor = open;
		if (vault.peek() === open) known.value = now;
		await open.keep("known", now);
	} catch (error) {
		heard(endedBy(error));
	}
}

/** The newest of a guard's rounds: more than anybody walks in two duties. */
const ROUNDS = 40;

async function readSeldom(): Promise<Pick<Known, "checkpoints" | "people" | "timeZone">> {
	const [checkpoints, people, { timeZone }] = await Promise.all([
		everyItem((cursor) => api("GET /patrol/checkpoints", { query: { limit: 500, cursor } })),
		everyItem((cursor) => api("GET /people", { query: { limit: 500, all: "true", cursor } })),
		api("GET /site"),
	]);
	return { checkpoints, people, timeZone };
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
	hearRounds();
	effect(() => {
		const all = known.value?.people;
		people.value = all && new Map(all.map((one) => [one.name, one]));
	});
}

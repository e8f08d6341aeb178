import { api } from "../../app/api.ts";
import { Refused } from "../../app/refused.ts";
import { whereabouts } from "../contact/whereabouts.ts";
import { calls, database } from "../state.ts";
import { changePhone, type HeldSos, type LastSeen } from "../store/database.ts";
import { asOf, bodyOf, isOpen, isPast, isUnsent } from "./standing.ts";

/** How often what is not settled is sent or asked after; it waits for nothing else that is being sent. Our own setting. */
const AGAIN_MS = 5_000;

/** Notes where the phone was checked in, for a call that may follow. */
export async function noteSeen(lastSeen: LastSeen): Promise<void> {
	await changePhone(await database, (phone) => ({ ...phone, lastSeen }));
}

/** Holds a call for help, with where the phone is as it is pressed; it needs no PIN. It is on the phone once this resolves. */
export async function holdCall(): Promise<void> {
	const now = Date.now();
	const open = await database;
	const position = whereabouts();
	const writing = open.transaction(["phone", "sos"], "readwrite", { durability: "strict" });
	const lastSeen = asOf((await writing.objectStore("phone").get("this"))?.lastSeen, now);
	await writing.objectStore("sos").put({
		...{ id: crypto.randomUUID(), at: new Date(now).toISOString() },
		...(lastSeen && { lastSeen }),
		...(position && { position }),
	});
	await writing.done;
	calls.value = await open.getAll("sos");
}

/** Those that are being sent or asked after now. */
const underWay = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends the calls that wait, before anything else, and asks after those that nobody has taken; again until none is left. No
 * call waits for another.
 */
export async function sendCalls(): Promise<void> {
	const open = await database;
	const all = await open.getAll("sos");
	for (const call of all) if (isPast(call, Date.now())) await open.delete("sos", call.id);
	await Promise.all(all.filter((call) => isUnsettled(call) && !underWay.has(call.id)).map(settle));
	calls.value = await open.getAll("sos");
	clearTimeout(timer);
	if (calls.peek().some(isUnsettled)) timer = setTimeout(() => void sendCalls(), AGAIN_MS);
}

function isUnsettled(call: HeldSos): boolean {
	return isUnsent(call) || isOpen(call);
}

async function settle(call: HeldSos): Promise<void> {
	underWay.add(call.id);
	try {
		await change(call.id, await heardOf(call));
	} finally {
		underWay.delete(call.id);
	}
	calls.value = await (await database).getAll("sos");
}

/** Says it to the hub, which answers the same call with its incident as that is now. What the network fails waits on; so does one of nobody signed in. */
async function heardOf(call: HeldSos): Promise<Partial<HeldSos>> {
	try {
		const { id: incident, state } = await api("POST /patrol/sos", { body: bodyOf(call) });
		const sentAt = call.sentAt ?? Date.now();
		return { sentAt, incident, ...(state !== "open" && { taken: true }) };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const never = isUnsent(call) && (error.status === 400 || error.status === 422);
		return never ? { refused: error.message } : {};
	}
}

/** Changes one as it stands by now: its guard may have put it away meanwhile. */
async function change(id: string, more: Partial<HeldSos>): Promise<void> {
	const writing = (await database).transaction("sos", "readwrite", { durability: "strict" });
	const now = await writing.store.get(id);
	if (now) await writing.store.put({ ...now, ...more });
	await writing.done;
}

/** The guard has read what became of the calls: they are shown no more. One that is not sent stays. */
export async function putAway(): Promise<void> {
	const open = await database;
	for (const call of await open.getAll("sos")) if (!isUnsent(call)) await change(call.id, { away: true });
	calls.value = await open.getAll("sos");
}

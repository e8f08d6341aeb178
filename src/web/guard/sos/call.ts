import { api } from "../../app/api.ts";
import { Refused } from "../../app/refused.ts";
import { calls, database } from "../state.ts";

/** Holds a call for help; it needs no PIN. It is on the phone once this resolves. */
export async function holdCall(): Promise<void> {
	const open = await database;
	const writing = open.transaction("sos", "readwrite", { durability: "strict" });
	await writing.store.put({ id: crypto.randomUUID(), at: new Date().toISOString() });
	await writing.done;
	calls.value = await open.getAll("sos");
}

/** Sends the calls that wait, before anything else. What the network fails waits on; so does one of nobody signed in. */
export async function sendCalls(): Promise<void> {
	const open = await database;
	for (const call of await open.getAll("sos")) {
		if (call.sentAt !== undefined || call.refused !== undefined) continue;
		try {
			await api("POST /patrol/sos", { body: { id: call.id, at: call.at } });
			await open.put("sos", { ...call, sentAt: Date.now() });
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			if (error.status === 400 || error.status === 422) await open.put("sos", { ...call, refused: error.message });
		}
	}
	calls.value = await open.getAll("sos");
}

/** The guard has seen that help is called: it is no longer shown. */
export async function forgetCalls(): Promise<void> {
	const open = await database;
	for (const { id, sentAt, refused } of await open.getAll("sos")) {
		if (sentAt !== undefined || refused !== undefined) await open.delete("sos", id);
	}
	calls.value = await open.getAll("sos");
}

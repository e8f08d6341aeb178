import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type Hub, openHub } from "../../src/main.ts";
import { newFolder } from "../hub-process.ts";

/** The hub on simulated time. */
export async function open(
	config: string,
	{ data = newFolder(), speed = 1 } = {},
): Promise<Hub & { readonly data: string }> {
	const hub = await openHub({
		...{ config, data, simulate: true, speed },
		http: { host: "127.0.0.1", port: 0 },
		mqtt: { host: "127.0.0.1", port: 0 },
		log: pino({ level: "silent" }),
		onFatal(error) {
			throw error;
		},
	});
	let open = true;
	const close = async () => {
		if (open) await hub.close();
		open = false;
	};
	onTestFinished(close);
	return { ...hub, data, close };
}

let count = 0;

/** A device reports; gives the id of the incident that its report opens. */
export async function says(hub: Hub, device: string, type: string, data = {}): Promise<string> {
	const now = hub.store.clock.now();
	const zone = hub.configuration.site.devices.get(device)?.zone;
	const draft = { type, id: `e${++count}`, at: now, receivedAt: now, data, ...(zone !== undefined && { zone }) };
	const appended = await hub.store.journal.append({ source: `device:${device}`, ...draft });
	return "seq" in appended ? `inc-${appended.seq}` : "";
}

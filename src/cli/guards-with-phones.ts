import { openPhone } from "../../simulators/phones/phone.ts";
import type { Hub } from "../main.ts";
import type { Log } from "../model/log.ts";
import { demoGuards } from "./demo.ts";

/**
 * Gives each guard of the demonstration a phone, by which they answer what they are sent to, as people do: most go, some
 * refuse, say nothing, come late or lose the network on the way. Gives how to end that.
 */
export async function giveGuardsPhones(
	hub: Hub,
	{ seed, speed, log }: { readonly seed: string; readonly speed: number; readonly log: Log },
): Promise<() => void> {
	const guards = await demoGuards(hub);
	const opened = await Promise.all(
		guards.map(({ name, link }) =>
			openPhone({ hub: hub.http.url, name, by: { link }, seed, speed }).catch((error: unknown) => {
				log.error({ err: error, guard: name }, "a simulated guard has no phone");
				return undefined;
			}),
		),
	);
	const phones = opened.flatMap((one) => one ?? []);
	log.info({ phones: phones.length }, "simulated guards have phones");
	return () => {
		for (const phone of phones) phone.close();
	};
}

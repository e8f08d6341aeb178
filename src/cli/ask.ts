import { controlCommands } from "../hub/control-commands.ts";
import { askHub } from "../hub/control-socket.ts";
import { pathsOf } from "../hub/data-folder.ts";
import { openStore } from "../hub/store.ts";
import { readSite } from "../site/read.ts";
import { errorLog } from "./log.ts";
import type { Common } from "./options.ts";

/**
 * Has a change made: by the hub that runs on this data folder, and at once; without one, in the folder itself.
 *
 * @throws {Refusal} It is not possible, with the reason.
 */
export async function ask({ config, data }: Common, verb: string, args: unknown): Promise<unknown> {
	const answered = await askHub(pathsOf(data).controlSocket, verb, args);
	if (answered) return answered.answer;
	const site = await readSite(config);
	const store = await openStore({ data, config, log: errorLog(), firstUse: "plain" });
	try {
		const act = controlCommands({ ...store, site, disconnect: () => {} })[verb];
		if (!act) throw new Error(`there is no verb ${verb}`);
		return await act(args);
	} finally {
		await store.close();
	}
}

import { expect } from "vitest";
import { messageOf } from "../../../src/notify/message.ts";
import type { Rig } from "../rig.ts";

/** What each message by the webhook says, as it would go out now. */
export async function messagesOf({ reader, site, live }: Rig): Promise<readonly string[]> {
	const { items } = await reader.objects("delivery", { limit: 100, order: "asc" });
	const texts: string[] = [];
	for (const delivery of items.filter(({ channel }) => channel === "sms")) {
		const incident = (await reader.incident(delivery.incident ?? "")) ?? expect.fail(delivery.id);
		const discreet = incident.discreet === true || live.discreet.has(incident.id);
		texts.push(JSON.stringify(messageOf(delivery, incident, { site, discreet })));
	}
	return texts;
}

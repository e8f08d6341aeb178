import { toldTo } from "../contract/audience.ts";
import { presentIncident } from "../contract/present.ts";
import type { IncidentShape } from "../contract/shapes.ts";
import type { ChangedObject, Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Incident } from "../model/incident.ts";
import type { Log } from "../model/log.ts";
import type { Redaction } from "./redaction.ts";

const CLOSED_WITHIN_MS = 24 * 3_600_000;
const RETRY_MS = 1_000;

/** Publishes a retained message; rejects if it could not. An empty payload removes the topic. */
export type Publish = (
	topic: string,
	payload: string,
	options: { retain: boolean; qos: 0 | 1 },
) => Promise<void> | void;

/**
 * Tells other systems of incidents over MQTT, without personal data: `…/hub/incident/{id}`, retained until it is
 * resolved. What open incidents there are is published anew at the start, so nothing stale stays. Each incident waits
 * at most once, as it is now; one that could not be published is tried again every second.
 */
export async function publishIncidents({
	journal,
	reader,
	siteId,
	discreet,
	publish,
	now,
	log,
}: {
	journal: Pick<Journal, "follow">;
	reader: Pick<Reader, "changesSince">;
	siteId: string;
	discreet: Redaction;
	publish: Publish;
	now: number;
	log: Log;
}): Promise<{ close(): void }> {
	const waiting = new Map<string, Incident | undefined>();
	let busy = false;
	let closed = false;
	const drain = async () => {
		if (busy) return;
		busy = true;
		for (let next = first(waiting); next && !closed; next = first(waiting)) {
			const [id, incident] = next;
			waiting.delete(id);
			const over = incident === undefined || incident.state === "resolved";
			const payload = over ? "" : JSON.stringify(impersonal(presentIncident(incident, { hides: discreet.has })));
			try {
				await publish(`gatehouse/v1/${siteId}/hub/incident/${id}`, payload, { retain: true, qos: 1 });
			} catch (error) {
				if (!waiting.has(id)) waiting.set(id, incident);
				log.warn({ err: error, incident: id }, "an incident could not be published; it is tried again");
				await new Promise((go) => setTimeout(go, RETRY_MS).unref());
			}
		}
		busy = false;
	};
	const unfollow = journal.follow(({ changed }) => {
		for (const one of changed) {
			if (isReal(one)) waiting.set(one.id, "value" in one ? one.value : undefined);
		}
		void drain();
	});
	const { changed } = await reader.changesSince(0, now - CLOSED_WITHIN_MS);
	for (const one of changed) {
		if (!isReal(one) || waiting.has(one.id)) continue;
		waiting.set(one.id, "value" in one ? one.value : undefined);
	}
	void drain();
	return {
		close() {
			closed = true;
			unfollow();
		},
	};
}

function first(waiting: ReadonlyMap<string, Incident | undefined>): [string, Incident | undefined] | undefined {
	return waiting.entries().next().value;
}

type ChangedIncident = Extract<ChangedObject, { readonly kind: "incident" } | { readonly gone: true }>;

/** An incident, but for a drill's: what other systems do by themselves, they would do for nothing. */
function isReal(one: ChangedObject): one is ChangedIncident {
	return one.kind === "incident" && !("value" in one && one.value.drill);
}

/** Without who did what and what they wrote. */
function impersonal(incident: IncidentShape): object {
	const { told, verified, ...rest } = toldTo("mqtt", "incident", incident) ?? {};
	return {
		...rest,
		...(told && { told: told.map(({ who, at }) => ({ who, at })) }),
		...(verified && { verified: { at: verified.at, means: verified.means } }),
	};
}

import type { Upsert } from "../contract/live.ts";
import { presentAlarm, presentDevice, presentEntry, presentIncident } from "../contract/present.ts";
import {
	presentBypass,
	presentDelivery,
	presentDrill,
	presentShift,
	presentWalkTest,
	presentWeather,
} from "../contract/present-work.ts";
import type { EntryShape } from "../contract/shapes.ts";
import type { ChangedObject } from "../journal/journal.ts";
import type { Device } from "../model/device.ts";
import type { RecordedEntry } from "../model/entry.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { ruleLine } from "../model/rule-line.ts";
import type { Site, SiteDevice } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import type { Discreet } from "./discreet.ts";

/** How journal objects look to everyone who may see them; what is discreet is told as "special incident". */
export interface View {
	/** The object as `/live` tells it; undefined for what the world does not see, or a device no longer of the site. */
	upsert(changed: ChangedObject): Upsert | undefined;
	/** A device of the site that was never heard. */
	unheard(device: SiteDevice): Upsert;
	entry(entry: RecordedEntry, as?: { whole: boolean }): EntryShape;
}

/** A view of one site. `lastSeenAt` says when a device was last heard, epoch ms. */
export function viewOf({
	site,
	discreet,
	lastSeenAt,
	healthOf = () => undefined,
}: {
	site: Site;
	discreet: Discreet;
	lastSeenAt: (device: string) => number | undefined;
	/** A device's last word on its health, where it is newer than the journal's. */
	healthOf?: (device: string) => Device["health"] | undefined;
}): View {
	const wordsOf = wordsByType(site);
	const lineOf = (rule: string) => ruleLine(site, rule);
	const device = (is: SiteDevice, now: Device): Upsert => ({
		kind: "device",
		id: is.id,
		rev: now.rev,
		value: presentDevice(is, { ...now, health: healthOf(is.id) ?? now.health }, lastSeenAt(is.id)),
	});
	return {
		upsert(changed) {
			const { kind, id, rev } = changed;
			if (kind === "timer" || kind === "memory") return undefined;
			if ("gone" in changed) return { kind, id, rev, gone: true };
			if (changed.kind === "incident") {
				return { kind: "incident", id, rev, value: presentIncident(changed.value, { hides: discreet.has }) };
			}
			if (changed.kind === "alarm") return { kind: "alarm", id, rev, value: presentAlarm(changed.value) };
			if (changed.kind === "device") {
				const is = site.devices.get(id);
				return is && device(is, changed.value);
			}
			return presentWork(changed, rev);
		},
		unheard: (is) => device(is, neverHeard(is.id)),
		entry(entry, { whole } = { whole: false }) {
			const words = wordsOf(entry.type);
			return presentEntry(entry, { discreet: !whole && discreet.hides(entry), ...(words && { words }), lineOf });
		},
	};
}

type WorkObject = Extract<ChangedObject, { readonly value: unknown }> & {
	readonly kind: "shift" | "bypass" | "walk-test" | "weather" | "drill" | "delivery";
};

function presentWork(changed: WorkObject, rev: number): Upsert {
	const { kind, id } = changed;
	switch (kind) {
		case "shift":
			return { kind, id, rev, value: presentShift(changed.value) };
		case "bypass":
			return { kind, id, rev, value: presentBypass(changed.value) };
		case "walk-test":
			return { kind, id, rev, value: presentWalkTest(changed.value) };
		case "weather":
			return { kind, id, rev, value: presentWeather(changed.value) };
		case "drill":
			return { kind, id, rev, value: presentDrill(changed.value) };
		case "delivery":
			return { kind, id, rev, value: presentDelivery(changed.value) };
	}
}

/** What is known of a device that was never heard. */
export function neverHeard(id: string): Device {
	return { id, rev: 0, state: "unknown", health: {}, faults: [] };
}

function wordsByType(site: Site): (type: string) => Words | undefined {
	const byType = new Map<string, Words>();
	for (const [type, { words }] of Object.entries(HUB_ALARMS)) byType.set(type, words);
	for (const kind of site.kinds.values()) {
		for (const [name, { words }] of Object.entries({ ...kind.derives, ...kind.events })) {
			byType.set(`${kind.name}.${name}`, words);
		}
	}
	return (type) => byType.get(type);
}

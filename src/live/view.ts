import { type Audience, isTold, presentShare, presentTo, readsData, toldTo } from "../contract/audience.ts";
import type { Upsert } from "../contract/live.ts";
import { presentDevice, presentEntry } from "../contract/present.ts";
import type { EntryShape } from "../contract/shapes.ts";
import type { ChangedObject } from "../journal/journal.ts";
import type { Device } from "../model/device.ts";
import type { RecordedEntry } from "../model/entry.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import { HUB_ENTRIES } from "../model/hub-entries.generated.ts";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import type { Published } from "../model/objects.ts";
import { REPORT_KINDS } from "../model/report.ts";
import { ruleLine } from "../model/rule-line.ts";
import { TARGET_ACTIONS } from "../model/target-actions.generated.ts";
import type { Words } from "../model/words.ts";
import type { ShownDevice, ShownSite } from "./presenter/shown-site.ts";
import type { Redaction } from "./redaction.ts";

/** Who is told: the audience, and who of it. A wall screen and other systems are nobody. */
export interface Told {
	readonly audience: Audience;
	readonly user?: string | undefined;
}

/** How journal objects look to each audience; what is discreet is told as "special incident". */
export interface View {
	/** The object as they are told of it; undefined for what they do not see, or a device no longer of the site. */
	upsert(changed: ChangedObject, to: Told): Upsert | undefined;
	/** Whether this person is told something else than all who are told the same: something is kept from them. */
	isOwn(user: string | undefined): boolean;
	/** What of the object is this guard's, or that it is no more; undefined: nothing. */
	share(changed: ChangedObject, guard: string): Upsert | undefined;
	/** A device of the site that was never heard. */
	unheard(device: ShownDevice, audience: Audience): Upsert | undefined;
	/** `whole`: as part of its own incident, for who may see that. Undefined: it is kept from who reads it. */
	entry(entry: RecordedEntry, to: Told & { readonly whole?: boolean }): EntryShape | undefined;
}

/** A view of one site. `lastSeenAt` says when a device was last heard, epoch ms. */
export function viewOf({
	site,
	discreet,
	lastSeenAt,
	healthOf = () => undefined,
}: {
	site: ShownSite;
	discreet: Redaction;
	lastSeenAt: (device: string) => number | undefined;
	/** A device's last word on its health, where it is newer than the journal's. */
	healthOf?: (device: string) => Device["health"] | undefined;
}): View {
	const wordsOf = wordsByType(site);
	const lineOf = (rule: string) => ruleLine(site, rule);
	const device = (is: ShownDevice, now: Device, audience: Audience): Upsert | undefined => {
		if (audience === "kiosk" && is.unit !== undefined) return undefined;
		const known = { ...now, health: healthOf(is.id) ?? now.health };
		const value = toldTo(audience, "device", presentDevice(is, known, lastSeenAt(is.id)));
		return value && { kind: "device", id: is.id, rev: now.rev, value };
	};
	return {
		upsert(given, { audience, user }) {
			const changed = discreet.kept.object(given, user);
			if (!changed) return undefined;
			const { kind, id, rev } = changed;
			if (kind === "timer" || kind === "memory") return undefined;
			if (audience === "kiosk" && (namesFlat(changed, site) || isKept(changed))) return undefined;
			if ("gone" in changed) return isTold(audience, kind) ? { kind, id, rev, gone: true } : undefined;
			if (changed.kind === "device") {
				const is = site.devices.get(id);
				return is && device(is, changed.value, audience);
			}
			if (!isTold(audience, kind)) return undefined;
			return present(audience === "kiosk" ? withoutFlat(changed, site) : changed, audience, discreet);
		},
		isOwn: discreet.kept.isFrom,
		share(given, guard) {
			const changed = discreet.kept.object(given, guard);
			if (!changed) return undefined;
			const { kind, id, rev } = changed;
			if (kind === "timer" || kind === "memory" || kind === "device" || "gone" in changed) return undefined;
			const shown = presentShare(guard, kind, changed.value, { hides: discreet.has });
			if (shown === "over") return { kind, id, rev, gone: true };
			// A kind and its value belong together; the compiler can't follow a pair through a call.
			return shown && ({ kind, id, rev, value: shown } as Upsert);
		},
		unheard: (is, audience) => device(is, neverHeard(is.id), audience),
		entry(given, { audience, user, whole = false }) {
			const entry = discreet.kept.entry(given, user);
			if (!entry) return undefined;
			const words = wordsOf(entry.type);
			const hidden = !whole && discreet.hides(entry);
			const shown = presentEntry(entry, { discreet: hidden, ...(words && { words }), lineOf });
			return readsData(audience, entry.type) ? shown : { ...shown, data: {} };
		},
	};
}

type Presented = Extract<ChangedObject, { readonly value: unknown }> & {
	readonly kind: Exclude<Published, "device">;
};

/** True for what a flat's panel is named in: its id says which flat. A bypass that is gone names it in its own id. */
function namesFlat(changed: ChangedObject, { devices }: ShownSite): boolean {
	if (changed.kind !== "bypass") return false;
	const device = "value" in changed ? changed.value.device : changed.id.slice(changed.id.indexOf(":") + 1);
	return devices.get(device ?? "")?.unit !== undefined;
}

/** Whoever is coerced may sit below a wall screen: it shows nothing that is kept from anybody. */
function isKept(changed: ChangedObject): boolean {
	return changed.kind === "incident" && "value" in changed && changed.value.keptFrom !== undefined;
}

/** What happened in a flat, in words that name no flat: what it is called wherever it happens. */
function withoutFlat(changed: Presented, { kinds }: ShownSite): Presented {
	if (changed.kind !== "incident" || changed.value.unit === undefined) return changed;
	const [kind = "", what = ""] = changed.value.type.split(".");
	const reports: Readonly<Record<string, { readonly words: Words }>> = REPORT_KINDS;
	const words = kinds.get(kind)?.alarms[what]?.words ?? reports[what]?.words ?? IN_A_FLAT;
	return { ...changed, value: { ...changed.value, words } };
}

const IN_A_FLAT: Words = { en: "In a flat", "zh-CN": "住户内" };

function present({ kind, id, rev, value }: Presented, audience: Audience, discreet: Redaction): Upsert | undefined {
	const shown = presentTo(audience, kind, value, { hides: discreet.has });
	// A kind and its value belong together; the compiler can't follow a pair through a call.
	return shown && ({ kind, id, rev, value: shown } as Upsert);
}

/** What is known of a device that was never heard. */
export function neverHeard(id: string): Device {
	return { id, rev: 0, state: "unknown", health: {}, faults: [] };
}

function wordsByType(site: ShownSite): (type: string) => Words | undefined {
	const byType = new Map<string, Words>();
	for (const [type, { words }] of Object.entries(HUB_ALARMS)) byType.set(type, words);
	for (const { type, words } of [...INCIDENT_ACTIONS, ...TARGET_ACTIONS, ...HUB_ENTRIES]) byType.set(type, words);
	for (const kind of site.kinds.values()) {
		for (const [name, { words }] of Object.entries({ ...kind.derives, ...kind.events })) {
			byType.set(`${kind.name}.${name}`, words);
		}
	}
	return (type) => byType.get(type);
}

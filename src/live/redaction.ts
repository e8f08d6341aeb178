import { everyItem } from "../journal/every-item.ts";
import type { Commit } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { engineFailed } from "../model/entries/engine-failed.ts";
import { personDuress } from "../model/entries/person-duress.ts";
import { reportUnreadable } from "../model/entries/report-unreadable.ts";
import { snapshotReceived } from "../model/entries/snapshot-received.ts";
import { namedDevice, namedReport, type RecordedEntry } from "../model/entry.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import type { AlarmType } from "../model/kind.ts";
import { type Kept, newKept } from "./kept.ts";
import type { ShownSite } from "./presenter/shown-site.ts";

const SPLIT = "incident.split";

/** Knows which incidents, alarms and entries are discreet (duress), so that nothing around them tells where they are. */
export interface Redaction {
	/** The event types that raise a discreet alarm. */
	readonly types: readonly string[];
	/** True for an event type, with or without its kind, that raises one. */
	names(type: string | undefined): boolean;
	/** True for the id of a discreet incident or alarm. */
	has(id: string): boolean;
	/** True for an entry that tells of one: the report itself, what was derived, what persons did and wrote about it. */
	hides(entry: Pick<RecordedEntry, "type" | "data" | "incident" | "outcomes" | "refersTo">): boolean;
	/** True for a message that names what would be discreet, or may be about it, whatever else is wrong with it. */
	mentions(bytes: Buffer): boolean;
	/** What is kept from single persons: each their own duress. */
	readonly kept: Kept;
	/** Takes in what a commit opened; call it before anything of the commit is shown. */
	learn(commit: Pick<Commit, "changed">): void;
}

/** The types by which all that is discreet is found in a journal. */
export function redactedTypes(types: readonly string[]): readonly string[] {
	return [...types, engineFailed.type, reportUnreadable.type, SPLIT];
}

/** What is known to be discreet, and how more of it is learned. */
export interface LearningRedaction extends Redaction {
	/** Learns from an entry of one of the telling types, in the order of `tellingTypes`. */
	learnEntry(entry: RecordedEntry): void;
	/** Learns the id of an incident or alarm, and the person from whom it is kept. */
	learnId(id: string, keptFrom?: string): void;
}

/**
 * Learns every discreet incident of the journal: they are few, and found by the type of the report. `follow` starts telling
 * of commits before the first is looked for, so that none falls between.
 */
export async function openRedaction(
	site: () => ShownSite,
	reader: Pick<Reader, "entries">,
	follow: (learn: Redaction["learn"]) => void = () => {},
): Promise<Redaction> {
	const memory = newRedaction(site);
	follow(memory.learn);
	for (const type of redactedTypes(memory.types)) {
		const entries = everyItem((at) => reader.entries({ type, order: "asc", ...at }));
		for await (const entry of entries) memory.learnEntry(entry);
	}
	return memory;
}

/** Knows nothing yet but the types. `site` is asked what a device is. */
export function newRedaction(site: () => Pick<ShownSite, "kinds" | "devices">): LearningRedaction {
	const types = [...discreetHubTypes(), ...discreetTypes(site())];
	const referring = referringTypes(site());
	const ids = new Set<string>();
	const kept = newKept();
	const names = types.map((type) => type.slice(type.indexOf(".") + 1));
	const learn = (id: string, keptFrom?: unknown) => {
		ids.add(id);
		if (typeof keptFrom === "string") kept.learn(keptFrom, id);
	};
	const learnReport = ({ type, data, incident, outcomes }: RecordedEntry) => {
		const keptFrom = type === personDuress.type ? data.user : undefined;
		if (incident !== undefined) learn(incident, keptFrom);
		for (const { alarm } of outcomes) if (alarm !== undefined) learn(alarm, keptFrom);
	};
	/** What was split off has no report of its own: the entry that split it names it. */
	const learnSplit = (entry: RecordedEntry) => {
		if (entry.incident === undefined || !ids.has(entry.incident)) return;
		for (const { incident } of entry.outcomes) if (incident !== undefined) ids.add(incident);
	};
	/**
	 * It names a report of which there is no entry: one that lies in quarantine, or is still to come, may be discreet, and
	 * what refers to it would tell as much.
	 */
	const namesUnknown = ({ type, data, refersTo }: Named) =>
		referring.includes(type) && refersTo === undefined && namedReport({ data }) !== undefined;
	/** A picture that a device sent with a report of its own, where that may have been discreet. */
	const picturesUnseen = ({ type, data }: Named) =>
		type === snapshotReceived.type && data.event !== undefined && mayCallUnseen(site(), namedDevice({ data }));
	const tells = (said: unknown) =>
		typeof said === "string" && (ids.has(said) || names.includes(said) || types.some((type) => said.startsWith(type)));
	return {
		types,
		names: (named) => named !== undefined && types.some((type) => type === named || type.endsWith(`.${named}`)),
		has: (id) => ids.has(id),
		hides: ({ type, data, incident, outcomes, refersTo }) =>
			types.includes(type) ||
			(refersTo !== undefined && types.includes(refersTo)) ||
			namesUnknown({ type, data, refersTo }) ||
			picturesUnseen({ type, data, refersTo }) ||
			(incident !== undefined && ids.has(incident)) ||
			outcomes.some((outcome) => tells(outcome.alarm) || tells(outcome.incident)) ||
			Object.values(data).some(tells),
		kept,
		mentions: (bytes) => [...types, ...referring].some((type) => bytes.includes(type)),
		learn({ changed }) {
			for (const one of changed) {
				if (one.kind !== "incident" && one.kind !== "alarm") continue;
				if ("value" in one && one.value.discreet) learn(one.id, one.value.keptFrom);
			}
		},
		learnEntry(entry) {
			if (entry.type === SPLIT) learnSplit(entry);
			else if (types.includes(entry.type)) learnReport(entry);
			// Of what the engine failed on, and of what could not be read: the entry that it is heard by names the type.
			else if (typeof entry.data.type === "string" && types.includes(entry.data.type)) learnReport(entry);
		},
		learnId: learn,
	};
}

type Named = Pick<RecordedEntry, "type" | "data"> & { readonly refersTo: string | undefined };

/** The event types that are said about an earlier report of the device, which may be a discreet one. */
function referringTypes({ kinds }: Pick<ShownSite, "kinds">): readonly string[] {
	return [...kinds.values()].flatMap(({ name, events, alarms }) =>
		Object.entries(events)
			.filter(([, { notedOn = [] }]) => notedOn.some((alarm) => alarms[alarm]?.discreet))
			.map(([event]) => `${name}.${event}`),
	);
}

/** Whether the device may call for help unseen; of one that the site does not know, it may. */
function mayCallUnseen({ kinds, devices }: Pick<ShownSite, "kinds" | "devices">, device: string | undefined): boolean {
	const kind = kinds.get(devices.get(device ?? "")?.kind ?? "");
	return kind === undefined || discreetTypes({ kinds: new Map([[kind.name, kind]]) }).length > 0;
}

/** What the hub itself finds out of a person who calls for help unseen. */
function discreetHubTypes(): readonly string[] {
	const hubs: readonly [string, AlarmType][] = Object.entries(HUB_ALARMS);
	return hubs.flatMap(([type, is]) => (is.discreet ? [type] : []));
}

function discreetTypes({ kinds }: Pick<ShownSite, "kinds">): readonly string[] {
	const types: string[] = [];
	for (const kind of kinds.values()) {
		for (const [name, { raises }] of Object.entries({ ...kind.events, ...kind.derives })) {
			if (raises !== undefined && kind.alarms[raises]?.discreet) types.push(`${kind.name}.${name}`);
		}
	}
	return types;
}

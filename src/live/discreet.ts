import type { Commit } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { RecordedEntry } from "../model/entry.ts";
import type { Site } from "../model/site.ts";
import { REPORT_UNREADABLE } from "../model/unreadable.ts";

const PAGE = 1000;

const SPLIT = "incident.split";
const FAILED = "engine.failed";

/** Knows which incidents, alarms and entries are discreet (duress), so that nothing around them tells where they are. */
export interface Discreet {
	/** The event types that raise a discreet alarm. */
	readonly types: readonly string[];
	/** True for an event type, with or without its kind, that raises one. */
	names(type: string | undefined): boolean;
	/** True for the id of a discreet incident or alarm. */
	has(id: string): boolean;
	/** True for an entry that tells of one: the report itself, what was derived, what persons did and wrote about it. */
	hides(entry: Pick<RecordedEntry, "source" | "type" | "data" | "incident" | "outcomes">): boolean;
	/** True for a message that names what would be discreet, whatever else is wrong with it. */
	mentions(bytes: Buffer): boolean;
	/** Takes in what a commit opened; call it before anything of the commit is shown. */
	learn(commit: Commit): void;
}

/** Starts with every discreet incident of the journal: they are few, and found by the type of the report. */
export async function openDiscreet(site: Site, reader: Pick<Reader, "entries">): Promise<Discreet> {
	const types = discreetTypes(site);
	const ids = new Set<string>();
	const names = types.map((type) => type.slice(type.indexOf(".") + 1));
	/** Reports that were discreet, as their device names them: what refers to one tells as much. */
	const reports = new Set<string>();
	const learnEntry = ({ source, id, incident, outcomes }: RecordedEntry) => {
		reports.add(`${source} ${id}`);
		if (incident !== undefined) ids.add(incident);
		for (const { alarm } of outcomes) if (alarm !== undefined) ids.add(alarm);
	};
	/** What was split off has no report of its own: the entry that split it names it. */
	const learnSplit = (entry: RecordedEntry) => {
		if (entry.incident === undefined || !ids.has(entry.incident)) return;
		for (const { incident } of entry.outcomes) if (incident !== undefined) ids.add(incident);
	};
	/** Of what the engine failed on, and of what could not be read: the entry that it is heard by names the type. */
	const learnNamed = (entry: RecordedEntry) => {
		if (typeof entry.data.type === "string" && types.includes(entry.data.type)) learnEntry(entry);
	};
	for (const type of [...types, FAILED, REPORT_UNREADABLE, SPLIT]) {
		let cursor: string | undefined;
		const learn = type === SPLIT ? learnSplit : types.includes(type) ? learnEntry : learnNamed;
		do {
			const page = await reader.entries({ type, limit: PAGE, order: "asc", ...(cursor !== undefined && { cursor }) });
			page.items.forEach(learn);
			cursor = page.nextCursor;
		} while (cursor !== undefined);
	}
	const tells = (said: unknown) =>
		typeof said === "string" && (ids.has(said) || names.includes(said) || types.some((type) => said.startsWith(type)));
	return {
		types,
		names: (named) => named !== undefined && types.some((type) => type === named || type.endsWith(`.${named}`)),
		has: (id) => ids.has(id),
		hides: ({ source, type, data, incident, outcomes }) =>
			types.includes(type) ||
			reports.has(`${source} ${data.eventId}`) ||
			(incident !== undefined && ids.has(incident)) ||
			outcomes.some((outcome) => tells(outcome.alarm) || tells(outcome.incident)) ||
			Object.values(data).some(tells),
		mentions: (bytes) => types.some((type) => bytes.includes(type)),
		learn({ changed, entries }) {
			for (const { source, id, type } of entries) if (types.includes(type)) reports.add(`${source} ${id}`);
			for (const one of changed) {
				if (one.kind !== "incident" && one.kind !== "alarm") continue;
				if ("value" in one && one.value.discreet) ids.add(one.id);
			}
		},
	};
}

function discreetTypes(site: Site): readonly string[] {
	const types: string[] = [];
	for (const kind of site.kinds.values()) {
		for (const [name, { raises }] of Object.entries({ ...kind.events, ...kind.derives })) {
			if (raises !== undefined && kind.alarms[raises]?.discreet) types.push(`${kind.name}.${name}`);
		}
	}
	return types;
}

import type { ChangedObject } from "../journal/journal.ts";
import { personDuress } from "../model/entries/person-duress.ts";
import type { RecordedEntry } from "../model/entry.ts";

/**
 * What is kept from single persons. Who is made to sign in under duress shows whoever coerces them all that they see: their own
 * duress must look to them as if it had not been told, for good, and by nothing that stands beside it.
 */
export interface Kept {
	/** True if anything is kept from anybody. */
	readonly any: boolean;
	/** True for who is shown something of their own, and what nobody else is told. */
	isFrom(user: string | undefined): user is string;
	/** True for the id of an incident or alarm that is kept from the person. */
	has(user: string | undefined, id: string): boolean;
	/** The object as the person may know it; undefined: it is kept from them. */
	object<Changed extends ChangedObject>(changed: Changed, user: string | undefined): Changed | undefined;
	/** The entry without what it led to there; undefined: it tells of nothing else. */
	entry(entry: RecordedEntry, user: string | undefined): RecordedEntry | undefined;
}

interface LearningKept extends Kept {
	learn(user: string, id: string): void;
}

/** Knows of nothing yet. */
export function newKept(): LearningKept {
	const known = new Map<string, Set<string>>();
	const from = (user: string | undefined) => (user === undefined ? undefined : known.get(user));
	return {
		get any() {
			return known.size > 0;
		},
		isFrom: (user): user is string => from(user) !== undefined,
		has: (user, id) => from(user)?.has(id) === true,
		object(changed, user) {
			const ids = from(user);
			if (!ids) return changed;
			if (ids.has(changed.id)) return undefined;
			if (changed.kind !== "delivery" || !("value" in changed)) return changed;
			const { silent: _tells, ...value } = changed.value;
			return changed.value.keptFrom === user ? undefined : { ...changed, value };
		},
		entry(entry, user) {
			const ids = from(user);
			if (!ids || user === undefined) return entry;
			const { type, data, incident, outcomes, ...rest } = entry;
			if ((type === personDuress.type && data.user === user) || isKept(data, user)) return undefined;
			if (Object.values(data).some((said) => names(ids, said))) return undefined;
			const knows = (id: string | undefined) => id !== undefined && ids.has(id);
			const others = outcomes.filter((one) => !knows(one.alarm) && !knows(one.incident));
			return {
				...{ ...rest, type, data },
				outcomes: others.length > 0 ? others : [{ because: "recorded" }],
				...(incident !== undefined && !ids.has(incident) && { incident }),
			};
		},
		learn(user, id) {
			const ids = known.get(user) ?? new Set();
			known.set(user, ids.add(id));
		},
	};
}

/** Whether what is said of an alarm says that it is kept from the person: what a reset left of it, say. */
function isKept(said: unknown, user: string): boolean {
	if (typeof said !== "object" || said === null) return false;
	if ("keptFrom" in said && said.keptFrom === user) return true;
	return Object.values(said).some((one) => isKept(one, user));
}

function names(ids: ReadonlySet<string>, said: unknown): boolean {
	return Array.isArray(said) ? said.some((one) => names(ids, one)) : typeof said === "string" && ids.has(said);
}

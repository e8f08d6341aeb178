import type { IncidentShape } from "../../contract/shapes.ts";
import type { Priority } from "../../model/priority.ts";
import { personName } from "../app/people.ts";
import type { KeyOf } from "../kit/sentences.ts";
import type { t } from "./words.ts";

type Owes = NonNullable<IncidentShape["owes"]>;

/** What of an incident nobody has heard, as there is to say it. */
export interface Owed {
	readonly count: { readonly key: KeyOf<typeof t>; readonly values: { readonly n: number; readonly who: string } };
	/** When it rings, epoch ms; or that it does so now, or never. */
	readonly rings: number | "now" | "list";
	readonly because: Owes["because"];
	readonly strongest: Priority;
}

type Owing = Pick<IncidentShape, "state" | "rang" | "owes" | "owner" | "acknowledgedAt">;

/**
 * What the incident owes to whoever looks at it. Nothing while it sounds for the first time: it says so itself; nothing
 * once it is resolved.
 */
export function owedOf(incident: Owing, me: string): Owed | undefined {
	const { state, owes, acknowledgedAt, rang } = incident;
	if (!owes || state === "resolved") return undefined;
	const sounds = state === "open" && rang > 0;
	if (sounds && acknowledgedAt === undefined) return undefined;
	const rings = sounds ? "now" : owes.dueAt === undefined ? "list" : Date.parse(owes.dueAt);
	return { count: countOf(incident, owes.count, me), rings, because: owes.because, strongest: owes.strongest };
}

function countOf({ owner, acknowledgedAt }: Owing, n: number, me: string): Owed["count"] {
	const key = acknowledgedAt === undefined ? "unheard" : owner === undefined ? "taken" : owner === me ? "you" : "other";
	return { key: `owed.${key}`, values: { n, who: personName(owner ?? "") } };
}

/** That it was taken before and sounds again, since when nobody has it (epoch ms), and how many deadlines have passed. */
export interface Again {
	readonly since?: number;
	readonly missed: number;
}

/** Why nobody may think it new, or in time: it rang after it was taken, or deadlines have passed. */
export function againOf({
	state,
	rang,
	acknowledgedAt,
	untakenSince,
	overdue = 0,
}: Pick<IncidentShape, "state" | "rang" | "acknowledgedAt" | "untakenSince" | "overdue">): Again | undefined {
	if (state !== "open") return undefined;
	const again = acknowledgedAt !== undefined && rang > 0;
	if (!again && overdue === 0) return undefined;
	return { missed: overdue, ...(untakenSince !== undefined && { since: Date.parse(untakenSince) }) };
}

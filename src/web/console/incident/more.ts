import type { IncidentVerb } from "../../../contract/routes.ts";

/** The less frequent things to do to an incident, in the order of the sheet, and what each is to the hub. */
const MORE = [
	["release", "release"],
	["transfer", "transfer"],
	["take-over", "take-over"],
	["hold", "hold"],
	["end-hold", "hold"],
	["merge", "merge"],
	["split", "split"],
	["ask-volunteers", "ask-volunteers"],
] as const satisfies readonly (readonly [string, IncidentVerb])[];

export type More = (typeof MORE)[number][0];

/** Those that there are: evidence that is kept can be let go, and the other way about. */
export function moreOf({ held }: { readonly held?: object | undefined }): readonly (readonly [More, IncidentVerb])[] {
	return MORE.filter(([what]) => what !== (held ? "hold" : "end-hold"));
}

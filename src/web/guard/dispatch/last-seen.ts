import type { RoundShape } from "../../../contract/patrol-shapes.ts";
import type { Place } from "../../app/site.ts";
import type { LastSeen } from "./plan.tsx";

/** Where this guard last checked in, by their own rounds; undefined where none of them says so. */
export function lastSeen(
	rounds: Iterable<RoundShape>,
	{ site, guard }: { readonly site: Place; readonly guard: string },
): LastSeen | undefined {
	let newest: { readonly checkpoint: string; readonly time: string } | undefined;
	for (const round of rounds) {
		if (round.guard !== guard) continue;
		for (const { checkpoint, at } of round.stops) {
			if (at !== undefined && (!newest || Date.parse(at) > Date.parse(newest.time))) newest = { checkpoint, time: at };
		}
	}
	const at = site.devices.get(newest?.checkpoint ?? "")?.place.at;
	return newest && at && { at, time: newest.time };
}

import type { BypassShape } from "../../../contract/work-shapes.ts";

/** Bypasses that began as one: by one person, at one moment, for one reason, of several zones. */
export interface Gathered {
	readonly first: BypassShape;
	readonly zones: readonly string[];
}

/** One walk test or one declared weather is one entry with its zones; everything else stands for itself. */
export function gathered(bypasses: readonly BypassShape[]): readonly Gathered[] {
	const byOrigin = new Map<string, { first: BypassShape; zones: string[] }>();
	for (const one of bypasses) {
		const together = one.why === "walk-test" || one.why === "weather";
		const key = together ? [one.why, one.since, one.until, one.by].join("|") : one.id;
		const known = byOrigin.get(key);
		if (known) known.zones.push(one.zone);
		else byOrigin.set(key, { first: one, zones: [one.zone] });
	}
	return [...byOrigin.values()];
}

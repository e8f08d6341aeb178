import type { Site } from "../model/site.ts";

/** A site that changes under the hands of whoever holds it. */
export interface LivingSite {
	/** Always says what is in force now; what was taken from it before says what was in force then. */
	readonly site: Site;
	turn(to: Site): void;
}

/**
 * Makes a `Site` that can be turned to another one while parts of the hub hold it: each property is looked up in the one
 * in force. What a part works out from it in advance has to be worked out again after a turn.
 */
export function livingSite(first: Site): LivingSite {
	let now = first;
	return {
		site: new Proxy(first, { get: (_, key) => Reflect.get(now, key) }),
		turn(to) {
			now = to;
		},
	};
}

import type { PhoneShape } from "../../../contract/phone-shapes.ts";

/** Phones by the login of the guard who works with each. */
export type Known = ReadonlyMap<string, PhoneShape>;

/** Of several phones of one guard that are not ended the one that was heard last, else the one made known last. */
export function newestOf(all: readonly PhoneShape[]): Known {
	const newest = new Map<string, PhoneShape>();
	for (const one of all) {
		const before = newest.get(one.guard);
		if (!before || heard(one) > heard(before)) newest.set(one.guard, one);
	}
	return newest;
}

function heard({ lastContactAt, registeredAt }: PhoneShape): number {
	return Date.parse(lastContactAt ?? registeredAt);
}

import type { Upsert } from "../contract/live.ts";
import { BUDGETS } from "../model/budgets.ts";

/** Of a list the newest so many, of a text so many letters: what is left fits its budget, whatever the object. */
const ITEMS_KEPT = 32;
const LETTERS_KEPT = 1_000;
/** Deeper than any object's own fields. */
const LEVELS_KEPT = 6;

/** No object has so many fields of its own; a record in one may. */
const FIELDS_KEPT = 100;

/** An upsert as JSON, in its short form where it is larger than an object may be; `onShort` is called then. */
export function upsertText(upsert: Upsert, onShort: () => void = () => undefined): string {
	const text = JSON.stringify(upsert);
	if (text.length <= BUDGETS.object.limit || !("value" in upsert)) return text;
	onShort();
	const { value, ...head } = upsert;
	return JSON.stringify({ ...head, shortened: true, value: shortened(value, LEVELS_KEPT) });
}

function shortened(value: unknown, levels: number): unknown {
	if (typeof value === "string") return value.slice(0, LETTERS_KEPT);
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value))
		return levels === 0 ? [] : value.slice(-ITEMS_KEPT).map((one) => shortened(one, levels - 1));
	if (levels === 0) return {};
	const entries = Object.entries(value);
	const fields = entries.length > FIELDS_KEPT ? entries.slice(-FIELDS_KEPT) : entries;
	return Object.fromEntries(fields.map(([key, one]) => [key.slice(0, LETTERS_KEPT), shortened(one, levels - 1)]));
}

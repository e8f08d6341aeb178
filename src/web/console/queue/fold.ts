import { signal } from "@preact/signals";
import { letGo } from "./freeze.ts";

/** The groups of a flood that are shown with every incident in them. */
export const unfolded = signal<ReadonlySet<string>>(new Set());

/** Unfolds a group, or folds it again. The list moves for it, since a person asked. */
export function foldOrNot(key: string): void {
	const next = new Set(unfolded.value);
	if (!next.delete(key)) next.add(key);
	letGo();
	unfolded.value = next;
}

import { computed, signal } from "@preact/signals";
import type { IncidentShape } from "../../contract/shapes.ts";
import { incidents } from "./state.ts";

/** What the plan shows the state of. */
export type Thing = { readonly sort: "device" | "zone" | "building"; readonly id: string };

interface Chosen {
	readonly id: string;
	/** The console chose it because nothing was: the first `j` chooses anew. */
	readonly byItself: boolean;
	/** When it was highlighted, monotonic ms. */
	readonly at: number;
}

export const chosen = signal<Chosen | undefined>(undefined);
export const thing = signal<Thing | undefined>(undefined);

/** An incident that the feed no longer holds, read from the history because an address named it. */
export const fromHistory = signal<IncidentShape | undefined>(undefined);

/** The incident in hand. */
export const inHand = computed(() => {
	const id = chosen.value?.id;
	if (id === undefined) return undefined;
	const old = fromHistory.value;
	return incidents.value.find((incident) => incident.id === id) ?? (old?.id === id ? old : undefined);
});

/** A row must have been highlighted for so long before Enter takes it. */
const SETTLED_MS = 300;

export function isSettled(at: number, now: number): boolean {
	return now - at >= SETTLED_MS;
}

/** Takes an incident in hand and puts it into the address, so that the address can be passed on. */
export function choose(id: string | undefined, { byItself = false, push = true } = {}): void {
	if (id === chosen.value?.id) {
		if (chosen.value?.byItself && !byItself) chosen.value = { ...chosen.value, byItself };
		return;
	}
	chosen.value = id === undefined ? undefined : { id, byItself, at: performance.now() };
	const path = id === undefined ? "/" : `/incidents/${encodeURIComponent(id)}`;
	if (push && path !== location.pathname) {
		const address = path + location.search;
		if (byItself) history.replaceState(null, "", address);
		else history.pushState(null, "", address);
	}
}

/** Shows what the address names: `/incidents/ID` or `/devices/ID`. */
export function chooseByAddress(): void {
	const [, sort, id] = /^\/(incidents|devices)\/([^/]+)$/.exec(location.pathname) ?? [];
	if (sort === "incidents" && id) choose(decodeURIComponent(id), { push: false });
	else choose(undefined, { push: false });
	if (sort === "devices" && id) thing.value = { sort: "device", id: decodeURIComponent(id) };
}

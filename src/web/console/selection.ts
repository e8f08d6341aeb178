import { computed, signal } from "@preact/signals";
import type { IncidentShape } from "../../contract/shapes.ts";
import { onHub, pathHere } from "../app/base-path.ts";
import { addressOfIncident, namedBy } from "./address.ts";
import { home } from "./page.ts";
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

/**
 * The incident that the person here opened: by Enter, a click, or a search. What the page puts in hand by itself, what an
 * address names and what the keys pass over is only shown; asking the hub for all of a discreet one is journalled as seen.
 */
export const opened = signal<string | undefined>(undefined);

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
export function choose(id: string | undefined, { byItself = false, push = true, opens = true } = {}): void {
	if (opens && !byItself) opened.value = id;
	if (id === chosen.value?.id) {
		if (!byItself) keepInHand();
		return;
	}
	chosen.value = id === undefined ? undefined : { id, byItself, at: performance.now() };
	const here = home.peek();
	const path = addressOfIncident(here, id);
	// What an address names stays in it while the console only chooses by itself.
	const free = pathHere() === here || namedBy(pathHere())?.sort === "incident";
	if (push && path !== pathHere() && (free || !byItself)) {
		const address = onHub(path) + location.search;
		if (byItself) history.replaceState(BY_ITSELF, "", address);
		else history.pushState(null, "", address);
	}
}

/** What the page put in hand by itself is the person's from now on: they are working at it. It is not opened by that. */
export function keepInHand(): void {
	if (!chosen.value?.byItself) return;
	chosen.value = { ...chosen.value, byItself: false };
	if (namedByItself()) history.replaceState(null, "", location.href);
}

/** Kept with an address that the page wrote by itself, so that after a reload it is not taken for a person's choice. */
const BY_ITSELF = { byItself: true };

function namedByItself(): boolean {
	return history.state?.byItself === true;
}

/** The moment whose journal the tape shows, if an address asks for one; epoch ms. */
export const askedMoment = signal<number | undefined>(undefined);

/** Shows what the address names. */
export function chooseByAddress(): void {
	const named = namedBy(location.hash) ?? namedBy(pathHere());
	const byItself = namedByItself();
	choose(named?.sort === "incident" ? named.id : undefined, { byItself, push: false, opens: false });
	if (named?.sort === "at") askedMoment.value = named.at;
	else if (named && named.sort !== "incident") thing.value = { sort: named.sort, id: named.id };
}

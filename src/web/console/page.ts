import { signal } from "@preact/signals";
import { onHub, pathHere } from "../app/base-path.ts";
import { closeSheet } from "./sheets/open.ts";

/** What fills the window under the bar: the desk, or the page of people and settings. */
export const page = signal<"desk" | "people">(pathHere() === "/people" ? "people" : "desk");

/** Shows the people and settings; the page goes on sounding what waits. */
export function goToPeople(): void {
	go("/people");
}

/** Of which device the quarantine is shown; undefined: of all. */
export const quarantineOf = signal<string | undefined>(undefined);

/** Shows what a device said that could not be read. */
export function goToQuarantine(device: string): void {
	quarantineOf.value = device;
	goToPeople();
}

/** Back to the queue and the plan. */
export function goToDesk(): void {
	go("/");
}

function go(path: string): void {
	closeSheet();
	if (pathHere() !== path) history.pushState(null, "", onHub(path) + location.search);
	pageByAddress();
}

/** Shows what the address names. */
export function pageByAddress(): void {
	page.value = pathHere() === "/people" ? "people" : "desk";
}

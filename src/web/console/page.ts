import { signal } from "@preact/signals";
import { onHub, pathHere } from "../app/base-path.ts";
import { type Home, homeOf } from "./address.ts";
import { closeSheet } from "./sheets/open.ts";

/** What fills the window under the bar: the desk, or a page beside it, by its address. */
type Page = "desk" | "people" | "duty";

export const page = signal<Page>(pageAt(pathHere()));

/** Where the person came from and goes back to: the desk, or the captain's page. */
export const home = signal<Home>(homeOf(pathHere()) ?? "/");

function pageAt(path: string): Page {
	return path === "/people" ? "people" : path === "/duty" ? "duty" : "desk";
}

/** Shows the people and settings; the page goes on sounding what waits. */
export function goToPeople(): void {
	go("/people");
}

/** Shows roster, duty log and standing orders. */
export function goToDuty(): void {
	go("/duty");
}

/** Of which device the quarantine is shown; undefined: of all. */
export const quarantineOf = signal<string | undefined>(undefined);

/** Shows what a device said that could not be read. */
export function goToQuarantine(device: string): void {
	quarantineOf.value = device;
	goToPeople();
}

/** Back to the queue: at the desk with its plan, or on the captain's page. */
export function goToDesk(): void {
	go(home.peek());
}

function go(path: string): void {
	closeSheet();
	if (pathHere() !== path) history.pushState(null, "", onHub(path) + location.search);
	pageByAddress();
}

/** Shows what the address names. */
export function pageByAddress(): void {
	page.value = pageAt(pathHere());
	home.value = homeOf(pathHere()) ?? home.peek();
}

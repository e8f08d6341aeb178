import { signal } from "@preact/signals";
import { api } from "./api.ts";
import { everyItem } from "./every-item.ts";
import { people } from "./people.ts";
import { mayUse } from "./session.ts";

const PAGE = 1_000;

/** How people are reached, by login; empty for whoever may not know. */
export const telephones = signal<ReadonlyMap<string, string>>(new Map());

/** Whether they have been read: only then is it known of somebody that none is on file. */
export const telephonesKnown = signal(false);

/** Reads them whenever it is read anew who is called how, where the hub lets who is signed in here know. Gives back how to stop. */
export function readTelephones(): () => void {
	return people.subscribe((known) => {
		// What can't be read leaves what was known.
		if (known && mayUse("GET /users")) void readAll().catch(() => undefined);
	});
}

async function readAll(): Promise<void> {
	const found = await everyItem((cursor) => api("GET /users", { query: { limit: PAGE, cursor } }));
	telephones.value = new Map(found.flatMap(({ name, phone }) => (phone === undefined ? [] : [[name, phone]])));
	telephonesKnown.value = true;
}

/** The link that a telephone dials (RFC 3966): digits, and the plus of a country. */
export function telephoneLink(number: string): string {
	return `tel:${number.replaceAll(/[^\d+]/g, "")}`;
}

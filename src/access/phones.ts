import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { PhoneContact } from "../model/phone-contact.ts";
import { inTurns } from "./in-turn.ts";

/** Phones of whom a contact is remembered at once; the one longest unheard is forgotten first. */
const HEARD_AT_MOST = 2_000;
const PAGE = 1_000;

/** Which phones were ended, and what each said last of itself. */
export interface Phones {
	/** A captain has ended it: who is signed in on it may upload what it holds, and nothing else. */
	hasEnded(phone: string): boolean;
	/** Since the hub started: a contact each minute is no fact of the journal. */
	contactOf(phone: string): PhoneContact | undefined;
	heard(phone: string, contact: PhoneContact): void;
	/** Calls `listener` with each phone that is ended. */
	onEnded(listener: (phone: string) => void): void;
	/** One after another: what is looked at before a phone is registered or ended still holds when it is. */
	inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Follows the phones from here on. */
export async function followPhones(journal: Pick<Journal, "follow">, reader: Pick<Reader, "objects">): Promise<Phones> {
	const ended = new Set<string>();
	const contacts = new Map<string, PhoneContact>();
	const listeners: ((phone: string) => void)[] = [];
	journal.follow(({ changed }) => {
		for (const one of changed) {
			if (one.kind !== "phone" || !("value" in one) || one.value.endedAt === undefined || ended.has(one.id)) continue;
			ended.add(one.id);
			for (const listener of listeners) listener(one.id);
		}
	});
	let cursor: string | undefined;
	do {
		const page = await reader.objects("phone", { limit: PAGE, order: "asc", ...(cursor !== undefined && { cursor }) });
		for (const { id, endedAt } of page.items) if (endedAt !== undefined) ended.add(id);
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	return {
		hasEnded: (phone) => ended.has(phone),
		contactOf: (phone) => contacts.get(phone),
		heard(phone, contact) {
			contacts.delete(phone);
			contacts.set(phone, contact);
			const [oldest] = contacts.keys();
			if (contacts.size > HEARD_AT_MOST && oldest !== undefined) contacts.delete(oldest);
		},
		onEnded(listener) {
			listeners.push(listener);
		},
		inTurn: inTurns(),
	};
}

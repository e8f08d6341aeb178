import type { Journal } from "../journal/journal.ts";
import type { PhoneContact } from "../model/phone-contact.ts";
import { inTurns } from "./in-turn.ts";

/** Phones of whom a contact is remembered at once; the one longest unheard is forgotten first. */
const HEARD_AT_MOST = 2_000;

/** Which phones are ended, and what each said last of itself. Which were is for the journal to know, and for their sessions. */
export interface Phones {
	/** Since the hub started: a contact each minute is no fact of the journal. */
	contactOf(phone: string): PhoneContact | undefined;
	heard(phone: string, contact: PhoneContact): void;
	/** Calls `listener` with each phone that is ended, more than once perhaps. */
	onEnded(listener: (phone: string) => void): void;
	/** One after another: what is looked at before a phone is registered or ended still holds when it is. */
	inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Follows the phones from here on. */
export function followPhones(journal: Pick<Journal, "follow">): Phones {
	const contacts = new Map<string, PhoneContact>();
	const listeners: ((phone: string) => void)[] = [];
	journal.follow(({ changed }) => {
		for (const one of changed) {
			if (one.kind !== "phone" || !("value" in one) || one.value.endedAt === undefined) continue;
			for (const listener of listeners) listener(one.id);
		}
	});
	return {
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

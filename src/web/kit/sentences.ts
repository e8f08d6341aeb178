import { signal } from "@preact/signals";
import { IntlMessageFormat } from "intl-messageformat";
import type { Words } from "../../model/words.ts";
import { isLanguage, type Language, preferredLanguage } from "./language.ts";
import { remember, remembered } from "./preferences.ts";

export const language = signal<Language>(
	preferredLanguage(new URLSearchParams(location.search).get("lang"), remembered("lang"), navigator.languages),
);

/** Switches in place: whatever is on the page is said in the other language at once. */
export function speak(next: Language): void {
	language.value = next;
	remember("lang", next);
	const url = new URL(location.href);
	if (isLanguage(url.searchParams.get("lang"))) {
		url.searchParams.set("lang", next);
		history.replaceState(history.state, "", url);
	}
}

/** The hub's own words in the page's language. */
export function say(words: Words): string {
	return words[language.value];
}

type Values = Readonly<Record<string, string | number>>;
/** Sentences by key in every language, in ICU message format. */
type Catalogue = Readonly<Record<string, Words>>;

/** What a part of a page says: its own sentences, and those that stand beneath it. */
export interface Sentences<Key extends string> {
	/** The sentence in the page's language. A component that calls it is drawn again when the language changes. */
	(key: Key, values?: Values): string;
	/** The sentence if there is one by this name. */
	ifKnown(key: string): string | undefined;
	find(key: string): Words | undefined;
	/** What it says besides those beneath. */
	readonly own: Catalogue;
}

export type KeyOf<T> = T extends Sentences<infer Key> ? Key : never;

/**
 * States what a part says, in both languages side by side. What several parts say stands once, `beneath` them in the folder
 * that holds them all; to state it again does not compile, nor does a language that is missing.
 */
export function sentences<const Own extends Catalogue>(own: Own): Sentences<keyof Own & string>;
export function sentences<const Own extends Catalogue, Beneath extends string>(
	own: Own & { readonly [Key in Beneath]?: never },
	beneath: Sentences<Beneath>,
): Sentences<(keyof Own & string) | Beneath>;
export function sentences(own: Catalogue, beneath?: Sentences<string>): Sentences<string> {
	const find = (key: string) => (Object.hasOwn(own, key) ? own[key] : beneath?.find(key));
	const t = (key: string, values?: Values) => {
		const words = find(key);
		return words ? format(say(words), values) : key;
	};
	return Object.assign(t, { own, find, ifKnown: (key: string) => (find(key) ? t(key) : undefined) });
}

const formats = new Map<string, IntlMessageFormat>();

function format(text: string, values?: Values): string {
	const speaking = language.value;
	const cached = `${speaking}/${text}`;
	let made = formats.get(cached);
	if (!made) {
		made = new IntlMessageFormat(text, speaking, undefined, { ignoreTag: true });
		formats.set(cached, made);
	}
	const said = made.format(values);
	return typeof said === "string" ? said : String(said);
}

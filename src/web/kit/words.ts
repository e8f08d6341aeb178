import { signal } from "@preact/signals";
import { IntlMessageFormat } from "intl-messageformat";
import type { Words } from "../../model/words.ts";
import { en, type Key } from "./catalogue/en.ts";
import { zhCN } from "./catalogue/zh-cn.ts";
import { isLanguage, type Language, preferredLanguage } from "./language.ts";
import { remember, remembered } from "./preferences.ts";

const CATALOGUES: Record<Language, Record<Key, string>> = { en, "zh-CN": zhCN };

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

const formats = new Map<string, IntlMessageFormat>();

/** The sentence in the page's language. A component that calls it is drawn again when the language changes. */
export function t(key: Key, values?: Record<string, string | number>): string {
	const speaking = language.value;
	const cached = `${speaking}/${key}`;
	let format = formats.get(cached);
	if (!format) {
		format = new IntlMessageFormat(CATALOGUES[speaking][key], speaking, undefined, { ignoreTag: true });
		formats.set(cached, format);
	}
	const said = format.format(values);
	return typeof said === "string" ? said : String(said);
}

/** The hub's own words in the page's language. */
export function say(words: Words): string {
	return words[language.value];
}

/** The sentence if the catalogue has one by this name. */
export function tIfKnown(key: string): string | undefined {
	return isKey(key) ? t(key) : undefined;
}

function isKey(key: string): key is Key {
	return Object.hasOwn(en, key);
}

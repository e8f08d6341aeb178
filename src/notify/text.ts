import { DELIVERY_ABOUT_WORDS } from "../model/delivery.ts";
import { INCIDENT_STATE_WORDS } from "../model/incident.ts";
import { PRIORITY_WORDS } from "../model/priority.ts";
import type { Words } from "../model/words.ts";
import type { Message } from "./kinds/message-shape.ts";

/** What is said around the facts; each fact has its own words. */
const SAID = {
	subject: { en: "[{priority}] {what} ({about})", "zh-CN": "【{priority}】{what}（{about}）" },
	site: { en: "{site}, since {time}: {state}", "zh-CN": "{site}，{time} 起：{state}" },
	told: { en: "Told so far: {n}", "zh-CN": "已逐级通知 {n} 次" },
} as const satisfies Readonly<Record<string, Words>>;

/** A message for people: a line that says it all, and the lines beneath. */
export interface Text {
	readonly subject: string;
	readonly lines: readonly string[];
}

/** Says the message in one language, and nothing that the message does not say. Times are in `timeZone`. */
export function textOf(message: Message, language: keyof Words, timeZone: string): Text {
	const say = (words: Words, values: Readonly<Record<string, string>> = {}) =>
		words[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
	// An incident's words say where, as far as that may be said.
	const { priority, about, state, words, openedAt, told, site, link } = message;
	const what = say(words);
	const time = timeOf(Date.parse(openedAt), timeZone);
	return {
		subject: say(SAID.subject, {
			priority: say(PRIORITY_WORDS[priority]),
			what,
			about: say(DELIVERY_ABOUT_WORDS[about]),
		}),
		lines: [
			say(SAID.site, { site: say(site.words), time, state: say(INCIDENT_STATE_WORDS[state]) }),
			...(told > 0 ? [say(SAID.told, { n: String(told) })] : []),
			...(link === undefined ? [] : [link]),
		],
	};
}

/** `2026-11-26 02:13`, the same in both languages. */
function timeOf(at: number, timeZone: string): string {
	return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
}

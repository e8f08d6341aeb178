import type { Undelivered } from "../model/undelivered.ts";
import type { Answer } from "./exchange.ts";
import { answerOf } from "./failure.ts";
import type { AnswerCodes } from "./kinds/define-http-kind.ts";

/** What became of one attempt. */
export type Sent = { readonly delivered: true } | Undelivered;

const TOO_EARLY_TO_GIVE_UP = [408, 429];

/** How an answer is read. */
interface Judging {
	readonly codes: AnswerCodes | undefined;
	/** What must not be repeated of what is answered. */
	readonly keys: readonly string[];
	/** Epoch ms. */
	readonly at: number;
}

/**
 * Says what an answer means. A chat answers 200 whatever it did, so that its body is believed before its status; who has
 * taken a message says so, and whatever says nothing of the kind has not.
 */
export function judge(answer: Answer, { codes, keys, at }: Judging): Sent {
	const { status, body } = answer;
	const wait = retryAfterOf(answer, at);
	const asked = wait !== undefined && { retryAfterMs: wait };
	const said = codes && saidIn(body, codes);
	if (codes && said) {
		const { code, words } = said;
		if (code === 0) return { delivered: true };
		const later = codes.later[code];
		const answer = words === undefined ? undefined : answerOf(words, keys);
		return {
			reason: `code-${code}`,
			...(answer !== undefined && { answer }),
			...(codes.never.includes(code) && { final: true }),
			...asked,
			...(later !== undefined && { retryAfterMs: Math.max(later, wait ?? 0) }),
		};
	}
	if (status >= 200 && status < 300) return codes ? { reason: "answer-unreadable" } : { delivered: true };
	const refused = status >= 400 && status < 500 && !TOO_EARLY_TO_GIVE_UP.includes(status);
	return { reason: `status-${status}`, ...(refused && { final: true }), ...asked };
}

function saidIn(body: string, { code, words }: AnswerCodes): { code: number; words: string | undefined } | undefined {
	let read: unknown;
	try {
		read = JSON.parse(body);
	} catch {
		return undefined;
	}
	if (typeof read !== "object" || read === null) return undefined;
	const fields = new Map<string, unknown>(Object.entries(read));
	const found = code.map((field) => fields.get(field)).find((one) => Number.isInteger(one));
	if (typeof found !== "number") return undefined;
	const sentence = words.map((field) => fields.get(field)).find((one) => typeof one === "string");
	return { code: found, words: typeof sentence === "string" ? sentence : undefined };
}

/**
 * For how long a receiver wants to be left alone, ms: `Retry-After` in seconds, or a date, by its own clock where it says
 * what that shows.
 *
 * @see RFC 9110 10.2.3
 */
export function retryAfterOf({ headers }: Pick<Answer, "headers">, at: number): number | undefined {
	const given = headers["retry-after"]?.trim();
	if (!given) return undefined;
	if (/^\d{1,9}$/.test(given)) return Number(given) * 1_000;
	const until = given.endsWith(" GMT") ? Date.parse(given) : Number.NaN;
	if (Number.isNaN(until)) return undefined;
	const now = Date.parse(headers.date ?? "");
	return Math.max(0, until - (Number.isNaN(now) ? at : now));
}

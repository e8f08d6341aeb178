import type { SecretName } from "../../model/channel.ts";
import type { Message } from "./message-shape.ts";

/** One request as it goes out; a POST. */
export interface HttpRequest {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** What a request is made of. */
export interface Letter {
	readonly message: Message;
	/** The same for people, in the channel's language. */
	readonly text: string;
	/** Stays the same over all attempts. */
	readonly key: string;
	readonly url: string;
	/** Its keys, as far as they are stated. */
	readonly secrets: { readonly [Name in SecretName]?: string };
	/** A template of the site's, filled in. */
	readonly filled?: string;
	/** Epoch ms. */
	readonly at: number;
}

/** How the answer's JSON says what became of it, whatever its status is. */
export interface AnswerCodes {
	/** The field of the code, the first that is there; 0 is done. */
	readonly code: readonly string[];
	/** The field of the receiver's words. */
	readonly words: readonly string[];
	/** Too much or too busy now: tried again after so long at least, ms. */
	readonly later: Readonly<Record<number, number>>;
	/** Never will: given up at once. A code that stands nowhere is tried again. */
	readonly never: readonly number[];
}

/** A kind of receiver that takes HTTP requests. */
export interface HttpKind {
	/** What the site's file calls it. */
	readonly name: string;
	/** Where it is; absent: the site's file must say. */
	readonly url?: string;
	readonly needs: { readonly [Name in SecretName]?: "required" | "optional" };
	/** A site may write the body by a template of its own. */
	readonly template?: true;
	/** Absent: the status alone says what became of it. */
	readonly codes?: AnswerCodes;
	request(letter: Letter): HttpRequest;
}

/** States a kind of receiver. */
export function defineHttpKind<const Kind extends HttpKind>(kind: Kind): Kind {
	return kind;
}

/** A chat's request: JSON, without a key in any header. */
export function jsonRequest(url: URL, body: Readonly<Record<string, unknown>>): HttpRequest {
	return {
		url: url.href,
		headers: { "content-type": "application/json; charset=utf-8" },
		body: JSON.stringify(body),
	};
}

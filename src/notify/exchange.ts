import { type IncomingMessage, request as plain, type RequestOptions } from "node:http";
import { request as secure } from "node:https";
import type { Undelivered } from "../model/undelivered.ts";
import { failureOf, TimedOut } from "./failure.ts";
import type { HttpRequest } from "./kinds/define-http-kind.ts";

/** More than this nobody needs to say whether a message was taken. */
const ANSWER_MAX_BYTES = 64 * 1024;
const REDIRECTS_MAX = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/** How a receiver is reached. */
export interface Reach {
	/** It is answered within this, real ms, from the look-up of the name to the end of the answer. */
	readonly timeoutMs: number;
	/** The certificates that are trusted, PEM; absent: those that Node trusts. */
	readonly authority?: string | undefined;
	readonly followsRedirects: boolean;
	/** Whether the answer's body says anything; else its status is all that is waited for. */
	readonly readsBody: boolean;
	readonly closed: AbortSignal;
}

/** What was answered. */
export interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage["headers"];
	/** Empty where it is not read. */
	readonly body: string;
}

/** Posts once, and gives what is answered, or why nothing was. Redirects are final, unless the channel follows them. */
export async function exchange(given: HttpRequest, reach: Reach): Promise<Answer | Undelivered> {
	const late = Date.now() + reach.timeoutMs;
	let request = given;
	for (let hop = 0; ; hop++) {
		const answer = await once(request, { ...reach, timeoutMs: Math.max(1, late - Date.now()) }).catch(failureOf);
		if ("reason" in answer || !REDIRECTS.includes(answer.status)) return answer;
		const to = placeOf(answer.headers.location, request.url);
		const downgraded = to?.protocol === "http:" && new URL(request.url).protocol === "https:";
		const follows = reach.followsRedirects && answer.status !== 303 && hop < REDIRECTS_MAX;
		if (!to || downgraded || !follows) {
			// A key may stand in the path, too: a chat's does.
			return { reason: "redirected", ...(to && { answer: to.origin }), final: true };
		}
		request = { ...request, url: to.href };
	}
}

function placeOf(location: string | undefined, from: string): URL | undefined {
	if (location === undefined || !URL.canParse(location, from)) return undefined;
	const to = new URL(location, from);
	return to.protocol === "http:" || to.protocol === "https:" ? to : undefined;
}

function once({ url, headers, body }: HttpRequest, reach: Reach): Promise<Answer | Undelivered> {
	const { timeoutMs, authority, readsBody, closed } = reach;
	const bytes = Buffer.from(body);
	const options: RequestOptions & { ca?: string } = {
		...{ method: "POST", agent: false, signal: closed },
		headers: { ...headers, "content-length": bytes.length },
		...(authority !== undefined && { ca: authority }),
	};
	return new Promise((done, failed) => {
		const request = (url.startsWith("https:") ? secure : plain)(url, options);
		const timer = setTimeout(() => request.destroy(new TimedOut()), timeoutMs);
		const end = (answer: Answer | Undelivered) => {
			done(answer);
			request.destroy();
		};
		request.on("close", () => clearTimeout(timer));
		request.on("error", failed);
		request.on("response", (response) => {
			const { statusCode: status = 0, headers } = response;
			if (!readsBody) return end({ status, headers, body: "" });
			const chunks: Buffer[] = [];
			let size = 0;
			response.on("error", failed);
			response.on("data", (chunk: Buffer) => {
				size += chunk.length;
				if (size > ANSWER_MAX_BYTES) end({ reason: "answer-too-large" });
				else chunks.push(chunk);
			});
			response.on("end", () => end({ status, headers, body: Buffer.concat(chunks).toString("utf8") }));
		});
		request.end(bytes);
	});
}

import { createHmac } from "node:crypto";
import type { Delivery } from "../model/delivery.ts";
import type { Equipment } from "./secrets.ts";
import { filled } from "./template.ts";

/** A receiver answers within this, real ms. */
const TIMEOUT_MS = 5_000;
const TOO_EARLY_TO_GIVE_UP = [408, 429];

/** What became of one attempt; `final`: the same again would fail the same way. */
export type Sent = { readonly delivered: true } | { readonly reason: string; readonly final?: true };

/** One message, ready to go out. `at`: epoch ms. */
interface Letter {
	readonly url: string;
	readonly delivery: Pick<Delivery, "id" | "since">;
	readonly message: Readonly<Record<string, unknown>>;
	readonly at: number;
}

/**
 * Posts the message once, signed: `X-Gatehouse-Signature` is the HMAC-SHA256 of `timestamp.body`, so that a receiver can
 * tell who sends, and that it is no recording. `Idempotency-Key` stays the same over all attempts.
 */
export async function post(
	{ url, delivery, message, at }: Letter,
	{ secret, template }: Equipment,
	closed: AbortSignal,
): Promise<Sent> {
	const body = template === undefined ? JSON.stringify(message) : filled(template, message);
	if (!isJson(body)) return { reason: "no-template", final: true };
	const timestamp = String(Math.floor(at / 1_000));
	try {
		const { status, body: answer } = await fetch(url, {
			method: "POST",
			redirect: "manual",
			headers: {
				"content-type": "application/json; charset=utf-8",
				"x-gatehouse-timestamp": timestamp,
				"x-gatehouse-signature": `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
				"idempotency-key": keyOf(delivery),
			},
			body,
			signal: AbortSignal.any([closed, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		await answer?.cancel();
		if (status >= 200 && status < 300) return { delivered: true };
		const refused = status >= 400 && status < 500 && !TOO_EARLY_TO_GIVE_UP.includes(status);
		return { reason: `status-${status}`, ...(refused && { final: true }) };
	} catch (error) {
		return { reason: error instanceof Error && error.name === "TimeoutError" ? "timeout" : "unreachable" };
	}
}

/** The delivery, and when it was asked for: a restored journal counts its ids anew, and what is new must not be dropped. */
function keyOf({ id, since }: Letter["delivery"]): string {
	return `${id}-${since}`;
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

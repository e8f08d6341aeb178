import { createHmac } from "node:crypto";
import { defineHttpKind } from "./define-http-kind.ts";

/**
 * A receiver of one's own. `X-Gatehouse-Signature` is the HMAC-SHA256 of `timestamp.body`, so that it can tell who sends,
 * and that it is no recording; by `Idempotency-Key` it knows a repeat.
 */
export const webhook = defineHttpKind({
	name: "webhook",
	needs: { secret: "required" },
	template: true,
	request({ message, filled, key, url, secrets: { secret = "" }, at }) {
		const body = filled ?? JSON.stringify(message);
		const timestamp = String(Math.floor(at / 1_000));
		return {
			url,
			headers: {
				"content-type": "application/json; charset=utf-8",
				"x-gatehouse-timestamp": timestamp,
				"x-gatehouse-signature": `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
				"idempotency-key": key,
			},
			body,
		};
	},
});

import { createHmac } from "node:crypto";
import { defineHttpKind, jsonRequest } from "./define-http-kind.ts";

const MINUTE_MS = 60_000;

/**
 * A custom bot of a Feishu group. `token` is the end of its address; `secret` is that of the bot's signature, where it is
 * set to ask for one: the key of the HMAC is `timestamp\nsecret`, and nothing is hashed.
 *
 * Limits: 100 messages a minute, 5 a second, and fewer on the hour.
 *
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishu = defineHttpKind({
	name: "feishu",
	url: "https://open.feishu.cn/open-apis/bot/v2/hook/",
	needs: { token: "required", secret: "optional" },
	codes: {
		code: ["code", "StatusCode"],
		words: ["msg", "StatusMessage"],
		later: { 9499: MINUTE_MS, 11232: MINUTE_MS, 99991400: MINUTE_MS },
		never: [19001, 19002, 19021, 19022, 19024, 10003],
	},
	request({ text, url, secrets: { token = "", secret }, at }) {
		const to = new URL(`${url.replace(/\/*$/, "/")}${encodeURIComponent(token)}`);
		const timestamp = String(Math.floor(at / 1_000));
		const signed = secret !== undefined && {
			...{ timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).digest("base64") },
		};
		return jsonRequest(to, { ...signed, msg_type: "text", content: { text } });
	},
});

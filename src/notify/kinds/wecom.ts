import { defineHttpKind, jsonRequest } from "./define-http-kind.ts";

const MINUTE_MS = 60_000;

/**
 * A robot of a WeCom group. `token` is its address' `key`; there is no signature.
 *
 * Limits: 20 messages a minute.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export const wecom = defineHttpKind({
	name: "wecom",
	url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
	needs: { token: "required" },
	codes: {
		code: ["errcode"],
		words: ["errmsg"],
		later: { [-1]: 0, 45009: MINUTE_MS, 45033: MINUTE_MS },
		never: [40008, 40058, 44004, 93000, 93004, 93008],
	},
	request({ text, url, secrets: { token = "" } }) {
		const to = new URL(url);
		to.searchParams.set("key", token);
		return jsonRequest(to, { msgtype: "text", text: { content: text } });
	},
});

import { createHmac } from "node:crypto";
import { defineHttpKind, jsonRequest } from "./define-http-kind.ts";

const MINUTE_MS = 60_000;

/**
 * A custom robot of a DingTalk group. `token` is its address' `access_token`; `secret` is that of the robot's signature,
 * where it is set to ask for one (`SEC…`).
 *
 * Limits: 20 messages a minute, then nothing for ten.
 *
 * @see https://open.dingtalk.com/document/orgapp/custom-robot-access
 */
export const dingtalk = defineHttpKind({
	name: "dingtalk",
	url: "https://oapi.dingtalk.com/robot/send",
	needs: { token: "required", secret: "optional" },
	codes: {
		code: ["errcode"],
		words: ["errmsg"],
		later: { [-1]: 0, 130101: MINUTE_MS, 130102: MINUTE_MS, 660026: MINUTE_MS, 90018: MINUTE_MS, 410100: MINUTE_MS },
		never: [300001, 300005, 310000, 40035, 400013, 400101, 400102, 400105, 400106, 430101, 430102, 430103, 430104],
	},
	request({ text, url, secrets: { token = "", secret }, at }) {
		const to = new URL(url);
		to.searchParams.set("access_token", token);
		if (secret !== undefined) {
			to.searchParams.set("timestamp", String(at));
			to.searchParams.set("sign", createHmac("sha256", secret).update(`${at}\n${secret}`).digest("base64"));
		}
		return jsonRequest(to, { msgtype: "text", text: { content: text } });
	},
});

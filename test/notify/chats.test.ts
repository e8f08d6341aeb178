import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Pair } from "../../src/certificates/pair.ts";
import type { WebhookChannel } from "../../src/model/channel.ts";
import type { Delivery } from "../../src/model/delivery.ts";
import type { Incident } from "../../src/model/incident.ts";
import type { Sent } from "../../src/notify/judge.ts";
import { send } from "../../src/notify/send.ts";
import { newFolder } from "../hub-process.ts";
import { garden } from "../scenario.ts";
import { type Answers, type Asked, answering, localPair } from "./answering.ts";

const AT = Date.parse("2026-11-24T02:13:07Z");
const TOKEN = "the-place-of-the-robot";
const SECRET = "SEC-under-the-mat";
vi.stubEnv("TEST_CHAT_TOKEN", TOKEN);
vi.stubEnv("TEST_CHAT_SECRET", SECRET);
const HOUR_S = 3_600;

let pair: Pair;
const folder = newFolder();
beforeAll(async () => {
	pair = await localPair();
	writeFileSync(join(folder, "ca.pem"), pair.cert);
});

const base64 = (key: string, data: string) => createHmac("sha256", key).update(data).digest("base64");
const json = (body: unknown, status = 200): Answers => ({
	...{ status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
});
const textIn = (read: unknown): unknown => Object(read).text?.content ?? Object(read).content?.text;

/** Each chat's robot as it behaves: what it refuses it refuses with status 200. */
const ROBOTS: Readonly<Record<string, { path: string; robot: (asked: Asked) => Answers }>> = {
	dingtalk: {
		path: "/robot/send",
		robot({ url: { pathname, searchParams }, headers, body }) {
			if (pathname !== "/robot/send" || searchParams.get("access_token") !== TOKEN) {
				return json({ errcode: 300005, errmsg: "token is not exist" });
			}
			const at = searchParams.get("timestamp") ?? "";
			const fresh = Math.abs(Number(at) - AT) < HOUR_S * 1_000;
			if (!fresh || searchParams.get("sign") !== base64(SECRET, `${at}\n${SECRET}`)) {
				return json({ errcode: 310000, errmsg: "sign not match, more: [https://ding-doc.dingtalk.com]" });
			}
			if (!headers["content-type"]?.startsWith("application/json")) return json({ errcode: 43004, errmsg: "type" });
			if (!textIn(JSON.parse(body))) return json({ errcode: 400105, errmsg: "unsupported msgtype" });
			return json({ errcode: 0, errmsg: "ok" });
		},
	},
	wecom: {
		path: "/cgi-bin/webhook/send",
		robot({ url: { pathname, searchParams }, body }) {
			if (pathname !== "/cgi-bin/webhook/send" || searchParams.get("key") !== TOKEN) {
				return json({ errcode: 93000, errmsg: `invalid webhook url, key ${searchParams.get("key")}, hint: [1]` });
			}
			if (!textIn(JSON.parse(body))) return json({ errcode: 44004, errmsg: "empty content" });
			return json({ errcode: 0, errmsg: "ok" });
		},
	},
	feishu: {
		path: "/open-apis/bot/v2/hook",
		robot({ url: { pathname }, body }) {
			if (pathname !== `/open-apis/bot/v2/hook/${TOKEN}`) {
				return json({ code: 19001, msg: "param invalid: incoming webhook access token invalid" }, 400);
			}
			const read: { timestamp?: string; sign?: string } = JSON.parse(body);
			const fresh = Math.abs(Number(read.timestamp) - AT / 1_000) < HOUR_S;
			if (!fresh || read.sign !== base64(`${read.timestamp}\n${SECRET}`, "")) {
				return json({
					code: 19021,
					data: {},
					msg: "sign match fail or timestamp is not within one hour from current time",
				});
			}
			if (!textIn(read)) return json({ code: 9499, msg: "Bad Request", data: {} }, 400);
			return json({ StatusCode: 0, StatusMessage: "success", code: 0, data: {}, msg: "success" });
		},
	},
};
const SIGNED = ["dingtalk", "feishu"];

// Only what a message says of one.
const incident = {
	...{ id: "inc-7", state: "open", priority: "critical", type: "home.panic", openedAt: AT, told: [], toldCount: 0 },
	words: { en: "Panic, Building 7", "zh-CN": "紧急求助，7幢" },
} as unknown as Incident;

/** Sends one message by `kind` to the address. */
function sendBy(kind: string, url: string, more: Partial<WebhookChannel> = {}, at = AT): Promise<Sent> {
	const channel: WebhookChannel = {
		...{ channel: "webhook", kind, id: "chat", words: { en: "Chat", "zh-CN": "群" }, url, language: "zh-CN" },
		...{ priorities: ["critical"], on: ["opened"], timeoutMs: 30_000, authority: "ca.pem" },
		secrets: {
			token: { env: "TEST_CHAT_TOKEN" },
			...(SIGNED.includes(kind) && { secret: { env: "TEST_CHAT_SECRET" } }),
		},
		...more,
	};
	const delivery: Delivery = {
		...{ id: "dlv-8.1", rev: 8, incident: "inc-7", channel: "chat", to: "chat", about: "opened" },
		...{ state: "sent", since: AT, attempts: 1 },
	};
	// Only what sending asks of the hub.
	const parts = {
		reader: { incident: async () => incident, objects: () => Promise.reject(new Error("unused")) },
		site: () => ({ ...garden, channels: [channel] }),
		clock: { now: () => at },
		hides: () => false,
		folder,
	} as unknown as Parameters<typeof send>[1];
	return send(delivery, parts, new AbortController().signal);
}

describe.each(Object.keys(ROBOTS))("%s", (kind) => {
	const { path, robot } = ROBOTS[kind] ?? { path: "", robot: () => ({}) };
	const opened = async (answer: (asked: Asked) => Answers = robot) => {
		const { url, received } = await answering(answer, pair);
		return { url: `${url}${path}`, received };
	};

	test("takes a message for people that is rightly signed", async () => {
		const { url, received } = await opened();
		expect(await sendBy(kind, url)).toEqual({ delivered: true });
		const text = String(textIn(JSON.parse(received[0]?.body ?? "")));
		expect(text).toMatch(/^【特急】紧急求助，7幢（新警情）\n.+，2026-11-24 10:13 起：未接警$/);
		expect(await sendBy(kind, url, { language: "en" })).toEqual({ delivered: true });
		const other = String(textIn(JSON.parse(received[1]?.body ?? "")));
		expect(other).toMatch(/^\[Critical\] Panic, Building 7 \(new incident\)\n.+, since 2026-11-24 10:13: Not taken$/);
	});

	test("refuses a wrong place for good, and says so without the key", async () => {
		const { url } = await opened();
		vi.stubEnv("TEST_OTHER_TOKEN", "somebody-elses");
		const secrets = { token: { env: "TEST_OTHER_TOKEN" }, secret: { env: "TEST_CHAT_SECRET" } };
		const sent = await sendBy(kind, url, { secrets });
		expect(sent).toMatchObject({ reason: expect.stringMatching(/^code-(300005|93000|19001)$/), final: true });
		expect(JSON.stringify(sent)).not.toContain("somebody-elses");
	});

	const signed = async () => {
		const { url } = await opened();
		const reason = expect.stringMatching(/^code-(310000|19021)$/);
		const answer = expect.stringMatching(/^sign (not match|match fail)/);
		const wrong = { token: { env: "TEST_CHAT_TOKEN" }, secret: { env: "TEST_CHAT_TOKEN" } };
		expect(await sendBy(kind, url, { secrets: wrong })).toEqual({ reason, answer, final: true });
		const unsigned = { token: { env: "TEST_CHAT_TOKEN" } };
		expect(await sendBy(kind, url, { secrets: unsigned })).toEqual({ reason, answer, final: true });
		expect(await sendBy(kind, url, {}, AT - 2 * HOUR_S * 1_000)).toEqual({ reason, answer, final: true });
	};
	if (SIGNED.includes(kind)) test("refuses a wrong signature and an old one, with status 200, for good", signed);

	const BUSY: Readonly<Record<string, readonly (readonly [body: Record<string, unknown>, waits: boolean])[]>> = {
		dingtalk: [
			[{ errcode: 130101, errmsg: "send too fast, exceed 20 times per minute" }, true],
			[{ errcode: 660026, errmsg: "too fast" }, true],
			[{ errcode: -1, errmsg: "系统繁忙" }, false],
		],
		wecom: [
			[{ errcode: 45009, errmsg: "api freq out of limit" }, true],
			[{ errcode: -1, errmsg: "system busy" }, false],
		],
		feishu: [
			[{ code: 11232, msg: "frequency limited psm[]appID[]" }, true],
			[{ code: 9499, msg: "too many request" }, true],
		],
	};
	test("that is busy, or was asked too often, is tried again later; so is what nobody knows", async () => {
		for (const [body, waits] of BUSY[kind] ?? []) {
			const { url } = await opened(() => json(body));
			const sent = await sendBy(kind, url);
			expect(sent).toMatchObject({ reason: `code-${body.errcode ?? body.code}` });
			expect(sent).not.toHaveProperty("final");
			expect("reason" in sent && sent.retryAfterMs).toBe(waits ? 60_000 : 0);
		}
		for (const body of ["{}", "<html>Welcome to the hotel</html>", "", "[0]"]) {
			expect(await sendBy(kind, (await opened(() => ({ body }))).url)).toEqual({ reason: "answer-unreadable" });
		}
		const unknown = await opened(() => json({ errcode: 777, code: 777 }));
		expect(await sendBy(kind, unknown.url)).toEqual({ reason: "code-777" });
		expect(await sendBy(kind, (await opened(() => ({ status: 502 }))).url)).toEqual({ reason: "status-502" });
		expect(await sendBy(kind, (await opened(() => ({ status: 404 }))).url)).toEqual({
			reason: "status-404",
			final: true,
		});
	});
});

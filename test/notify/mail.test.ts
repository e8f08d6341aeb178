import { beforeAll, expect, test } from "vitest";
import type { Pair } from "../../src/certificates/pair.ts";
import type { EmailChannel } from "../../src/model/channel.ts";
import { mail } from "../../src/notify/mail.ts";
import { localPair } from "./answering.ts";
import { mailServer } from "./mail-server.ts";

const AT = Date.parse("2026-11-24T02:13:07Z");
const PASSWORD = "under-the-mat";
let pair: Pair;
beforeAll(async () => {
	pair = await localPair();
});

const text = {
	subject: "【特急】紧急求助，7幢1单元201室（新警情）",
	lines: ["静馨花园，2026-11-24 10:13 起：未接警", "https://guard.example/1"],
};

function mailTo(port: number, more: Partial<EmailChannel> = {}, { secret = PASSWORD, trusts = true } = {}) {
	const channel: EmailChannel = {
		...{
			channel: "email",
			id: "mail",
			words: { en: "Mail", "zh-CN": "邮件" },
			priorities: ["critical"],
			on: ["opened"],
		},
		...{ language: "zh-CN", timeoutMs: 30_000, secrets: {}, host: "localhost", port, tls: "required" },
		...{ from: "Gatehouse <hub@garden.example>", to: "captain@garden.example", ...more },
	};
	const equipment = { secrets: { secret }, ...(trusts && { authority: pair.cert }) };
	const said = { text, key: "dlv-8.1-17", urgent: true, at: AT };
	return mail(channel, equipment, said, new AbortController().signal);
}

const headerOf = (raw: string, name: string) =>
	new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, "im").exec(raw)?.[1]?.replace(/\r?\n[ \t]+/g, " ");
const decoded = (words = "") =>
	words
		.replace(/\?=\s+=\?/g, "?==?")
		.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, data: string) =>
			way.toUpperCase() === "B"
				? Buffer.from(data, "base64").toString("utf8")
				: decodeURIComponent(data.replaceAll("_", " ").replace(/=([0-9A-F]{2})/g, "%$1")),
		);
const bodyOf = (raw: string) => {
	const [, body = ""] = raw.split(/\r?\n\r?\n/);
	return /base64/i.test(headerOf(raw, "Content-Transfer-Encoding") ?? "")
		? Buffer.from(body, "base64").toString("utf8")
		: decodeURIComponent(
				body
					.replace(/=\r?\n/g, "")
					.replace(/%/g, "%25")
					.replace(/=([0-9A-F]{2})/g, "%$1"),
			);
};

test("a message arrives encrypted, signed in for, in its language, and its repeat under the same Message-ID", async () => {
	const { port, mailed } = await mailServer({ pair, password: PASSWORD });
	for (const _ of [1, 2]) expect(await mailTo(port, { user: "hub" })).toEqual({ delivered: true });
	const [one, repeat] = mailed;
	expect(one).toMatchObject({ secure: true, user: "hub", to: ["captain@garden.example"] });
	const raw = one?.raw ?? "";
	expect(decoded(headerOf(raw, "Subject"))).toBe(text.subject);
	expect(bodyOf(raw).trim().split(/\r?\n/)).toEqual(text.lines);
	expect(headerOf(raw, "Message-ID")).toBe("<dlv-8.1-17@garden.example>");
	expect(headerOf(repeat?.raw ?? "", "Message-ID")).toBe("<dlv-8.1-17@garden.example>");
	expect(Date.parse(headerOf(raw, "Date") ?? "")).toBe(AT);
	expect(headerOf(raw, "Auto-Submitted")).toBe("auto-generated");
	expect(headerOf(raw, "X-Priority")).toMatch(/^1/);
});

test("TLS from the first byte is spoken where it is stated", async () => {
	const { port, mailed } = await mailServer({ pair, implicit: true });
	expect(await mailTo(port, { tls: "implicit" })).toEqual({ delivered: true });
	expect(mailed.map(({ secure }) => secure)).toEqual([true]);
});

test("nothing goes out in the clear where encryption is required, nor to whom nobody vouches for", async () => {
	const plain = await mailServer({ pair, withoutTls: true });
	expect(await mailTo(plain.port)).toMatchObject({ reason: "no-encryption" });
	expect(plain.mailed).toEqual([]);
	expect(await mailTo(plain.port, { tls: "offered" })).toEqual({ delivered: true });
	expect(await mailTo(plain.port, { tls: "none" })).toEqual({ delivered: true });
	expect(plain.mailed.map(({ secure }) => secure)).toEqual([false, false]);
	for (const implicit of [false, true]) {
		const { port, mailed } = await mailServer({ pair, implicit });
		const sent = await mailTo(port, { tls: implicit ? "implicit" : "required" }, { trusts: false });
		expect(sent).toMatchObject({ reason: "certificate" });
		expect(sent).not.toHaveProperty("final");
		expect(mailed).toEqual([]);
	}
});

test("a reply of 5xx is for good, one of 4xx for now, and says what the server said without the key", async () => {
	const { port } = await mailServer({ pair, password: PASSWORD });
	const wrong = await mailTo(port, { user: "hub" }, { secret: "somebody-elses" });
	expect(wrong).toEqual({ reason: "smtp-535", answer: "535 no such login: …", final: true });
	for (const at of ["address", "text"] as const) {
		for (const code of [550, 452]) {
			const { port: refusing, mailed } = await mailServer({ pair, refuses: { code, at } });
			const sent = await mailTo(refusing);
			const answer = expect.stringMatching(`^${code} .*nobody of that name here`);
			expect(sent).toEqual({ reason: `smtp-${code}`, answer, ...(code === 550 && { final: true }) });
			expect(mailed).toEqual([]);
		}
	}
});

test("a server that is not there, or never answers, is named as that", async () => {
	const { port } = await mailServer({ pair, silent: true });
	expect(await mailTo(port, { timeoutMs: 300 })).toEqual({ reason: "timeout" });
	expect(await mailTo(9, { host: "nobody.invalid" })).toEqual({ reason: "name-not-found" });
	expect(await mailTo(1)).toEqual({ reason: "connection-refused" });
});

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readConfiguration } from "../../src/site/configuration.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { readSite, surroundedSiteOf } from "../../src/site/read.ts";
import { lineOf, spoilt, toldOf } from "./spoilt.ts";

const stated = (...channels: string[]) => spoilt(["\nnotify: []", `\nnotify:\n${channels.join("")}`]);
const line = (n: number) => lineOf(/^notify: \[\]/m) + n;

test("a channel that says only what it must is for what nobody takes, critical and high", async () => {
	const site = await readSite(
		await stated(
			'  - { channel: webhook, id: sms, url: "https://sms.example/send", secretEnv: SMS }\n',
			"  - { channel: siren, id: bell, devices: [panel-guard-room] }\n",
		),
	);
	const common = { priorities: ["critical", "high"], on: ["told-on"] };
	expect(site.channels).toEqual([
		{
			...{ channel: "webhook", kind: "webhook", id: "sms", words: { en: "sms", "zh-CN": "sms" } },
			...{ url: "https://sms.example/send", secrets: { secret: { env: "SMS" } }, ...common },
			...{ timeoutMs: 30_000, language: "zh-CN" },
		},
		{
			...{ channel: "siren", id: "bell", words: { en: "bell", "zh-CN": "bell" }, devices: ["panel-guard-room"] },
			...{ forMs: 30_000, ...common },
		},
	]);
});

test("every mistake in every channel is told at once, with its line and key", async () => {
	const told = await toldOf(
		await stated(
			'  - { channel: webhook, id: sms, url: "ftp://sms.example", secretEnv: SMS }\n',
			"  - { channel: pigeon, id: loft }\n",
			"  - { channel: siren, id: bell, devices: [beam-east-3, panel-b03-2-0401, panel-guard-rom] }\n",
			'  - { channel: webhook, id: console, url: "https://sms.example" }\n',
			'  - { channel: webhook, id: two, url: "https://a.example", secretFile: k, on: [taken], template: ../key }\n',
		),
	);
	const siren = "expected the id of a device that has a siren, and is in no flat or shop";
	expect(told).toEqual([
		`spoilt.yaml:${line(1)} notify.0.url: found "ftp://sms.example"; expected an address such as https://sms.example/send`,
		`spoilt.yaml:${line(2)} notify.1.channel: found "pigeon"; expected one of dingtalk, email, feishu, siren, webhook, wecom`,
		`spoilt.yaml:${line(3)} notify.2.devices.0: found "beam-east-3"; ${siren}`,
		`spoilt.yaml:${line(3)} notify.2.devices.1: found "panel-b03-2-0401"; ${siren}`,
		`spoilt.yaml:${line(3)} notify.2.devices.2: found "panel-guard-rom"; ${siren}`,
		`spoilt.yaml:${line(4)} notify.3.id: found "console"; expected an id that no other channel has, and not console`,
		`spoilt.yaml:${line(4)} notify.3: found []; expected exactly one of secretEnv, secretFile`,
		`spoilt.yaml:${line(5)} notify.4.on.0: found "taken"; expected one of opened, told-on`,
		expect.stringMatching(/notify\.4\.template: found "\.\.\/key"; expected the path of a file beside this one/),
	]);
});

test("each kind of channel says what it needs, and what it can't use", async () => {
	const told = await toldOf(
		await stated(
			"  - { channel: dingtalk, id: ding, secretEnv: S }\n",
			"  - { channel: wecom, id: wecom, tokenEnv: T, secretEnv: S }\n",
			'  - { channel: feishu, id: feishu, tokenEnv: T, tokenFile: t, url: "https://open.feishu.cn/hook?key=1" }\n',
			"  - { channel: feishu, id: other, tokenEnv: T, template: a.json, timeout: '5 min' }\n",
			'  - { channel: email, id: mail, host: mail.example, from: me, to: "a@b.example, c@d.example", user: u, tls: yes }\n',
			"  - { channel: email, id: post, host: mail.example, from: a@b.example, to: c@d.example, secretEnv: S }\n",
		),
	);
	expect(told.map((line) => line.replace(/^spoilt\.yaml:\d+ notify\./, ""))).toEqual([
		"0: found []; expected exactly one of tokenEnv, tokenFile",
		'1: found ["secretEnv"]; expected none of secretEnv, secretFile',
		'2.url: found "https://open.feishu.cn/hook?key=1"; expected an address without ? and #: the key in it belongs to tokenEnv or tokenFile',
		'3.timeout: found "5 min"; expected a time from 1 s to 2 min',
		'3.template: found "a.json"; expected nothing: feishu has a form of its own',
		'4.tls: found "yes"; expected one of implicit, required, offered, none',
		'4.from: found "me"; expected a mail address, such as guard@garden.example',
		'4.to: found "a@b.example, c@d.example"; expected a mail address, such as guard@garden.example',
		'5: found ["secretEnv"]; expected none of secretEnv, secretFile',
	]);
});

test("mail is encrypted unless it stays on the machine, or the file says otherwise", async () => {
	const ways = async (...mails: string[]) => {
		const stem = "channel: email, from: a@b.example, to: c@d.example";
		const site = await readSite(await stated(...mails.map((more, n) => `  - { ${stem}, id: m${n}, ${more} }\n`)));
		return site.channels?.map((one) => one.channel === "email" && [one.tls, one.port]);
	};
	expect(
		await ways(
			"host: a.example",
			"host: a.example, port: 465",
			"host: localhost, port: 25",
			"host: a.example, tls: none",
		),
	).toEqual([
		["required", 587],
		["implicit", 465],
		["offered", 25],
		["none", 587],
	]);
	expect(await ways("host: 127.0.0.1", "host: 127.0.0.1.example", "host: a.example, tls: implicit")).toEqual([
		["offered", 587],
		["required", 587],
		["implicit", 465],
	]);
});

test("what the file names and is not there is told with all else that is wrong, where a hub is to run by it", async () => {
	const lacking = await stated(
		'  - { channel: webhook, id: sms, url: "https://sms.example", secretEnv: SMS, template: sms.json, ca: ca.pem }\n',
		"  - { channel: wecom, id: wecom, tokenFile: key }\n",
		"  - { channel: dingtalk, id: ding, tokenEnv: SET, secretEnv: SET }\n",
	);
	const files = new Map([
		[
			"sms.json",
			'{\n  "to": "{{to}}",\n  "text": "{{words.en}} {{nothing}} {{unit.words.en}}",\n  "n": {{words.zh}}\n}\n',
		],
		["key", "\n"],
	]);
	const around = { env: (name: string) => (name === "SET" ? "x" : undefined), text: (file: string) => files.get(file) };
	const kinds = await loadKinds();
	const read = async (path: string) => surroundedSiteOf(await readConfiguration(path), kinds, around);
	const paths = "one of delivery, site, site.id,";
	const expected = [
		["notify.0.secretEnv", '"SMS", not there', "a variable that is set where the hub runs"],
		["notify.0.ca", '"ca.pem"', "a file of certificates (PEM)"],
		["notify.0.template sms.json:3", '"{{nothing}}"', paths],
		["notify.0.template sms.json:4", '"{{words.zh}}"', paths],
		["notify.0.template sms.json:1", "text that is no JSON once it is filled in", "JSON"],
		["notify.1.tokenFile", '"key", empty', "a file that can be read, and is not empty"],
	];
	const seen = (await read(lacking)).lacking.map(({ path, found, expected = "" }) => [
		...[path.replace(/^spoilt\.yaml:(\d+) /, ""), found, expected.startsWith(paths) ? paths : expected],
	]);
	expect(seen).toEqual(expected);
	expect((await read(lacking)).lacking[0]?.path).toBe(`spoilt.yaml:${line(1)} notify.0.secretEnv`);
	const both = await spoilt([
		"\nnotify: []",
		"\nnotify:\n  - { channel: wecom, id: w, tokenEnv: UNSET }\n  - { channel: pigeon, id: p }\n",
	]);
	await expect(read(both)).rejects.toThrow(/2 mistakes[\s\S]*"pigeon"[\s\S]*"UNSET", not there/);
	expect((await readSite(lacking)).channels).toHaveLength(3);
});

test("the examples of every kind in the garden's file are right", async () => {
	const text = await readFile("config/jingxin-garden.yaml", "utf8");
	const [examples = ""] = /^# notify:\n(?:#.*\n)+(?=notify: \[\])/m.exec(text) ?? [];
	const path = await spoilt([`${examples}notify: []\n`, examples.replace(/^# /gm, "")]);
	const kinds = (await readSite(path)).channels?.map((one) => (one.channel === "webhook" ? one.kind : one.channel));
	expect(kinds?.toSorted()).toEqual(["dingtalk", "email", "feishu", "siren", "webhook", "wecom"]);
});

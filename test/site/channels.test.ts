import { expect, test } from "vitest";
import { readSite } from "../../src/site/read.ts";
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
			...{ channel: "webhook", id: "sms", words: { en: "sms", "zh-CN": "sms" }, url: "https://sms.example/send" },
			...{ secret: { env: "SMS" }, ...common },
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
		`spoilt.yaml:${line(2)} notify.1.channel: found "pigeon"; expected one of webhook, siren`,
		`spoilt.yaml:${line(3)} notify.2.devices.0: found "beam-east-3"; ${siren}`,
		`spoilt.yaml:${line(3)} notify.2.devices.1: found "panel-b03-2-0401"; ${siren}`,
		`spoilt.yaml:${line(3)} notify.2.devices.2: found "panel-guard-rom"; ${siren}`,
		`spoilt.yaml:${line(4)} notify.3.id: found "console"; expected an id that no other channel has, and not console`,
		`spoilt.yaml:${line(4)} notify.3: found []; expected exactly one of secretEnv, secretFile`,
		`spoilt.yaml:${line(5)} notify.4.on.0: found "taken"; expected one of opened, told-on`,
		expect.stringMatching(/notify\.4\.template: found "\.\.\/key"; expected the path of a file beside this one/),
	]);
});

import { describe, expect, test } from "vitest";
import type { AfarChannel, Channel } from "../../src/model/channel.ts";
import type { Delivery } from "../../src/model/delivery.ts";
import type { Site } from "../../src/model/site.ts";
import { HTTP_KINDS } from "../../src/notify/kinds/http-kinds.generated.ts";
import { messageOf } from "../../src/notify/message.ts";
import { textOf } from "../../src/notify/text.ts";
import { garden, Night } from "../scenario.ts";

const stated = {
	id: "out",
	words: { en: "Out", "zh-CN": "外" },
	priorities: ["critical", "high", "medium", "low"],
	on: ["opened", "told-on"],
} as const;
const afar = { ...stated, secrets: {}, language: "zh-CN", timeoutMs: 30_000, link: "https://guard.example" } as const;

/** One channel of each kind that there is. */
const CHANNELS: Readonly<Record<string, Channel>> = {
	...Object.fromEntries(
		HTTP_KINDS.map(({ name }): [string, Channel] => [
			name,
			{ ...afar, channel: "webhook", kind: name, url: "https://receiver.example/" },
		]),
	),
	email: {
		...{ ...afar, channel: "email", host: "mail.example", port: 587, tls: "required" },
		...{ from: "hub@garden.example", to: "captain@garden.example" },
	},
	siren: { ...stated, channel: "siren", devices: ["panel-guard-room"], forMs: 30_000 },
};
const LANGUAGES = ["en", "zh-CN"] as const;
const PANEL = "panel-b07-1-0201";

/** What is asked for by this channel in a night, whole. */
function asked(night: Night): readonly Delivery[] {
	return [...night.state.delivery.values()].filter(({ channel }) => channel === "out");
}

/** Every text that leaves the house for a delivery, in both languages. */
function leaving(channel: AfarChannel, delivery: Delivery, night: Night): string {
	const incident = night.state.incident.get(delivery.incident ?? "");
	if (!incident) throw new Error(`${delivery.incident} is not there`);
	const site: Site = night.site;
	const message = messageOf(delivery, incident, { site, link: channel.link, discreet: incident.discreet === true });
	return LANGUAGES.map((language) => {
		const { subject, lines } = textOf(message, language, site.timeZone);
		const text = [subject, ...lines].join("\n");
		if (channel.channel === "email") return text;
		const kind = HTTP_KINDS.find(({ name }) => name === channel.kind);
		const letter = { message, text, key: "k", url: channel.url, secrets: { secret: "s", token: "t" }, at: 0 };
		return JSON.stringify(kind?.request(letter));
	}).join("\n");
}

/** Everybody whom the site knows by name, and everybody who has done something. */
const PEOPLE = [...(garden.staff ?? new Map()).keys(), "li", "wang", "zhao"];

describe.each(Object.entries(CHANNELS))("%s", (_, channel) => {
	const nightWith = () => new Night({ ...garden, channels: [channel] });

	test("what is ordinary is told with its place, and nobody is named", () => {
		const night = nightWith();
		night.device("02:01:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:01:05", "li");
		const all = asked(night);
		expect(all.length).toBe(channel.channel === "siren" ? 0 : 1);
		for (const one of all) {
			if (channel.channel === "siren") continue;
			const said = leaving(channel, one, night);
			expect(said).toMatch(/7幢1单元201室/);
			for (const name of PEOPLE) expect(said).not.toMatch(new RegExp(`\\b${name}\\b`));
		}
	});

	test("duress names neither what nor where, and nothing sounds", () => {
		const night = nightWith();
		night.device("02:01:00", PANEL, "home.duress");
		night.until("02:10:00");
		const all = asked(night);
		expect(all.length).toBe(channel.channel === "siren" ? 0 : 1);
		for (const one of all) {
			if (channel.channel === "siren") continue;
			const said = leaving(channel, one, night);
			expect(said).toMatch(/特别警情|Special incident/);
			expect(said).not.toMatch(/duress|挟持|胁迫|b07|7幢|Building 7|201室|\b7-1\b/i);
		}
	});

	test("a drill sends nothing", () => {
		const night = nightWith();
		const [scenario] = [...(garden.drills?.keys() ?? [])];
		night.person("10:00:00", "wang", "drill.begun", { scenario });
		night.until("10:20:00");
		expect(night.journal.some(({ type }) => type === "drill.event")).toBe(true);
		expect(asked(night)).toEqual([]);
	});
});

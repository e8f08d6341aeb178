import { instantOf } from "../contract/primitives.ts";
import type { Delivery } from "../model/delivery.ts";
import type { Incident } from "../model/incident.ts";
import type { Site } from "../model/site.ts";
import type { Message } from "./kinds/message-shape.ts";

/** All that is told of what is discreet: not what, nor where. */
const SPECIAL = { en: "Special incident", "zh-CN": "特别警情" } as const;

/** What a receiver is told of an incident: what, where, since when, how it stands. No person is named. */
export function messageOf(
	{ id, about, to }: Pick<Delivery, "id" | "about" | "to">,
	incident: Incident,
	{ site, link, discreet }: { site: Site; link?: string | undefined; discreet: boolean },
): Message {
	const { priority, state, type, openedAt, told = [], toldCount = told.length } = incident;
	const shown = discreet ? { words: SPECIAL } : { type, words: incident.words, ...placeOf(incident, site) };
	return {
		delivery: id,
		site: { id: site.id, words: site.words },
		about,
		to,
		incident: incident.id,
		priority,
		state,
		...shown,
		openedAt: instantOf(openedAt),
		told: toldCount,
		...(link !== undefined && { link: `${link.replace(/\/+$/, "")}/incidents/${incident.id}` }),
	};
}

/** What is said where nothing has happened, by what the message is about. */
const TESTS = {
	test: { en: "Test message, nothing has happened", "zh-CN": "测试消息，并无警情" },
	"chain-test": {
		en: "Test, nothing has happened: open Gatehouse and say that this reached you",
		"zh-CN": "测试，并无警情：请打开值守台确认收到",
	},
} as const;

/** What a receiver is told where it is only tried whether it arrives: `about` says so, and no incident is named. */
export function testMessageOf(
	{ id, to, chainTest }: Pick<Delivery, "id" | "to" | "chainTest">,
	{ site, link, at }: { site: Site; link?: string | undefined; at: number },
): Message {
	const about = chainTest === undefined ? "test" : "chain-test";
	return {
		...{ delivery: id, site: { id: site.id, words: site.words }, about, to, incident: "test" },
		...{ priority: "low", state: "resolved", words: TESTS[about], openedAt: instantOf(at), told: 0 },
		...(link !== undefined && { link }),
	};
}

function placeOf({ zone, unit }: Incident, site: Site) {
	const place = zone === undefined ? undefined : site.zones.get(zone);
	const flat = unit === undefined ? undefined : site.units.get(unit);
	return {
		...(place && { zone: { id: place.id, words: place.words } }),
		...(flat && { unit: { id: flat.id, words: flat.words } }),
	};
}

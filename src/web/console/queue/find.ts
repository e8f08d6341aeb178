import type { IncidentShape } from "../../../contract/shapes.ts";
import type { Words } from "../../../model/words.ts";
import type { Place } from "../../app/site.ts";

export interface Found {
	readonly sort: "incident" | "device" | "zone" | "building";
	readonly id: string;
	readonly words: Words;
	/** What tells it apart from others with the same words. */
	readonly beside?: string;
}

/** Everything whose words (in either language), id or place hold each word that was typed; incidents first. */
export function find(text: string, place: Place, incidents: readonly IncidentShape[], most = 12): readonly Found[] {
	const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
	if (parts.length === 0) return [];
	const found: Found[] = [];
	const look = (one: Found, ...more: (string | undefined)[]) => {
		if (found.length >= most) return;
		const hay = [one.id, one.words.en, one.words["zh-CN"], ...more].join(" ").toLowerCase();
		if (parts.every((part) => hay.includes(part))) found.push(one);
	};
	for (const { id, words, zone, unit } of incidents) {
		const there = zone === undefined ? undefined : place.zones.get(zone)?.words;
		look({ sort: "incident", id, words, beside: id }, unit, zone, there?.en, there?.["zh-CN"]);
	}
	for (const { id, words } of place.site.buildings) look({ sort: "building", id, words });
	for (const { id, words } of place.site.zones) look({ sort: "zone", id, words, beside: id });
	for (const { id, words, zone } of place.site.devices) look({ sort: "device", id, words, beside: id }, zone);
	return found;
}

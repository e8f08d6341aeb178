import { HUB_ALARMS } from "../model/hub-alarms.ts";
import type { Incident } from "../model/incident.ts";
import type { Agency } from "../model/procedure.ts";
import { REPORT_KINDS } from "../model/report.ts";
import type { Point, Site, Zone } from "../model/site.ts";
import type { Words } from "../model/words.ts";

type Language = keyof Words;
type Where = Pick<Incident, "type" | "zone" | "unit" | "words">;

const BLANK = /\{(\w+)\}/g;

const STAIRWELL: Record<Language, (number: number) => string> = {
	en: (n) => `stairwell ${n}`,
	"zh-CN": (n) => `${n}单元`,
};
const FLOOR: Record<Language, (number: number) => string> = { en: (n) => `floor ${n}`, "zh-CN": (n) => `${n}层` };

/** An agency as the panel shows it: whom to dial, and what to read aloud. */
export interface AgencyText {
	readonly id: string;
	readonly words: Words;
	readonly number: string;
	readonly text: Words;
}

/** Every agency of the site, with its text about this incident filled in. */
export function agencyTexts(site: Site, incident: Where): readonly AgencyText[] {
	return [...site.agencies.values()].map(({ id, words, number, script }) => ({
		id,
		words,
		number,
		text: {
			en: filled(site, incident, { script, language: "en" }),
			"zh-CN": filled(site, incident, { script, language: "zh-CN" }),
		},
	}));
}

/** The script with its places filled in; a clause that names only what this incident has not is left out. */
function filled(
	site: Site,
	incident: Where,
	{ script, language }: { script: Agency["script"]; language: Language },
): string {
	const known = placesOf(site, incident, language);
	const clauses = script[language].match(/[^,，:：;；.。]+[,，:：;；.。]*/g) ?? [];
	const said = clauses.map((clause) => {
		const named = [...clause.matchAll(BLANK)].map(([, name = ""]) => name);
		if (named.length > 0 && named.every((name) => known[name] === undefined)) return "";
		return clause.replaceAll(BLANK, (_all, name: string) => known[name] ?? "");
	});
	return said
		.join("")
		.replaceAll(/ +(?=[ ,:;.，：；。])/g, "")
		.trim();
}

/** What a script can name, as people say it: a flat by its own name, and then not by its zone too. */
function placesOf(site: Site, incident: Where, language: Language): Record<string, string | undefined> {
	const unit = site.units.get(incident.unit ?? "");
	const zone = site.zones.get(unit?.zone ?? incident.zone ?? "");
	const building = site.buildings.find(({ id }) => id === (unit?.building ?? zone?.building));
	const stairwell = unit?.stairwell ?? building?.stairwells.find((one) => one.zone === zone?.id)?.number;
	const floor = unit?.floor;
	return {
		address: site.address[language],
		gate: nearestGate(site, zone)?.words[language],
		building: building?.words[language],
		stairwell: stairwell === undefined ? undefined : STAIRWELL[language](stairwell),
		floor: floor === undefined ? undefined : FLOOR[language](floor),
		unit: unit?.words[language],
		zone: unit ? undefined : zone?.words[language],
		what: whatOf(site, incident)[language],
	};
}

/** What happened, without the place. */
function whatOf({ kinds }: Site, { type, words }: Where): Words {
	const [kind = "", what = ""] = type.split(".");
	const own: Readonly<Record<string, { readonly words: Words }>> = HUB_ALARMS;
	const reports: Readonly<Record<string, { readonly words: Words }>> = REPORT_KINDS;
	return (kind === "report" ? reports[what] : (kinds.get(kind)?.alarms[what] ?? own[type]))?.words ?? words;
}

/** The gate where somebody waits for who comes: the nearest as the crow flies. */
function nearestGate({ zones }: Site, zone: Zone | undefined): Zone | undefined {
	const from = zone?.shape[0];
	if (!from) return undefined;
	const gates = [...zones.values()].filter(({ sort }) => sort === "gate");
	return gates.sort((a, b) => away(a, from) - away(b, from))[0];
}

function away({ shape: [corner = [0, 0]] }: Zone, [x, y]: Point): number {
	return Math.hypot(corner[0] - x, corner[1] - y);
}

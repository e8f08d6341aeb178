import { REPORT_KINDS } from "../../model/report.ts";
import type { Words } from "../../model/words.ts";
import { place, sourceWords, typeWords } from "../app/site.ts";
import { say } from "../kit/sentences.ts";
import { t } from "./words.ts";

/** What a group is called: by the hub's own words, else by what the site calls it. */
export function groupName({ key, words }: { readonly key: string; readonly words?: Words | undefined }): string {
	if (words) return say(words);
	return key === "none" ? t("none") : key;
}

/** A zone by the site's words. */
export function zoneName(id: string): string {
	const zone = place.value?.zones.get(id);
	return zone ? say(zone.words) : groupName({ key: id });
}

/** One of the systems, or what stands for one: the first part of a type. */
export function kindName(kind: string, words?: Words): string {
	const known = place.value?.kinds.get(kind)?.words;
	return known ? say(known) : words ? say(words) : (t.ifKnown(`kind.${kind}`) ?? kind);
}

export function typeName(type: string, words?: Words): string {
	const known = words ?? reportWords(type) ?? (place.value && typeWords(place.value, type));
	return known ? say(known) : type;
}

/** What persons report has types of its own. */
function reportWords(type: string): Words | undefined {
	const [of, name = ""] = type.split(".");
	return of === "report" ? Object.entries(REPORT_KINDS).find(([kind]) => kind === name)?.[1].words : undefined;
}

/** A device by its words; the hub, where it says so itself. */
export function sourceName(source: string, words?: Words): string {
	if (words) return say(words);
	if (source === "hub") return t("kind.hub");
	const known = place.value && sourceWords(place.value, source.includes(":") ? source : `device:${source}`);
	return known === undefined ? source : typeof known === "string" ? known : say(known);
}

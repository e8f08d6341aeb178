import { BLINDNESS } from "../../model/blindness.ts";
import { UNATTENDED } from "../../model/shift.ts";
import { UNDELIVERED } from "../../model/undelivered.ts";
import type { Words } from "../../model/words.ts";
import { people, personName } from "../app/people.ts";
import { place } from "../app/site.ts";
import { say } from "../kit/sentences.ts";
import { lengthOf } from "../kit/time.ts";
import { agencyNamed, stepNamed } from "./incident/details.ts";
import { t } from "./journal-words.ts";
import {
	addresseeWords,
	channelWords,
	clockAt,
	deviceWords,
	entryWords,
	partWords,
	postWords,
	wallOrHomeWords,
} from "./naming.ts";

/** What the entry's data says, short enough for one line. What only machines read is left out. */
export function dataWords(data: Readonly<Record<string, unknown>>): string {
	return Object.entries(data)
		.flatMap(([key, value]) => {
			if (HIDDEN.has(key) || (key === "from" && !isInstant(value))) return [];
			const said = valueWords(key, value);
			if (said === "") return [];
			if (key === "text" || key === "note") return `“${said}”`;
			const label = t.ifKnown(`data.${key}`) ?? key;
			return value === true ? label : `${label} ${said}`;
		})
		.join(" · ");
}

const HIDDEN = new Set([
	...["incident", "rev", "device", "alarm", "alarms", "box", "trackId", "timer", "firstUse", "id", "seq"],
	...["dispatch", "onBehalf", "known", "hash", "hashes", "bytes", "command", "event", "confirmations", "args"],
	...["turn", "before", "after", "changes", "added", "removed", "words", "state", "states", "data", "borneOut"],
	...["shift", "drill", "weather", "chattering", "delivery", "final", "callId", "retryAfterMs"],
]);

/** What is measured, and in what: the same in both languages. */
const UNITS: Readonly<Record<string, string>> = {
	batteryPercent: "%",
	signalPercent: "%",
	rssiDbm: "dBm",
	temperatureC: "°C",
};

/** Numbers from here on are epoch milliseconds; nothing else that is counted comes near (2001-09-09). */
const FIRST_INSTANT = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;

function isInstant(value: unknown): value is number | string {
	return (typeof value === "number" && value >= FIRST_INSTANT) || (typeof value === "string" && RFC_3339.test(value));
}

/** A value as a person reads it, by the key under which it stands. */
export function valueWords(key: string, value: unknown): string {
	if (Array.isArray(value)) {
		return value
			.map((one) => valueWords(key, one))
			.filter(Boolean)
			.join(t("listed"));
	}
	if (typeof value === "object" && value !== null) return partsOf(value);
	if (isInstant(value)) return clockAt(value);
	if (key === "uptimeS" && typeof value === "number") {
		const length = lengthOf(value * 1_000);
		return t(length.key, length.values);
	}
	if (typeof value === "boolean") return t(`value.${value}`);
	if (typeof value === "number" && UNITS[key] !== undefined) return `${value} ${UNITS[key]}`;
	return typeof value === "string" ? named(key, value) : String(value ?? "");
}

/** A guard at a post, a checkpoint at a time, or what of a list was done; other objects are for machines. */
function partsOf(value: object): string {
	if ("guard" in value && typeof value.guard === "string") {
		const post = "post" in value && typeof value.post === "string" ? ` (${postWords(value.post)})` : "";
		return personName(value.guard) + post;
	}
	if ("checkpoint" in value && "at" in value && typeof value.checkpoint === "string" && isInstant(value.at)) {
		return `${deviceWords(value.checkpoint)} ${clockAt(value.at)}`;
	}
	return Object.entries(value)
		.flatMap(([name, done]) => (done === true ? (t.ifKnown(`start.${name}`) ?? []) : []))
		.join(t("listed"));
}

/** The catalogue's prefix for what stands under a key. */
const SAID_BY: Readonly<Record<string, string>> = {
	cause: "cause",
	means: "means",
	reportedBy: "channel",
	moment: "moment",
	who: "told",
	detail: "detail",
	outcome: "police",
	role: "role",
	priority: "priority",
	name: "command",
	category: "category",
};

/** What a device picks from a list of words. One that the list does not know is kept, and said as another. */
const LISTED = new Set(["button", "label", "direction", "sensor", "mode", "method", "category"]);

/** Such a word that nobody has words for: "other (bathroom-cord)". */
function otherWords(value: string): string {
	return t("value.unlisted", { word: value });
}

/** Under these a person is named by their login. */
const PEOPLE = new Set(["guard", "operator", "by", "standIn", "watch", "coveredBy", "leader", "relieved", "user"]);

function named(key: string, value: string): string {
	// Only where somebody here is called so: a device says "by card" under the same key.
	if (PEOPLE.has(key) && people.value?.has(value)) return personName(value);
	const prefix = SAID_BY[key];
	const listed = t.ifKnown(`${prefix ?? "value"}.${value}`);
	if (listed === undefined && LISTED.has(key)) return otherWords(value);
	if (prefix !== undefined) return listed ?? blindnessWords(value) ?? value;
	switch (key) {
		case "kind":
			return reportWords(value) ?? value;
		case "why":
			return whyWords(value);
		case "reason":
			return reasonWords(value);
		case "step":
			return saidOf(stepNamed(value)) ?? value;
		case "agency":
			return saidOf(agencyNamed(value)) ?? value;
		case "to":
			return addresseeWords(value);
		case "channel":
			return channelWords(value);
		case "wall":
			return wallOrHomeWords(value);
		case "devices":
			return deviceWords(value);
		case "of":
			if (place.value?.devices.has(value)) return deviceWords(value);
			return t.ifKnown(`wall.${value}`) ?? homeWords(value) ?? entryWords({ type: value });
		case "type":
			return entryWords({ type: value });
		default:
			return partWords(value);
	}
}

/** Why a message did not get through, or the reason that a person or a device gave. */
export function reasonWords(reason: string): string {
	const [, way, code = ""] = /^(status|smtp|code)-(-?\d+)$/.exec(reason) ?? [];
	if (way === "status" || way === "smtp" || way === "code") return t(`undelivered.${way}`, { code });
	const cause = Object.entries(UNDELIVERED).find(([name]) => name === reason)?.[1];
	return cause ? say(cause) : partWords(reason);
}

function whyWords(why: string): string {
	const missing = Object.entries(UNATTENDED).find(([name]) => name === why)?.[1];
	if (missing) return say(missing);
	return (
		blindnessWords(why) ?? t.ifKnown(`lost.${why}`) ?? t.ifKnown(`absent.${why}`) ?? t.ifKnown(`because.${why}`) ?? why
	);
}

/** Why the hub could not hear, record or date what happened. */
function blindnessWords(cause: string): string | undefined {
	const blind = Object.entries(BLINDNESS).find(([name]) => name === cause)?.[1];
	return blind && say(blind);
}

function homeWords(id: string): string | undefined {
	const home = place.value?.buildings.get(id) ?? place.value?.units.get(id);
	return home && say(home.words);
}

function saidOf(thing: { readonly words: Words } | undefined): string | undefined {
	return thing && (say(thing.words) || undefined);
}

function reportWords(kind: string): string | undefined {
	const found = Object.entries(place.value?.site.reportKinds ?? {}).find(([name]) => name === kind)?.[1];
	return found && say(found.words);
}

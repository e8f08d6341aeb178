import { type KeyOf, say } from "../kit/sentences.ts";
import { personName } from "./people.ts";
import { t } from "./refusal-words.ts";
import { place } from "./site.ts";

const NOT_ON_DUTY = /^(?<guard>\S+) is not on duty; on duty: /;

/** Who was to be sent and is not on duty, where that is why it was refused. */
export function notOnDuty(detail: string): string | undefined {
	return NOT_ON_DUTY.exec(detail)?.[1];
}

/**
 * The hub's own reasons where a limit is a number or a person: its sentence, which is for engineers and English, and ours
 * with the same figures. A test drives the engine to each of them, so that neither can change alone.
 */
const REASONS: readonly { readonly hub: RegExp; readonly key: KeyOf<typeof t> }[] = [
	{
		hub: /found (?<found>\d+) min from now, expected (?:at most )?(?<most>\d+)(?: min from now| at most)/,
		key: "refusal.tooLong",
	},
	{ hub: /found a time that (?:is past|has passed)/, key: "refusal.past" },
	{ hub: /has waited .*: found another wait/, key: "refusal.waitAgain" },
	{ hub: /a report (?<age>\d+) s old, expected one of the last (?<most>\d+) s/, key: "refusal.tooOld" },
	{ hub: /found an answer for \d+, asked is/, key: "refusal.notAsked" },
	{ hub: /life alarms are never shelved/, key: "refusal.lifeShelf" },
	{ hub: /the guard room's own alarms are never shelved/, key: "refusal.ownShelf" },
	{ hub: /\w+ alarms are never shelved/, key: "refusal.priorityShelf" },
	{ hub: /renewed (?<n>\d+) times, the most that is allowed/, key: "refusal.renewed" },
	{ hub: /watch: found nothing/, key: "refusal.noWatch" },
	{ hub: /(?<who>\S+) was asked to watch in place of \S+: found (?:user:)?(?<found>\S+)/, key: "refusal.otherWatch" },
	{ hub: /has its watch already/, key: "refusal.hasWatch" },
	{ hub: /h of work, expected at most 4 h/, key: "refusal.workHours" },
	{ hub: /found weather on (?<n>\d+) walls .*at most (?<most>\d+) at once/, key: "refusal.walls" },
	{
		hub: /found number (?<n>\d+) in this watch, expected at most (?<most>\d+) without a captain/,
		key: "refusal.tooOften",
	},
	{ hub: /the guard room is unattended \(.*\): found (?:a walk test|a wait)/, key: "refusal.unattended" },
	{ hub: /an exercise is merged with nothing real/, key: "refusal.drillMerge" },
	{ hub: /found (?<n>\d+) alarms in both, expected at most (?<most>\d+) in one/, key: "refusal.mergeMany" },
	{ hub: /is real and open; no drill beside it/, key: "refusal.realOpen" },
	{ hub: /^the drill .* runs; end it first/, key: "refusal.drillRuns" },
	{ hub: /^(?<guard>\S+) is (?:busy|on the way to \S+): found no redirect/, key: "refusal.elsewhere" },
	{ hub: /a call from the guard room itself stands alone/, key: "refusal.ownCallMerge" },
	{ hub: /a special incident is merged with no other/, key: "refusal.specialMerge" },
	{ hub: /of an exercise: found reopen/, key: "refusal.drillReopen" },
	{
		hub: /^found the origin \S+, but without TLS from (?<proxy>\S+), which is none of the site's trustedProxies$/,
		key: "refusal.untrustedProxy",
	},
	{ hub: /^found the origin (?<origin>.+); allowed are .+ and the site's allowedOrigins$/, key: "refusal.origin" },
	{
		hub: /found (?<from>\S+) to (?<to>\S+) in (?<given>-?[\d.]+) min, expected at least (?<least>[\d.]+) min on foot$/,
		key: "refusal.leg",
	},
	{
		hub: /found (?<n>\d+) stops in (?<given>[\d.]+) min, expected at least (?<least>[\d.]+) min on foot, by/,
		key: "refusal.pace",
	},
	{ hub: /found "(?<checkpoint>[^"]+)" twice, expected each checkpoint once/, key: "refusal.twice" },
	{
		hub: /found .+ on (?<day>[a-z]{3}) at (?<at>[\d:]+), expected at most (?<most>\d+) at once: so many guards/,
		key: "refusal.twoRounds",
	},
	{ hub: /is walked by .+; end these plans first$/, key: "refusal.walked" },
	{ hub: /found close, expected its closing photo first/, key: "refusal.closingPhoto" },
	{ hub: /found close, expected a note that says why/, key: "refusal.saysWhy" },
	{ hub: /^check-in \d+ fits no round/, key: "refusal.fitsNoRound" },
	{ hub: NOT_ON_DUTY, key: "refusal.notOnDuty" },
	{ hub: /is not under way|is not declared, or over/, key: "refusal.notOver" },
];

/** The reason in the page's language, where the hub's sentence is one of those. */
export function refusalWords(detail: string): string | undefined {
	for (const { hub, key } of REASONS) {
		const found = hub.exec(detail);
		if (found) return t(key, valuesOf(found.groups ?? {}));
	}
	return undefined;
}

function valuesOf(groups: Readonly<Record<string, string>>): Record<string, string | number> {
	return Object.fromEntries(
		Object.entries(groups).map(([name, said]) => [name, /^\d+$/.test(said) ? Number(said) : called(said)]),
	);
}

/** What a sentence of the hub names by its id: a device of the site, or a person. */
function called(id: string): string {
	const device = place.value?.devices.get(id);
	return device ? say(device.words) : personName(id);
}

import { computed } from "@preact/signals";
import type { BypassShape, DrillShape, ShiftShape, WalkTestShape, WeatherShape } from "../../contract/work-shapes.ts";
import { live } from "../app/follow.ts";
import { mayUse, session } from "../app/session.ts";
import { onWall, wall } from "../app/wall.ts";
import { isFailing } from "./deliveries/list.ts";
import { home } from "./page.ts";
import { type Absence, absenceToldOf, attendance, currentOf, lastEnded, openOf, UNTOLD } from "./shift/duty.ts";
import { alarms, incidents } from "./state.ts";

/** The feed's maps stay the same objects; these say when one has changed. */
const turns = {
	shift: computed(() => live.value.feed.turns.shift),
	bypass: computed(() => live.value.feed.turns.bypass),
	test: computed(() => live.value.feed.turns["walk-test"]),
	weather: computed(() => live.value.feed.turns.weather),
	drill: computed(() => live.value.feed.turns.drill),
	delivery: computed(() => live.value.feed.turns.delivery),
};

/** The watch that is being kept, if one is. */
export const shift = computed<ShiftShape | undefined>(() => {
	turns.shift.value;
	return currentOf(live.peek().feed.told.shift.values());
});

/** Whether the hub tells this reader who is on duty: to whom it does not, an unknown watch is no empty one. */
export const toldOfWatch = computed(() => mayUse("GET /shifts"));

/** The note with which the watch before this one was handed over. */
export const lastNote = computed<string | undefined>(() => {
	turns.shift.value;
	return lastEnded(live.peek().feed.told.shift.values())?.handOver?.note;
});

/** Everything that guards less than it should, the oldest first. */
export const bypasses = computed<readonly BypassShape[]>(() => {
	turns.bypass.value;
	return [...live.peek().feed.told.bypass.values()].sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
});

/** What guards less than it should, by zone. */
export const bypassedZones = computed<ReadonlyMap<string, readonly BypassShape[]>>(() => {
	const zones = new Map<string, BypassShape[]>();
	for (const one of bypasses.value) zones.set(one.zone, [...(zones.get(one.zone) ?? []), one]);
	return zones;
});

export const walkTests = computed<readonly WalkTestShape[]>(() => {
	turns.test.value;
	return openOf(live.peek().feed.told["walk-test"].values());
});

export const weathers = computed<readonly WeatherShape[]>(() => {
	turns.weather.value;
	return openOf(live.peek().feed.told.weather.values());
});

/** The exercise under way: everything shows it. */
export const drill = computed<DrillShape | undefined>(() => {
	turns.drill.value;
	return openOf(live.peek().feed.told.drill.values()).at(-1);
});

/** Which exercise is under way, by its id in the site's file. */
export const exercise = computed<string | undefined>(() => (onWall.value ? wall.value?.drill : drill.value?.scenario));

/** How many messages beyond the screen are tried again, or were given up in the last day. */
export const failing = computed<number>(() => {
	turns.delivery.value;
	return [...live.peek().feed.told.delivery.values()].filter(isFailing).length;
});

/** Why the guard room counts as unattended, if it does; unknown until the hub has told all. */
export const unattended = computed<Absence | undefined>(() => {
	if (!live.value.whole) return undefined;
	if (onWall.value) return wall.value && absenceToldOf(wall.value, incidents.value);
	return attendance(toldOfWatch.value ? shift.value : UNTOLD, incidents.value, alarms.value);
});

/** The user whose watch it is: the stand-in's while they stand in. */
const watcher = computed(() => {
	const { operator, away } = shift.value ?? {};
	return away?.acceptedAt === undefined ? operator : away.standIn;
});

/** The watch is kept by whoever has this page. */
export const mine = computed(() => session.value.state === "in" && session.value.who.name === watcher.value);

/** That somebody is to say that they are there, if it is who sits here: a page that is carried about proves nothing of that. */
export const presenceAsked = computed(() => (mine.value && home.value === "/" ? shift.value?.asked : undefined));

import type { Compound, CompoundZone } from "../compound.ts";
import { Agenda } from "./agenda.ts";
import { type Crossing, wallsOf } from "./crossings.ts";
import { isCut } from "./geometry.ts";
import type { Happened, Happening } from "./happening.ts";
import { localMinutes } from "./local-time.ts";
import { type Paths, pathsOf } from "./paths.ts";
import { type Random, randomOf } from "./random.ts";
import type { ToldRound } from "./told-round.ts";
import type { Body } from "./walk.ts";
import { fairWeather, type Weather, type WeatherSort } from "./weather.ts";

/** What was is remembered this long, so that a device that looks twice a second misses nothing. */
const MEMORY_MS = 60_000;
/** Rounds that began so long ago are over. */
const REMEMBERED_MS = 24 * 3_600_000;

/** The compound as a device can sense it. Times are simulated epoch milliseconds; nothing depends on how often one looks. */
export interface World {
	/** Who is about; `placeAt(body.walk, at)` says where. */
	readonly bodies: ReadonlySet<Body>;
	/** The compound itself, which does not move. */
	readonly compound: Compound;
	/** Who was about at an instant of the last minute. */
	bodiesAt(at: number): Iterable<Body>;
	/** Local minutes since midnight. */
	minuteOfDay(at: number): number;
	/** Who passed over a wall zone's line after `since` and by `now`. */
	crossings(zone: string, since: number, now: number): readonly Crossing[];
	/** 0 (clear) … 1 (nothing to be seen). */
	weather(sort: WeatherSort, zone: string, at: number): number;
	/** Whether no building stands between the two points. */
	sees(from: Body["walk"]["legs"][number]["from"], to: Body["walk"]["legs"][number]["from"]): boolean;
}

/** The compound as those see it who make things happen in it. */
export interface LivingWorld extends World {
	readonly now: number;
	readonly paths: Paths;
	readonly sky: Weather;
	/** Feeds that carry no power now. */
	readonly dark: ReadonlySet<string>;
	/** Rises with each change of `dark`. */
	readonly darkChanges: number;
	/** Chance of its own for one strand of life, so that one more walker does not change everybody's day. */
	random(strand: string): Random;
	/** Sets `act` for the instant `at`; what is past happens at once, in order. */
	at(at: number, act: () => void): void;
	/** Lets a body walk, from its walk's start on. */
	walk(body: Body): void;
	happen(device: string, happening: Happening): void;
	power(feed: string, on: boolean): void;
	/** Tells the guards of rounds as a hub has planned them, again when one has changed. */
	tell(rounds: readonly ToldRound[]): void;
	/** Calls `hear` of each that is told for the first time, and of those told already. */
	onTold(hear: (round: ToldRound) => void): void;
	/** What was told of the plan's round, or of that of this id, that begins within a minute of `from`. */
	toldOf(planOrId: string, from: number): ToldRound | undefined;
	/** Moves the world on to `to`, in order of time. */
	advance(to: number): void;
	/** What has happened to each device since the last call, each list in order of time. */
	takeHappenings(): ReadonlyMap<string, readonly Happened[]>;
}

/** A still and empty world; life and scripts fill it. The same seed and the same fillers give the same history. */
export function createWorld({
	compound,
	seed,
	startAt,
}: {
	readonly compound: Compound;
	readonly seed: string;
	readonly startAt: number;
}): LivingWorld {
	const agenda = new Agenda();
	const bodies = new Set<Body>();
	const dark = new Set<string>();
	let gone: Body[] = [];
	const crossed = new Map<string, Crossing[]>();
	const zones = new Map<string, CompoundZone>(compound.zones.map((zone) => [zone.id, zone]));
	const crossingsOf = wallsOf(compound);
	const sky = fairWeather();
	const told = new Map<string, ToldRound>();
	const hearers: ((round: ToldRound) => void)[] = [];
	let happened = new Map<string, Happened[]>();
	let now = startAt;
	let darkChanges = 0;
	const world: LivingWorld = {
		compound,
		get now() {
			return now;
		},
		paths: pathsOf(compound),
		sky,
		dark,
		get darkChanges() {
			return darkChanges;
		},
		bodies,
		bodiesAt: (at) => [...bodies, ...gone.filter(({ walk }) => walk.endAt > at)],
		minuteOfDay: localMinutes(compound.timeZone),
		random: (strand) => randomOf(`${seed}/${strand}`),
		at: (at, act) => agenda.add(Math.max(at, now), act),
		walk(body) {
			world.at(body.walk.startAt, () => {
				bodies.add(body);
				for (const { zone, ...crossing } of crossingsOf(body)) {
					const recent = (crossed.get(zone) ?? []).filter(({ at }) => at > now - MEMORY_MS);
					crossed.set(zone, [...recent, crossing]);
				}
			});
			world.at(body.walk.endAt, () => {
				bodies.delete(body);
				gone = [...gone.filter(({ walk }) => walk.endAt > now - MEMORY_MS), body];
			});
		},
		happen(device, happening) {
			const list = happened.get(device) ?? [];
			list.push({ ...happening, at: Math.round(now) });
			happened.set(device, list);
		},
		power(feed, on) {
			if (on) dark.delete(feed);
			else dark.add(feed);
			darkChanges++;
		},
		tell(rounds) {
			for (const round of rounds) {
				const isNew = !told.has(round.id);
				told.set(round.id, round);
				if (isNew) for (const hear of hearers) hear(round);
			}
			for (const { id, startsAt } of told.values()) if (startsAt < now - REMEMBERED_MS) told.delete(id);
		},
		onTold(hear) {
			hearers.push(hear);
			for (const round of told.values()) hear(round);
		},
		toldOf: (planOrId, from) =>
			[...told.values()].find(
				({ id, plan, startsAt }) => (plan === planOrId || id === planOrId) && Math.abs(startsAt - from) < MEMORY_MS,
			),
		advance(to) {
			for (let task = agenda.take(to); task; task = agenda.take(to)) {
				now = Math.max(now, task.at);
				task.act();
			}
			now = Math.max(now, to);
		},
		takeHappenings() {
			const taken = happened;
			if (taken.size > 0) happened = new Map();
			return taken;
		},
		crossings(zone, since, until) {
			const list = crossed.get(zone);
			return list ? list.filter(({ at }) => at > since && at <= until) : [];
		},
		weather(sort, zone, at) {
			const covered = zones.get(zone);
			return covered ? sky.level(sort, covered, at) : 0;
		},
		sees: (from, to) => !compound.buildings.some(({ outline }) => isCut(from, to, outline)),
	};
	return world;
}

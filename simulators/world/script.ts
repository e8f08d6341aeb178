import type { Deed, Scenario, Step } from "../scenario.ts";
import type { Doors } from "./door.ts";
import { gatesOf } from "./gates.ts";
import { homesOf } from "./home.ts";
import { letClimb } from "./intruder.ts";
import type { Random } from "./random.ts";
import { visit } from "./visitors.ts";
import type { LivingWorld } from "./world.ts";

const CAT_M = 0.3;
const WEATHER_GROWS_MS = 10_000;

interface Hands {
	readonly world: LivingWorld;
	readonly doors: Doors;
	readonly random: Random;
	count: number;
}

/** Lets the scenario's script happen from now on. */
export function letHappen(world: LivingWorld, doors: Doors, { script, recurring }: Scenario): void {
	const hands: Hands = { world, doors, random: world.random("script"), count: 0 };
	set(hands, script);
	if (!recurring) return;
	const [from, to] = recurring.everyS;
	const again = () => {
		set(hands, hands.random.pick(recurring.oneOf) ?? []);
		world.at(world.now + hands.random.between(from, to) * 1_000, again);
	};
	world.at(world.now + hands.random.between(from, to) * 1_000, again);
}

function set(hands: Hands, steps: readonly Step[]): void {
	for (const step of steps) hands.world.at(hands.world.now + step.at * 1_000, () => perform(hands, step));
}

function perform(hands: Hands, deed: Deed): void {
	const { world, doors, random } = hands;
	const id = `${deed.does}-${hands.count++}`;
	switch (deed.does) {
		case "climb": {
			const { zone = wallZone(hands), heightM = random.between(0.9, 1.7), share = random.between(0.3, 0.7) } = deed;
			letClimb(world, { id, sort: "person", heightM, zone, share });
			break;
		}
		case "cat":
			letClimb(world, { id, sort: "cat", heightM: CAT_M, zone: deed.zone ?? wallZone(hands), share: 0.5 });
			break;
		case "force":
			doors.force(deed.door ?? anyOf(hands, "intercom"), deed.openS * 1_000);
			break;
		case "hold":
			doors.hold(deed.door ?? anyOf(hands, "intercom"), "card", deed.openS * 1_000);
			break;
		case "press":
			world.happen(deed.panel ?? anyOf(hands, "home"), { what: "pressed", button: deed.button });
			break;
		case "visit":
			letVisit(hands, deed.unit, id);
			break;
		case "weather":
			letWeather(hands, deed);
			break;
		case "cut-power":
			cutPower(hands, deed.feed, deed.forS);
			break;
		case "report": {
			const { device = anyOf(hands, deed.kind ?? ""), event, data } = deed;
			world.happen(device, { what: "reports", event, data });
			break;
		}
	}
}

function letVisit({ world, doors, random }: Hands, unit: string | undefined, id: string): void {
	const homes = homesOf(world.compound);
	const home = homes.find((one) => one.unit === unit) ?? random.pick(homes);
	if (home) visit({ world, doors, gates: gatesOf(world.compound), random, home, id });
}

function letWeather({ world }: Hands, { sort, wall, level, forS }: Extract<Deed, { does: "weather" }>): void {
	world.sky.let({
		sort,
		covers: (zone) => wall === undefined || zone.wall === wall,
		level,
		from: world.now,
		to: world.now + forS * 1_000,
		rampMs: WEATHER_GROWS_MS,
	});
}

function cutPower({ world, random }: Hands, named: string | undefined, forS: number | undefined): void {
	const feed = named ?? random.pick([...new Set(world.compound.devices.flatMap(({ fedBy }) => fedBy))]);
	if (feed === undefined) return;
	world.power(feed, false);
	if (forS !== undefined) world.at(world.now + forS * 1_000, () => world.power(feed, true));
}

function wallZone({ world, random }: Hands): string {
	return random.pick(world.compound.zones.filter(({ wall }) => wall !== undefined))?.id ?? "";
}

function anyOf({ world, random }: Hands, kind: string): string {
	return random.pick(world.compound.devices.filter((device) => device.kind === kind))?.id ?? "";
}

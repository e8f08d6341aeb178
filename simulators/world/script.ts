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
			return letClimb(world, { id, sort: "person", heightM, zone, share });
		}
		case "cat":
			return letClimb(world, { id, sort: "cat", heightM: CAT_M, zone: deed.zone ?? wallZone(hands), share: 0.5 });
		case "force":
			return doors.force(deed.door ?? anyOf(hands, "intercom"), deed.openS * 1_000);
		case "hold":
			return doors.hold(deed.door ?? anyOf(hands, "intercom"), "card", deed.openS * 1_000);
		case "press":
			return world.happen(deed.panel ?? anyOf(hands, "home"), { what: "pressed", button: deed.button });
		case "visit": {
			const homes = homesOf(world.compound);
			const home = homes.find(({ unit }) => unit === deed.unit) ?? random.pick(homes);
			if (home) visit({ world, doors, gates: gatesOf(world.compound), random, home, id });
			return;
		}
		case "weather": {
			const { sort, wall, level, forS } = deed;
			const covers = (zone: { wall?: string }) => wall === undefined || zone.wall === wall;
			return world.sky.let({
				sort,
				covers,
				level,
				from: world.now,
				to: world.now + forS * 1_000,
				rampMs: WEATHER_GROWS_MS,
			});
		}
		case "power":
			return world.power(deed.feed, deed.on);
		case "report":
			return world.happen(deed.device ?? anyOf(hands, deed.kind ?? ""), {
				what: "reports",
				event: deed.event,
				data: deed.data,
			});
	}
}

function wallZone({ world, random }: Hands): string {
	return random.pick(world.compound.zones.filter(({ wall }) => wall !== undefined))?.id ?? "";
}

function anyOf({ world, random }: Hands, kind: string): string {
	return random.pick(world.compound.devices.filter((device) => device.kind === kind))?.id ?? "";
}

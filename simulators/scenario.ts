import { readdir } from "node:fs/promises";
import type { Words } from "../src/model/words.ts";
import type { Compound } from "./compound.ts";
import type { Expected } from "./expected.ts";
import { nextTimeAt } from "./world/local-time.ts";
import type { WeatherSort } from "./world/weather.ts";

/** Who does what to whom. Where the place is left out, chance picks one. */
export type Deed =
	| { readonly does: "climb"; readonly zone?: string; readonly heightM?: number; readonly share?: number }
	| { readonly does: "cat"; readonly zone?: string }
	| { readonly does: "force"; readonly door?: string; readonly openS: number }
	| { readonly does: "hold"; readonly door?: string; readonly openS: number }
	| { readonly does: "press"; readonly panel?: string; readonly button: "wall" | "pendant" | "phone" | "desk" }
	| { readonly does: "visit"; readonly unit?: string }
	| {
			readonly does: "weather";
			readonly sort: WeatherSort;
			readonly wall?: string;
			readonly level: number;
			readonly forS: number;
	  }
	| { readonly does: "cut-power"; readonly feed?: string; readonly forS?: number }
	/** The device reports by itself: a sensor of a flat, a fault, a tamper switch. `kind`: any one of that kind. */
	| {
			readonly does: "report";
			readonly device?: string;
			readonly kind?: string;
			readonly event: string;
			readonly data: Readonly<Record<string, unknown>>;
	  };

/** A deed, so many seconds (simulated) after the start. */
export type Step = Deed & { readonly at: number };

/** A story of the compound, and beside it what the hub must make of it. */
export interface Scenario {
	readonly name: string;
	readonly words: Words;
	/** Local time of day at which it begins (`02:13`); absent: at whatever time it is. */
	readonly startsAt?: string;
	/** How long `expected` speaks of, in simulated seconds; the simulation itself goes on. */
	readonly lastsS: number;
	readonly script: readonly Step[];
	/** What comes again and again, one by chance, so many seconds apart; `at` is counted from each time. */
	readonly recurring?: { readonly everyS: readonly [number, number]; readonly oneOf: readonly (readonly Step[])[] };
	readonly expected: Expected;
}

/** States a scenario; a misspelt deed is a compile error at its own line. */
export function defineScenario(scenario: Scenario): Scenario {
	return scenario;
}

/** What the scenario names and the compound does not have, a sentence each. */
export function misfits({ script, recurring }: Scenario, compound: Compound): string[] {
	const has = {
		zone: new Set<unknown>(compound.zones.filter(({ wall }) => wall !== undefined).map(({ id }) => id)),
		feed: new Set<unknown>(compound.devices.flatMap(({ fedBy }) => fedBy)),
		unit: new Set<unknown>(compound.devices.map(({ unit }) => unit)),
		device: new Set<unknown>(compound.devices.map(({ id }) => id)),
	};
	return [...script, ...(recurring?.oneOf.flat() ?? [])].flatMap((step) => {
		return Object.entries(step).flatMap(([key, id]) => {
			const what = key === "door" || key === "panel" ? "device" : key;
			const known = Object.entries(has).find(([set]) => set === what)?.[1];
			return known && !known.has(id) ? [`${step.does}: no ${key} "${id}" here`] : [];
		});
	});
}

const SCENARIO_FILE = /^([a-z][a-z-]*)\.[jt]s$/;

/** Names of all scenarios, by their files. */
export async function scenarioNames(folder: URL = new URL("./scenarios/", import.meta.url)): Promise<string[]> {
	return (await readdir(folder)).flatMap((file) => SCENARIO_FILE.exec(file)?.[1] ?? []).sort();
}

/**
 * The scenario of that name; the folder is scanned, there is no list.
 *
 * @throws {Error} There is none of that name; the message lists those there are.
 */
export async function loadScenario(
	name: string,
	folder: URL = new URL("./scenarios/", import.meta.url),
): Promise<Scenario> {
	const names = await scenarioNames(folder);
	if (!names.includes(name)) throw new Error(`scenario "${name}": not found; there are ${names.join(", ")}`);
	const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
	const module: { default?: Scenario } = await import(new URL(`${name}.${extension}`, folder).href);
	if (module.default?.name !== name) {
		throw new Error(
			`scenarios/${name}: found scenario "${module.default?.name}", expected "${name}" (the file's name)`,
		);
	}
	return module.default;
}

/**
 * When the scenario may start for a simulation that has its own clock (a speed other than 1): at its time of day, at or
 * after `notBefore` (epoch ms), because a hub's time never runs back.
 */
export function startOf({ startsAt }: Scenario, timeZone: string, notBefore: number): number {
	return startsAt === undefined ? notBefore : nextTimeAt(startsAt, timeZone, notBefore);
}

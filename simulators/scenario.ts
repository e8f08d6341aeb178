import { readdir } from "node:fs/promises";
import type { Words } from "../src/model/words.ts";
import type { Expected } from "./expected.ts";
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
	| { readonly does: "power"; readonly feed: string; readonly on: boolean }
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

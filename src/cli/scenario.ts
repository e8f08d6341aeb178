import type { Compound } from "../../simulators/compound.ts";
import { loadScenario, misfits, type Scenario, scenarioNames } from "../../simulators/scenario.ts";
import { Refusal } from "../model/problem.ts";

/**
 * The scenario that was asked for.
 *
 * @throws {Refusal} `wrong-usage`: there is none of that name; it names those there are.
 */
export async function scenarioNamed(name: string): Promise<Scenario> {
	const names = await scenarioNames();
	if (names.includes(name)) return loadScenario(name);
	throw new Refusal({ code: "wrong-usage", detail: `found the scenario ${name}; allowed: ${names.join(", ")}` });
}

/**
 * Refuses a scenario that names what the compound does not have.
 *
 * @throws {Refusal} `wrong-usage`, with everything that is missing.
 */
export function mustFit(scenario: Scenario, compound: Compound): void {
	const missing = misfits(scenario, compound);
	if (missing.length === 0) return;
	const detail = `the scenario ${scenario.name} does not fit ${compound.site}: ${missing.join("; ")}`;
	throw new Refusal({ code: "wrong-usage", detail });
}

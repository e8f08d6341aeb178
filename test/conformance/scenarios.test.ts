import { expect, test } from "vitest";
import { z } from "zod";
import { checkExpected, type OperatorStep } from "../../simulators/expected.ts";
import { loadScenario, type Scenario, scenarioNames } from "../../simulators/scenario.ts";
import { incidentShape } from "../../src/contract/shapes.ts";
import { comeInAs } from "../demo-link.ts";
import { type Api, type HubProcess, startHub } from "../hub-process.ts";
import { lapse, now, until } from "../waiting.ts";

/** Simulated seconds for each real one: fast enough to be short, slow enough that a busy machine is not a dead device. */
const SPEED = { story: 15, longStory: 60 };
const LONG_S = 600;
/** Three hubs at a time keep two cores seven tenths busy; on a machine that is loaded besides, no device is late yet. */
const LANES = 3;
/** Real: what the hub itself concludes of a story that has ended is there by then. */
const CONCLUDES_MS = 10_000;

/**
 * At fifteen times the speed a machine that stands still for two seconds makes a hub that hears nothing for half a minute:
 * it says so, and is right. No part of any story; test/hub/blind.test.ts tests it.
 */
const OF_THE_MACHINE = "hub.blind";

const page = z.object({ items: z.array(incidentShape), nextCursor: z.string().optional() });

const acknowledged = z.looseObject({ state: z.literal("acknowledged") });

async function incidents(api: Api) {
	const { items: all, nextCursor } = await api.get("/incidents?limit=1000", page);
	expect(nextCursor).toBeUndefined();
	const items = all.filter(({ type }) => type !== OF_THE_MACHINE);
	// A discreet one is whole in its own panel only.
	return Promise.all(items.map((one) => (one.discreet ? api.get(`/incidents/${one.id}`, incidentShape) : one)));
}

/** Waits until the hub says that the script begins, or is over: all that the devices said in it is acknowledged, and so judged. */
async function script(hub: HubProcess, does: "begins" | "is over"): Promise<number> {
	const line = await until(() => hub.lines.find(({ msg }) => msg === `the script ${does}`));
	return Number(line.time);
}

/**
 * What is not as expected once nothing is on its way any more: what must not come would have come by then. What the hub
 * concludes at a time of its own may be missing for a while; it is there to stay.
 */
async function outcomeOf(hub: HubProcess, { expected }: Scenario, api: Api): Promise<string[]> {
	await script(hub, "is over");
	const over = now();
	const wrong = async () => checkExpected(expected, await incidents(api));
	await until(async () => (await wrong()).length === 0 || now() - over > CONCLUDES_MS);
	// Whoever comes in is an entry, before which all is judged that was due.
	await comeInAs(hub, "captain");
	return wrong();
}

/** Does what the operator does; the answer if it was not as it should be. */
async function operate(api: Api, step: OperatorStep): Promise<string | undefined> {
	if ("acknowledges" in step) return take(api, step.acknowledges);
	const { status, body } = await api.post("/walk-tests", { of: step.tests });
	return status === 201 ? undefined : `testing ${step.tests}: ${status} ${JSON.stringify(body)}`;
}

/** Takes the newest such incident, as it is shown; again if it rang anew meanwhile. If it is open at the end, it rang again. */
async function take(api: Api, { type, zone }: { type: string; zone: string }): Promise<string | undefined> {
	const incident = (await incidents(api))
		.filter((one) => one.type === type && one.zone === zone)
		.sort((a, b) => b.openedAt.localeCompare(a.openedAt))[0];
	if (!incident) return `there is no ${type} in ${zone} to take`;
	const { status, body } = await api.post(`/incidents/${incident.id}/acknowledge`, { rev: incident.rev });
	if (status === 409) return take(api, { type, zone });
	const taken = acknowledged.safeParse(body).success;
	return status === 200 && taken ? undefined : `taking it: ${status} ${JSON.stringify(body)}`;
}

/** Simulated seconds for each real one. */
const speedOf = ({ lastsS }: Scenario) => (lastsS > LONG_S ? SPEED.longStory : SPEED.story);

/** Lets the whole hub live through a scenario, with its operator; what is not as expected. */
async function play(scenario: Scenario): Promise<string[]> {
	const { name, expected } = scenario;
	const speed = speedOf(scenario);
	const hub = await startHub({ args: ["--simulate", name, "--speed", String(speed), "--seed", "1"] });
	try {
		const api = await comeInAs(hub, "operator");
		const beganAt = await script(hub, "begins");
		const moment = (simulatedS: number) => lapse(beganAt + (simulatedS * 1_000) / speed - now());
		const wrong: (string | undefined)[] = [];
		for (const step of expected.operator ?? []) {
			await moment(step.at);
			wrong.push(await operate(api, step));
		}
		wrong.push(...(await outcomeOf(hub, scenario, api)));
		const exit = await hub.stop();
		if (exit !== 0) wrong.push(`the hub ended with ${exit}`);
		return wrong.flatMap((one) => one ?? []);
	} finally {
		await hub.kill9();
	}
}

/** Plays all scenarios, some at a time, the longest first so that no lane ends long after the other; gives the outcome of each. */
function playAll(scenarios: readonly Scenario[]): (name: string) => Promise<string[] | undefined> {
	const playsFor = (scenario: Scenario) => scenario.lastsS / speedOf(scenario);
	const left = scenarios.toSorted((a, b) => playsFor(b) - playsFor(a));
	const outcomes = new Map<string, string[]>();
	const lane = async () => {
		for (let scenario = left.shift(); scenario !== undefined; scenario = left.shift()) {
			const outcome = await play(scenario).catch((error: unknown) => [String(error)]);
			outcomes.set(scenario.name, outcome);
		}
	};
	const played = Promise.all(Array.from({ length: LANES }, lane));
	return async (name) => {
		while (!outcomes.has(name)) await Promise.race([played, lapse(50)]);
		return outcomes.get(name);
	};
}

const names = await scenarioNames();
const outcome = playAll(await Promise.all(names.map((name) => loadScenario(name))));

test.each(names)("%s comes out on the whole hub as written beside it", async (name) => {
	expect(await outcome(name)).toEqual([]);
});

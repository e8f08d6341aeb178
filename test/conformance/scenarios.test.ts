import { expect, test } from "vitest";
import { z } from "zod";
import { checkExpected, type OperatorStep } from "../../simulators/expected.ts";
import { loadScenario, type Scenario, scenarioNames } from "../../simulators/scenario.ts";
import { incidentShape } from "../../src/contract/shapes.ts";
import { comeInAs } from "../demo-link.ts";
import { type Api, type HubProcess, startHub } from "../hub-process.ts";
import { lapse, now, until } from "../waiting.ts";

/** Simulated seconds for each real one, at most: time waits for a machine that can't follow. */
const SPEED = 30;
/**
 * At first, of a story this long, in seconds. A tenth of a second that the machine is late is 12 s in it: what comes out
 * otherwise than written is played again at the speed that counts.
 */
const LONG_S = 3_600;
const LONG_SPEED = 120;
/**
 * The same where an operator acts in the story, at first. Time waits for the hub and its devices, not for who sits at the
 * desk: one who came after the next deed has lived another story, which is then played again at half the speed.
 */
const ATTENDED_SPEED = 15;
/** A hub and its compound are three threads: two of them keep two cores busy. */
const LANES = 2;
/** Real: what the hub itself concludes of a story that has ended is there by then. */
const CONCLUDES_MS = 10_000;

const page = z.object({ items: z.array(incidentShape), nextCursor: z.string().optional() });

/** Taken, and perhaps open again before the answer was on its way: that it rang anew is another entry of the story. */
const acknowledged = z.looseObject({ acknowledgedAt: z.string() });

async function incidents(api: Api) {
	const { items, nextCursor } = await api.get("/incidents?limit=1000", page);
	expect(nextCursor).toBeUndefined();
	// A discreet one is whole in its own panel only.
	return Promise.all(items.map((one) => (one.discreet ? api.get(`/incidents/${one.id}`, incidentShape) : one)));
}

/**
 * Waits until the hub says that the script begins, or is over: all that the devices said in it is acknowledged, and so
 * judged. Gives when that was, by the hub's time.
 */
async function script(hub: HubProcess, does: "begins" | "is over"): Promise<number> {
	const line = await until(() => hub.lines.find(({ msg }) => msg === `the script ${does}`));
	return Date.parse(String(line.at));
}

const clock = z.object({ hub: z.string().transform((at) => Date.parse(at)) });

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
	await comeInAs(hub, "manager");
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

/** The next deed after this, in seconds of the story: until then an operator's step is in time. */
function nextDeed({ script, lastsS }: Scenario, after: number): number {
	return Math.min(lastsS, ...script.map(({ at }) => at).filter((at) => at > after));
}

/** Lets the whole hub live through a scenario, with its operator; what is not as expected, or that the operator came late. */
async function live(scenario: Scenario, speed: number): Promise<string[] | "late"> {
	const { name, expected } = scenario;
	const hub = await startHub({ args: ["--simulate", name, "--speed", String(speed), "--seed", "1"] });
	try {
		const api = await comeInAs(hub, "operator");
		const captain = await comeInAs(hub, "captain");
		const beganAt = await script(hub, "begins");
		const storyS = async () => ((await captain.get("/clock", clock)).hub - beganAt) / 1_000;
		const wrong: (string | undefined)[] = [];
		for (const step of expected.operator ?? []) {
			await until(async () => (await storyS()) >= step.at);
			wrong.push(await operate(api, step));
			if ((await storyS()) >= nextDeed(scenario, step.at)) return "late";
		}
		wrong.push(...(await outcomeOf(hub, scenario, api)));
		return wrong.flatMap((one) => one ?? []);
	} finally {
		await hub.kill9();
	}
}

/** The outcome of a scenario whose operator was in time, as slow as that takes on this machine. */
async function play(scenario: Scenario): Promise<string[]> {
	const unattended = scenario.lastsS < LONG_S ? SPEED : LONG_SPEED;
	const fastest = scenario.expected.operator === undefined ? unattended : ATTENDED_SPEED;
	for (let speed = fastest; ; speed /= 2) {
		const outcome = await live(scenario, speed);
		if (outcome === "late") continue;
		if (outcome.length === 0 || speed <= SPEED) return outcome;
		speed = 2 * SPEED;
	}
}

/** Plays all scenarios, some at a time, the longest first so that no lane ends long after the other; gives the outcome of each. */
function playAll(scenarios: readonly Scenario[]): (name: string) => Promise<string[] | undefined> {
	const left = scenarios.toSorted((a, b) => b.lastsS - a.lastsS);
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

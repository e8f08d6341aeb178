import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { realNow, simulatedClock } from "../../simulators/clock.ts";
import type { Simulation, SimulationGiven } from "../../simulators/run.ts";
import { loadScenario } from "../../simulators/scenario.ts";
import { startSimulation } from "../../simulators/thread.ts";
import { lapse, now, until } from "../waiting.ts";
import { Broker } from "./broker.ts";
import { compound, NIGHT } from "./jingxin.ts";

let broker: Broker;
let simulation: Simulation | undefined;

beforeEach(async () => {
	broker = await Broker.open();
});

afterEach(async () => {
	await simulation?.stop();
	simulation = undefined;
	await broker.close();
});

function given(devices: typeof compound.devices, more: Partial<SimulationGiven> = {}): SimulationGiven {
	return {
		compound: { ...compound, devices },
		scenario: "wall-climb",
		seed: "1",
		time: { startAt: NIGHT, startedAt: realNow(), speed: 20 },
		broker: broker.url,
		credentials: Object.fromEntries(devices.map(({ id }) => [id, "secret"])),
		...more,
	};
}

const east = compound.devices.filter(({ zone }) => zone.startsWith("east-"));

test("a thread lets a climber come over the wall: beam and camera report over their own connections, in simulated time", async () => {
	simulation = await startSimulation(given(east), () => {});
	await vi.waitFor(() => expect(broker.events("cam-east-3").map(({ type }) => type)).toContain("camera.line-crossed"));
	const beam = broker.events("beam-east-3").find(({ type }) => type === "perimeter.beam-broken");
	expect(Date.parse(beam?.at ?? "") - (await simulation.began)).toBeCloseTo(9_500, -1);
	for (const { topic, client } of broker.heard) expect(topic.split("/")[3]).toBe(client);
	await vi.waitFor(() =>
		expect(broker.heard.filter(({ topic }) => topic.endsWith("/health")).length).toBeGreaterThan(8),
	);
	await simulation.stop();
	expect(broker.heard.filter(({ text }) => text === "offline")).toEqual([]);
});

test("a script is over once its time is, and all that was said in it is acknowledged", async () => {
	broker.acknowledges = false;
	const time = { startAt: NIGHT, startedAt: realNow(), speed: 100 };
	simulation = await startSimulation(given(east, { time }), () => {});
	const told: number[] = [];
	void simulation.over.then((at) => told.push(at));
	const { lastsS } = await loadScenario("wall-climb");
	const endsAt = (await simulation.began) + lastsS * 1_000;
	await until(() => simulatedClock(time)() > endsAt && broker.events("beam-east-3").length > 0);
	// It is looked at every 50 ms.
	await lapse(500);
	expect(told).toEqual([]);
	broker.acknowledges = true;
	broker.cut();
	expect(await simulation.over).toBeGreaterThan(endsAt);
});

test("a feed that goes off takes its devices' sockets with it, and they come back with it", async () => {
	const b07 = compound.devices.filter(({ fedBy }) => fedBy.includes("power-b07"));
	simulation = await startSimulation(given([...b07, ...east], { scenario: "power-cut" }), () => {});
	await vi.waitFor(() => expect(b07.map(({ id }) => broker.status(id))).toEqual(b07.map(() => "offline")));
	expect(east.map(({ id }) => broker.status(id))).toEqual(east.map(() => "online"));
});

test("all 744 devices of the compound come online, and come back when the network did", async () => {
	simulation = await startSimulation(
		given(compound.devices, { time: { startAt: NIGHT, startedAt: now(), speed: 1 } }),
		() => {},
	);
	const online = () => compound.devices.filter(({ id }) => broker.status(id) === "online").length;
	await vi.waitFor(() => expect(online()).toBe(744));
	broker.cut();
	await vi.waitFor(() => expect(online()).toBeLessThan(744));
	await vi.waitFor(() => expect(online()).toBe(744));
});

test("a scenario that is not there, or names what the compound has not, is refused in words", async () => {
	await expect(startSimulation(given(east, { scenario: "no-such" }), () => {})).rejects.toThrow(/"no-such": not found/);
	await expect(startSimulation(given(east, { scenario: "panic" }), () => {})).rejects.toThrow(
		/no panel "panel-b03-2-0401" here/,
	);
});

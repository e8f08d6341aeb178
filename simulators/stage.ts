import type { Compound, CompoundDevice } from "./compound.ts";
import type { Scenario } from "./scenario.ts";
import type { Commanded, Done, Picture, Simulator, Virtual } from "./simulator.ts";
import { doorsOf } from "./world/door.ts";
import { letLive } from "./world/life.ts";
import { letHappen } from "./world/script.ts";
import type { ToldRound } from "./world/told-round.ts";
import { createWorld } from "./world/world.ts";

/** What a device reports, in the contract's words; `at` is simulated epoch milliseconds. */
export interface Said {
	readonly type: string;
	readonly at: number;
	readonly data: unknown;
	/** The state as it is now, said at connection. */
	readonly initial?: true;
	/** Looks for the picture that goes with it. */
	readonly picture?: Picture;
}

interface Listener {
	/** A device that has power reports something. */
	said(device: string, event: Said): void;
	/** The feed of a device went off or came back at `at`. */
	powered(device: string, on: boolean, at: number): void;
}

/** The living compound with all its virtual devices, without any wire: what they would say, and when. */
export interface Stage {
	/** Lets everyday life and the scenario's script happen from now on; before, nobody moves. Returns the instant. */
	begin(): number;
	/** Tells the guards of rounds as a hub has planned them. */
	tell(rounds: readonly ToldRound[]): void;
	/** Moves everything on to `to` (simulated epoch ms); the listener hears what happens meanwhile. */
	advance(to: number): void;
	/** The states a device holds now, as it says them at connection. */
	states(device: string): readonly Said[];
	/** What its health report says beside how long it runs. */
	health(device: string): Readonly<Record<string, unknown>>;
	isPowered(device: string): boolean;
	/** Lets a device do what a command asks. */
	obey(device: string, command: Commanded): Done;
}

interface Placed {
	readonly device: CompoundDevice;
	readonly simulator: Simulator;
	virtual: Virtual | undefined;
	/** Its own time of the last report: what it says never goes back. */
	lastAt: number;
}

/** A stage for `scenario` at `startAt`, where nothing moves before it begins. The same seed gives the same history. */
export function openStage({
	compound,
	scenario,
	seed,
	startAt,
	simulators,
	listener,
}: {
	readonly compound: Compound;
	readonly scenario: Scenario;
	readonly seed: string;
	readonly startAt: number;
	readonly simulators: ReadonlyMap<string, Simulator>;
	readonly listener: Listener;
}): Stage {
	const world = createWorld({ compound, seed, startAt });
	const doors = doorsOf(world);
	const placed = new Map<string, Placed>();
	const looking = [...simulators.values()].flatMap((simulator) => lookerOf(simulator, startAt));
	let darkChanges = world.darkChanges;

	for (const device of compound.devices) {
		const simulator = simulators.get(device.kind);
		if (!simulator) continue;
		const it: Placed = { device, simulator, virtual: undefined, lastAt: startAt };
		placed.set(device.id, it);
		switchOn(it);
		for (const looker of looking) if (looker.simulator === simulator) looker.devices.push(it);
	}

	function switchOn(it: Placed): void {
		const { device, simulator } = it;
		it.virtual = simulator.open(device, world, world.now, (what, data, at = world.now, picture) => {
			it.lastAt = Math.max(it.lastAt, Math.round(at));
			const said = { type: `${simulator.kind.name}.${what}`, at: it.lastAt, data };
			listener.said(device.id, picture ? { ...said, picture } : said);
		});
	}

	function followPower(): void {
		if (world.darkChanges === darkChanges) return;
		darkChanges = world.darkChanges;
		for (const it of placed.values()) {
			const on = !it.device.fedBy.some((feed) => world.dark.has(feed));
			if (on === (it.virtual !== undefined)) continue;
			if (on) switchOn(it);
			else it.virtual = undefined;
			listener.powered(it.device.id, on, world.now);
		}
	}

	function step(to: number): void {
		world.advance(to);
		followPower();
		for (const [id, happened] of world.takeHappenings()) placed.get(id)?.virtual?.sense(to, happened);
		for (const looker of looking) {
			if (looker.nextAt > to) continue;
			looker.nextAt += looker.everyMs;
			for (const { virtual } of looker.devices) virtual?.sense(to, []);
		}
	}

	return {
		begin() {
			letLive(world, doors);
			letHappen(world, doors, scenario);
			return world.now;
		},
		tell: (rounds) => world.tell(rounds),
		advance(to) {
			while (world.now < to) step(Math.min(to, ...looking.map(({ nextAt }) => nextAt)));
		},
		states(id) {
			const it = placed.get(id);
			const states: Said[] = [];
			it?.virtual?.state(world.now, (what, data) => {
				states.push({ type: `${it.simulator.kind.name}.${what}`, at: Math.round(world.now), data, initial: true });
			});
			return states;
		},
		health(id) {
			const it = placed.get(id);
			return it ? it.simulator.health(it.device, world.now) : {};
		},
		obey: (id, command) => placed.get(id)?.virtual?.obey(world.now, command) ?? { ok: false, error: "no power" },
		isPowered: (id) => placed.get(id)?.virtual !== undefined,
	};
}

interface Looker {
	readonly simulator: Simulator;
	readonly everyMs: number;
	readonly devices: Placed[];
	nextAt: number;
}

function lookerOf(simulator: Simulator, startAt: number): Looker[] {
	const everyMs = simulator.looksEveryMs;
	return everyMs === undefined ? [] : [{ simulator, everyMs, devices: [], nextAt: startAt + everyMs }];
}

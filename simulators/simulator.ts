import type { z } from "zod";
import type { Kind } from "../src/model/kind.ts";
import type { CompoundDevice } from "./compound.ts";
import type { Shot } from "./picture/shot.ts";
import type { Happened } from "./world/happening.ts";
import type { World } from "./world/world.ts";

/**
 * Reports an event of the kind: a misspelt event or a wrong payload is a compile error. `at`: when, if not now. `picture`:
 * what the picture that goes with it shows, if anybody is there to send it to.
 */
export type Say<K extends Kind> = <What extends keyof K["events"] & string>(
	what: What,
	data: z.input<K["events"][What]["data"]>,
	at?: number,
	picture?: Picture,
) => void;

/** Looks for a picture, which is painted elsewhere. */
export type Picture = () => Shot;

/** A command as it came, and what becomes of it. */
export interface Commanded {
	readonly name: string;
	readonly args: Readonly<Record<string, unknown>>;
}
export type Done = { readonly ok: true; readonly picture?: Shot } | { readonly ok: false; readonly error: string };

/** What a device has to go by. Times are simulated epoch milliseconds. */
export interface Sensing<K extends Kind, Memory> {
	readonly world: World;
	readonly device: CompoundDevice;
	readonly now: number;
	/** When it looked last. */
	readonly since: number;
	/** What happened to the device itself since then. */
	readonly happened: readonly Happened[];
	/** What the device keeps in mind; lost with its power. */
	readonly memory: Memory;
	readonly say: Say<K>;
}

interface Definition<K extends Kind, Memory> {
	/**
	 * How often it looks at the world by itself, in simulated ms. Absent: it senses only what happens to it (a button, a
	 * door, a badge).
	 */
	readonly looksEveryMs?: number;
	/** What a device keeps in mind when it is switched on. */
	remember(device: CompoundDevice): Memory;
	/** Says what the device would sense of `(since, now]`. */
	sense(at: Sensing<K, Memory>): void;
	/** Says the states the device holds, at each connection. */
	state?(at: Omit<Sensing<K, Memory>, "happened" | "since">): void;
	/** Does what a command asks. Absent: it takes none. */
	obey?(at: Omit<Sensing<K, Memory>, "happened" | "since">, command: Commanded): Done;
	/** What its health report says beside `uptimeS` and `firmware`. */
	health?(device: CompoundDevice, now: number): Readonly<Record<string, unknown>>;
}

/** A simulator as the rest sees it, its kind's types no longer needed. */
export interface Simulator {
	readonly kind: Kind;
	readonly looksEveryMs?: number;
	/** Switches one device on; it knows nothing of what was before `now`. */
	open(device: CompoundDevice, world: World, now: number, say: SayAnything): Virtual;
	health(device: CompoundDevice, now: number): Readonly<Record<string, unknown>>;
}

export type SayAnything = (what: string, data: unknown, at?: number, picture?: Picture) => void;

/** One device that is switched on. */
export interface Virtual {
	sense(now: number, happened: readonly Happened[]): void;
	/** Says the states it holds through `say`. */
	state(now: number, say: SayAnything): void;
	obey(now: number, command: Commanded): Done;
}

/** Virtual hardware of one kind: what it would report of what the world looks like. */
export function defineSimulator<K extends Kind, Memory>(
	kind: K,
	definition: Definition<NoInfer<K>, Memory>,
): Simulator {
	return {
		kind,
		...(definition.looksEveryMs !== undefined && { looksEveryMs: definition.looksEveryMs }),
		health: definition.health ?? (() => ({})),
		open(device, world, startAt, say) {
			const memory = definition.remember(device);
			let since = startAt;
			return {
				sense(now, happened) {
					definition.sense({ world, device, now, since, happened, memory, say });
					since = now;
					for (const it of happened) if (it.what === "reports") say(it.event, it.data, it.at);
				},
				obey: (now, command) =>
					definition.obey?.({ world, device, now, memory, say }, command) ?? {
						ok: false,
						error: "it takes no commands",
					},
				state: (now, sayState) => definition.state?.({ world, device, now, memory, say: sayState }),
			};
		},
	};
}

/**
 * The simulators of these kinds: one file each, named like the kind. A kind without one stays silent.
 *
 * @throws {Error} A file's default export is not a simulator of the file's kind.
 */
export async function loadSimulators(
	kinds: Iterable<string>,
	folder: URL = new URL("./", import.meta.url),
): Promise<ReadonlyMap<string, Simulator>> {
	const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
	const found = new Map<string, Simulator>();
	for (const name of new Set(kinds)) {
		const module: { default?: Simulator } = await import(new URL(`${name}.${extension}`, folder).href).catch(
			(error: unknown) => {
				if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return {};
				throw error;
			},
		);
		if (!module.default) continue;
		if (module.default.kind.name !== name) {
			throw new Error(
				`simulators/${name}: found kind "${module.default.kind.name}", expected "${name}" (the file's name)`,
			);
		}
		found.set(name, module.default);
	}
	return found;
}

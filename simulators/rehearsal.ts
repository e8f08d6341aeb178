import type { Compound } from "./compound.ts";
import type { Scenario } from "./scenario.ts";
import type { Simulator } from "./simulator.ts";
import { openStage, type Said } from "./stage.ts";

/** One thing a hub would hear, with links that never fail. */
export type Heard = { readonly at: number; readonly device: string } & (
	| { readonly link: "online" | "lost" }
	| { readonly said: Said }
);

const STEP_MS = 250;

/**
 * What a hub would hear of a scenario from `startAt` for `forMs`, in order, worked out at once: no socket, no clock. All
 * devices are online at `startAt` and have said their states.
 */
export function rehearse({
	forMs,
	...given
}: {
	readonly compound: Compound;
	readonly scenario: Scenario;
	readonly seed: string;
	readonly startAt: number;
	readonly simulators: ReadonlyMap<string, Simulator>;
	readonly forMs: number;
}): Heard[] {
	const { compound, startAt } = given;
	const heard: Heard[] = [];
	const connect = (device: string, at: number) => {
		heard.push({ at, device, link: "online" });
		for (const said of stage.states(device)) heard.push({ at, device, said });
	};
	const stage = openStage({
		...given,
		listener: {
			said: (device, said) => heard.push({ at: said.at, device, said }),
			powered: (device, on, at) => (on ? connect(device, at) : heard.push({ at, device, link: "lost" })),
		},
	});
	for (const { id } of compound.devices) connect(id, startAt);
	stage.begin();
	for (let at = startAt + STEP_MS; at <= startAt + forMs; at += STEP_MS) stage.advance(at);
	return heard.sort((a, b) => a.at - b.at);
}

import type { Heard } from "../../simulators/rehearsal.ts";
import { rehearse } from "../../simulators/rehearsal.ts";
import { defineScenario, type Step } from "../../simulators/scenario.ts";
import { compound, NIGHT, simulators } from "./jingxin.ts";

interface Told {
	readonly device: string;
	readonly type: string;
	/** Seconds after the start. */
	readonly at: number;
	readonly data: unknown;
}

/** What a script of one's own makes the devices say, in a quiet night. */
export function hear(script: readonly Step[], { forS = 120, seed = "7", startAt = NIGHT } = {}): Heard[] {
	const scenario = defineScenario({
		name: "made-up",
		words: { en: "made up", "zh-CN": "虚构" },
		lastsS: forS,
		script,
		expected: { incidents: [] },
	});
	return rehearse({ compound, scenario, seed, startAt, simulators, forMs: forS * 1_000 });
}

/** Only what was said, without the states at connection. */
export function told(heard: readonly Heard[], startAt = NIGHT): Told[] {
	return heard.flatMap((one) => {
		if (!("said" in one) || one.said.initial) return [];
		return [{ device: one.device, type: one.said.type, at: (one.at - startAt) / 1_000, data: one.said.data }];
	});
}

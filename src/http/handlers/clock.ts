import { confirmClock, readClock } from "../../contract/http/clock.ts";
import { instantOf } from "../../contract/primitives.ts";
import { Refusal } from "../../model/problem.ts";
import { handle } from "../handle.ts";

export const handleReadClock = handle(readClock, async ({ hub: { clock, clockWatch } }) => {
	const { machine = clock.now(), suspectSince } = clockWatch?.look() ?? {};
	return {
		body: {
			...{ hub: instantOf(clock.now()), machine: instantOf(machine) },
			...(suspectSince !== undefined && { suspectSince: instantOf(suspectSince) }),
		},
	};
});

export const handleConfirmClock = handle(confirmClock, async ({ input: { body }, principal: { user }, hub }) => {
	const { clockWatch } = hub;
	if (!clockWatch) throw new Refusal({ code: "wrong-state", detail: "the machine's clock is not in doubt" });
	const { from, to } = await clockWatch.confirm(`user:${user}`, Date.parse(body.machine));
	return { body: { from: instantOf(from), to: instantOf(to) } };
});

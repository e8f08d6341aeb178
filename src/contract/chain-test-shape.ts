import { z } from "zod";
import type { ChainTest } from "../model/objects/chain-test.ts";
import { presenter } from "./presenter.ts";
import { instant, instantOf, rev } from "./primitives.ts";

export const chainTestShape = z.object({
	id: z.string(),
	rev,
	since: instant,
	by: z.string().optional().meta({ description: "Who began it; absent: the site's own time for it" }),
	confirmBy: instant,
	told: z.array(z.object({ who: z.string(), at: instant, to: z.array(z.string()).optional() })),
	confirmedAt: instant.optional(),
	confirmedBy: z.string().optional(),
	failedAt: instant.optional().meta({ description: "Nobody had confirmed it by then: an alarm" }),
});

/** A test of the escalation chain: whom it told, and who confirmed it. */
export const presentChainTest = presenter(
	chainTestShape,
	({ id, rev: seq, since, by, confirmBy, told, confirmedAt, confirmedBy, failedAt }: ChainTest) => ({
		...{ id, rev: seq, since: instantOf(since), confirmBy: instantOf(confirmBy) },
		...(by !== undefined && { by }),
		told: told.map(({ who, at, to }) => ({ who, at: instantOf(at), ...(to && { to: [...to] }) })),
		...(confirmedAt !== undefined && { confirmedAt: instantOf(confirmedAt) }),
		...(confirmedBy !== undefined && { confirmedBy }),
		...(failedAt !== undefined && { failedAt: instantOf(failedAt) }),
	}),
);

/** The test as far as it is a guard's own: when they were told, and no other person. */
export function ownChainTest({ by: _, told, ...test }: ChainTest, guard: string): ChainTest {
	const own = told.filter(({ to = [] }) => to.includes(guard));
	return { ...test, told: own.map((one) => ({ ...one, to: [guard] })) };
}

export type ChainTestShape = z.output<typeof chainTestShape>;

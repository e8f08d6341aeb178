import { CONSOLE } from "../../model/channel.ts";
import type { Delivery } from "../../model/delivery.ts";
import { deliveryEnded } from "../../model/entries/delivery-ended.ts";
import { deliverySeen } from "../../model/entries/delivery-seen.ts";
import { deliveryWithdrawn } from "../../model/entries/delivery-withdrawn.ts";
import type { ChainTest } from "../../model/objects/chain-test.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { add, isPending } from "./notify.ts";

const ABOUT = "chain-test";

/** Tells by the ways of an alarm that nobody takes, but for sirens: a test sounds nowhere. What waits speaks for both. */
export function notifyChainTest(
	context: StepContext,
	{ id: chainTest }: Pick<ChainTest, "id">,
	{ who, to = [] }: { readonly who: string; readonly to?: readonly string[] },
): void {
	const under = deliveriesOf(context, chainTest);
	const isAsked = (channel: string, one?: string) =>
		under.some((other) => other.channel === channel && (one === undefined ? isPending(other) : other.to === one));
	for (const one of to.length > 0 ? to : [who]) {
		if (!isAsked(CONSOLE, one)) add(context, { chainTest, channel: CONSOLE, to: one, about: ABOUT });
	}
	for (const { id: channel, channel: sort, on } of context.site.channels ?? []) {
		if (sort === "siren" || !on.includes("told-on") || isAsked(channel)) continue;
		add(context, { chainTest, channel, to: who, about: ABOUT });
	}
}

/** The test is over: what only asks for a person is needless. Seen it has who confirmed it, nobody else. */
export function settleChainTest(context: StepContext, chainTest: string): void {
	for (const { id: delivery, channel, state, to, user } of deliveriesOf(context, chainTest)) {
		const data = { delivery, channel };
		if (channel === CONSOLE && state === "delivered") {
			const confirmed = context.actor === to || context.actor === user;
			if (confirmed) context.derive(deliverySeen, undefined, { ...data, by: context.entry.source });
			else context.derive(deliveryEnded, undefined, data);
		} else if (state === "waiting" || state === "failed") {
			context.derive(deliveryWithdrawn, undefined, data);
		}
	}
}

/** In the order of their ids, whatever the order in which they were read back. */
function deliveriesOf({ state }: StepContext, chainTest: string): readonly Delivery[] {
	return [...state.delivery.values()]
		.filter((one) => one.chainTest === chainTest)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

import type { Delivery } from "../../model/delivery.ts";
import { deliveryDead } from "../../model/entries/delivery-dead.ts";
import { deliveryDelivered } from "../../model/entries/delivery-delivered.ts";
import { deliveryEnded } from "../../model/entries/delivery-ended.ts";
import { deliveryFailed } from "../../model/entries/delivery-failed.ts";
import { deliveryForgotten } from "../../model/entries/delivery-forgotten.ts";
import { deliveryRetryDue } from "../../model/entries/delivery-retry-due.ts";
import { deliverySeen } from "../../model/entries/delivery-seen.ts";
import { deliverySent } from "../../model/entries/delivery-sent.ts";
import { deliveryWithdrawn } from "../../model/entries/delivery-withdrawn.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { gasAt, mustBeSilent } from "../operator/command.ts";
import { backOff } from "./back-off.ts";
import { countFailure, countSuccess, noteFailure } from "./channel.ts";
import { askAgain } from "./notify.ts";

const RULE = "notify";
/** So long it is tried, engine ms; the last attempt is made then. */
const TRIED_MS = 24 * 3_600_000;
/** So long a receiver may ask to be left alone, engine ms: nobody can put an alarm off for a night. */
const RETRY_AFTER_MOST_MS = 3_600_000;
/** So long the one that was given up stands in the list of what is open. */
const SHOWN_MS = 24 * 3_600_000;

/** An attempt begins. */
export const onDeliverySent = onEntry(deliverySent, (context, { delivery: id, attempt }) => {
	const delivery = deliveryOf(context, id);
	if (!delivery) return;
	const { nextAt: _, ...rest } = delivery;
	keep(context, { ...rest, state: "sent", attempts: attempt ?? delivery.attempts + 1 });
});

/** It arrived. A page is waited for to be answered, a siren sounds for its time; else that was all. */
export const onDeliveryDelivered = onEntry(deliveryDelivered, (context, { delivery: id, user }) => {
	const delivery = deliveryOf(context, id);
	if (!delivery) return;
	const { reason: _, answer: __, nextAt: ___, again, ...rest } = delivery;
	context.because({ because: "delivered", ...aboutOf(delivery), rule: RULE });
	dropTimers(context, delivery);
	countSuccess(context, delivery.channel);
	const channel = context.site.channels?.find(({ id }) => id === delivery.channel);
	const arrived: Delivery = {
		...rest,
		state: "delivered",
		deliveredAt: context.now,
		...(user !== undefined && { user }),
	};
	if (channel?.channel === "siren") keep(context, { ...arrived, nextAt: context.now + channel.forMs });
	else if (channel) end(context, arrived);
	else keep(context, arrived);
	if (again && channel) askAgain(context, delivery, again);
});

/** It did not get through: it is tried again later and later; what never will, or not in a day, is given up. */
export const onDeliveryFailed = onEntry(deliveryFailed, (context, data) => {
	const { delivery: id, reason = "unknown", answer, final, retryAfterMs = 0 } = data;
	const delivery = deliveryOf(context, id);
	if (!delivery) return;
	const { incident, channel, since, attempts, again } = delivery;
	context.because({ because: "undelivered", ...aboutOf(delivery), rule: RULE });
	const { nextAt: _, answer: __, again: ___, ...rest } = delivery;
	// What was asked for meanwhile is said by the next attempt.
	const failed: Delivery = { ...rest, ...again, state: "failed", reason, ...(answer !== undefined && { answer }) };
	const isNeedless = delivery.chainTest !== undefined && !context.get("chain-test", delivery.chainTest);
	if (final || delivery.about === "test" || isNeedless || context.now >= since + TRIED_MS) {
		keep(context, failed);
		context.derive(deliveryDead, context.entry.zone, { delivery: id, incident, channel, reason });
		return;
	}
	const wait = Math.max(backOff(id, attempts), Math.min(retryAfterMs, RETRY_AFTER_MOST_MS));
	const nextAt = Math.min(context.now + wait, since + TRIED_MS);
	keep(context, { ...failed, nextAt });
	context.setTimer(timerFor(deliveryRetryDue, { id: `${id}.retry`, dueAt: nextAt, data: { delivery: id, incident } }));
	countFailure(context, channel, { reason, answer });
});

/** It is to be sent again now; a siren not where there is gas meanwhile, and without a sound where there is duress. */
export const onDeliveryRetryDue = onEntry(deliveryRetryDue, (context, { delivery: id }) => {
	const delivery = deliveryOf(context, id);
	if (delivery?.state !== "failed") return;
	const device = context.site.devices.get(delivery.to);
	if (device && gasAt(context, device)) {
		const { incident, channel } = delivery;
		context.derive(deliveryWithdrawn, context.entry.zone, { delivery: id, incident, channel });
		return;
	}
	const { nextAt: _, silent: __, ...rest } = delivery;
	const quietly = device && mustBeSilent(context, device) && { silent: true as const };
	context.because({ because: "notified", ...aboutOf(delivery), rule: RULE });
	keep(context, { ...rest, state: "waiting", ...quietly });
});

/** It is given up. */
export const onDeliveryDead = onEntry(deliveryDead, (context, { delivery: id }) => {
	const delivery = deliveryOf(context, id);
	if (!delivery) return;
	const { incident, channel, about, reason = "unknown", answer } = delivery;
	const { nextAt: _, ...rest } = delivery;
	context.because({ because: "given-up", ...aboutOf(delivery), rule: RULE });
	keep(context, { ...rest, state: "dead" });
	// Whoever tests a channel looks for the answer; nothing real was lost.
	if (about === "test") noteFailure(context, channel, { reason, answer });
	else countFailure(context, channel, { reason, answer, dead: true });
	const dueAt = context.now + SHOWN_MS;
	context.setTimer(timerFor(deliveryForgotten, { id: `${id}.shown`, dueAt, data: { delivery: id, incident } }));
});

/** One that was given up long ago is history. */
export const onDeliveryForgotten = onEntry(deliveryForgotten, (context, { delivery: id }) => {
	const delivery = deliveryOf(context, id);
	if (delivery) end(context, delivery);
});

/** Whoever was told has seen it: they said so, or they have taken the incident. */
export const onDeliverySeen = onEntry(deliverySeen, (context, { delivery: id }) => {
	const delivery = deliveryOf(context, id);
	if (!delivery) return;
	const { deliveredAt = context.now } = delivery;
	keep(context, { ...delivery, deliveredAt, seenAt: context.now });
	over(context, id, ["seen", "seen"]);
});

/** The incident was taken first. */
export const onDeliveryWithdrawn = onEntry(deliveryWithdrawn, (context, { delivery }) => {
	over(context, delivery, ["withdrawn", "withdrawn"]);
});

/** The siren has ended. */
export const onDeliveryEnded = onEntry(deliveryEnded, (context, { delivery }) => {
	over(context, delivery, ["delivered", "delivered"]);
});

function over(context: StepContext, id: string, [because, state]: Over): void {
	const delivery = deliveryOf(context, id);
	if (!delivery) return;
	const { nextAt: _, ...rest } = delivery;
	context.because({ because, ...aboutOf(delivery), rule: RULE });
	end(context, { ...rest, state });
}

/** A test of a channel is about no incident. */
function aboutOf({ incident }: Delivery): { readonly incident?: string } {
	return incident === undefined ? {} : { incident };
}

type Over = readonly [because: "seen" | "withdrawn" | "delivered", state: Delivery["state"]];

/** The delivery that the entry speaks of, while it is not over; one given up is over for all but the list. */
function deliveryOf(context: StepContext, id: string): Delivery | undefined {
	const delivery = context.get("delivery", id);
	if (delivery && (delivery.state !== "dead" || context.entry.type === deliveryForgotten.type)) return delivery;
	context.because({ because: "timer-void", rule: RULE });
	return undefined;
}

function keep(context: StepContext, delivery: Delivery): void {
	context.put({ kind: "delivery", id: delivery.id, value: { ...delivery, rev: context.entry.seq } });
}

function end(context: StepContext, delivery: Delivery): void {
	dropTimers(context, delivery);
	context.put({ kind: "delivery", id: delivery.id, value: { ...delivery, rev: context.entry.seq }, over: true });
}

function dropTimers(context: StepContext, { id }: Delivery): void {
	context.dropTimer(`${id}.retry`);
	context.dropTimer(`${id}.shown`);
}

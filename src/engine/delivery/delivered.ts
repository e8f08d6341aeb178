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
import type { Work } from "../kernel/step-context.ts";
import { gasAt, mustBeSilent } from "../operator/command.ts";
import { backOff } from "./back-off.ts";
import { countFailure, countSuccess } from "./channel.ts";

const RULE = "notify";
/** So long it is tried, engine ms; the last attempt is made then. */
const TRIED_MS = 24 * 3_600_000;
/** So long the one that was given up stands in the list of what is open. */
const SHOWN_MS = 24 * 3_600_000;

/** An attempt begins. */
export const onDeliverySent = onEntry(deliverySent, (work, { delivery: id, attempt }) => {
	const delivery = deliveryOf(work, id);
	if (!delivery) return;
	const { nextAt: _, ...rest } = delivery;
	keep(work, { ...rest, state: "sent", attempts: attempt ?? delivery.attempts + 1 });
});

/** It arrived. A page is waited for to be answered, a siren sounds for its time; else that was all. */
export const onDeliveryDelivered = onEntry(deliveryDelivered, (work, { delivery: id }) => {
	const delivery = deliveryOf(work, id);
	if (!delivery) return;
	const { reason: _, nextAt: __, ...rest } = delivery;
	work.because({ because: "delivered", incident: delivery.incident, rule: RULE });
	dropTimers(work, delivery);
	countSuccess(work, delivery.channel);
	const channel = work.site.channels?.find(({ id }) => id === delivery.channel);
	const arrived: Delivery = { ...rest, state: "delivered" };
	if (channel?.channel === "siren") keep(work, { ...arrived, nextAt: work.now + channel.forMs });
	else if (channel) end(work, arrived);
	else keep(work, arrived);
});

/** It did not get through: it is tried again later and later; what never will, or not in a day, is given up. */
export const onDeliveryFailed = onEntry(deliveryFailed, (work, { delivery: id, reason = "unknown", final }) => {
	const delivery = deliveryOf(work, id);
	if (!delivery) return;
	const { incident, channel, since, attempts } = delivery;
	work.because({ because: "undelivered", incident, rule: RULE });
	const { nextAt: _, ...rest } = delivery;
	const failed: Delivery = { ...rest, state: "failed", reason };
	if (final || work.now >= since + TRIED_MS) {
		keep(work, failed);
		work.derive(deliveryDead, work.entry.zone, { delivery: id, incident, channel, reason });
		return;
	}
	const nextAt = Math.min(work.now + backOff(id, attempts), since + TRIED_MS);
	keep(work, { ...failed, nextAt });
	work.setTimer(timerFor(deliveryRetryDue, { id: `${id}.retry`, dueAt: nextAt, data: { delivery: id, incident } }));
	countFailure(work, channel, reason);
});

/** It is to be sent again now; a siren not where there is gas meanwhile, and without a sound where there is duress. */
export const onDeliveryRetryDue = onEntry(deliveryRetryDue, (work, { delivery: id }) => {
	const delivery = deliveryOf(work, id);
	if (delivery?.state !== "failed") return;
	const device = work.site.devices.get(delivery.to);
	if (device && gasAt(work, device)) {
		const { incident, channel } = delivery;
		work.derive(deliveryWithdrawn, work.entry.zone, { delivery: id, incident, channel });
		return;
	}
	const { nextAt: _, silent: __, ...rest } = delivery;
	const quietly = device && mustBeSilent(work, device) && { silent: true as const };
	work.because({ because: "notified", incident: delivery.incident, rule: RULE });
	keep(work, { ...rest, state: "waiting", ...quietly });
});

/** It is given up. */
export const onDeliveryDead = onEntry(deliveryDead, (work, { delivery: id }) => {
	const delivery = deliveryOf(work, id);
	if (!delivery) return;
	const { incident, channel, reason = "unknown" } = delivery;
	const { nextAt: _, ...rest } = delivery;
	work.because({ because: "given-up", incident, rule: RULE });
	keep(work, { ...rest, state: "dead" });
	countFailure(work, channel, reason, true);
	const dueAt = work.now + SHOWN_MS;
	work.setTimer(timerFor(deliveryForgotten, { id: `${id}.shown`, dueAt, data: { delivery: id, incident } }));
});

/** One that was given up long ago is history. */
export const onDeliveryForgotten = onEntry(deliveryForgotten, (work, { delivery: id }) => {
	const delivery = deliveryOf(work, id);
	if (delivery) end(work, delivery);
});

/** Whoever was told has seen it. */
export const onDeliverySeen = onEntry(deliverySeen, (work, { delivery }) => over(work, delivery, ["seen", "seen"]));

/** The incident was taken first. */
export const onDeliveryWithdrawn = onEntry(deliveryWithdrawn, (work, { delivery }) => {
	over(work, delivery, ["withdrawn", "withdrawn"]);
});

/** The siren has ended. */
export const onDeliveryEnded = onEntry(deliveryEnded, (work, { delivery }) => {
	over(work, delivery, ["delivered", "delivered"]);
});

function over(work: Work, id: string, [because, state]: Over): void {
	const delivery = deliveryOf(work, id);
	if (!delivery) return;
	const { incident } = delivery;
	const { nextAt: _, ...rest } = delivery;
	work.because({ because, incident, rule: RULE });
	end(work, { ...rest, state });
}

type Over = readonly [because: "seen" | "withdrawn" | "delivered", state: Delivery["state"]];

/** The delivery that the entry speaks of, while it is not over; one given up is over for all but the list. */
function deliveryOf(work: Work, id: string): Delivery | undefined {
	const delivery = work.get("delivery", id);
	if (delivery && (delivery.state !== "dead" || work.entry.type === deliveryForgotten.type)) return delivery;
	work.because({ because: "timer-void", rule: RULE });
	return undefined;
}

function keep(work: Work, delivery: Delivery): void {
	work.put({ kind: "delivery", id: delivery.id, value: { ...delivery, rev: work.entry.seq } });
}

function end(work: Work, delivery: Delivery): void {
	dropTimers(work, delivery);
	work.put({ kind: "delivery", id: delivery.id, value: { ...delivery, rev: work.entry.seq }, over: true });
}

function dropTimers(work: Work, { id }: Delivery): void {
	work.dropTimer(`${id}.retry`);
	work.dropTimer(`${id}.shown`);
}

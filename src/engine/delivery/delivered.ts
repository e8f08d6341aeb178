import type { Delivery } from "../../model/delivery.ts";
import { numberIn, textIn } from "../kernel/entry-data.ts";
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
export function deliverySent(work: Work): void {
	const delivery = deliveryOf(work);
	if (!delivery) return;
	const { nextAt: _, ...rest } = delivery;
	keep(work, { ...rest, state: "sent", attempts: numberIn(work.entry.data, "attempt") ?? delivery.attempts + 1 });
}

/** It arrived. A page is waited for to be answered, a siren sounds for its time; else that was all. */
export function deliveryDelivered(work: Work): void {
	const delivery = deliveryOf(work);
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
}

/** It did not get through: it is tried again later and later; what never will, or not in a day, is given up. */
export function deliveryFailed(work: Work): void {
	const delivery = deliveryOf(work);
	if (!delivery) return;
	const { id, incident, channel, since, attempts } = delivery;
	const reason = textIn(work.entry.data, "reason") ?? "unknown";
	work.because({ because: "undelivered", incident, rule: RULE });
	const { nextAt: _, ...rest } = delivery;
	const failed: Delivery = { ...rest, state: "failed", reason };
	if (work.entry.data.final === true || work.now >= since + TRIED_MS) {
		keep(work, failed);
		work.deriveByRule("delivery.dead", work.entry.zone, { delivery: id, incident, channel, reason });
		return;
	}
	const nextAt = Math.min(work.now + backOff(id, attempts), since + TRIED_MS);
	keep(work, { ...failed, nextAt });
	work.setTimer({ id: `${id}.retry`, dueAt: nextAt, type: "delivery.retry-due", data: { delivery: id, incident } });
	countFailure(work, channel, reason);
}

/** It is to be sent again now; a siren not where there is gas meanwhile, and without a sound where there is duress. */
export function deliveryRetryDue(work: Work): void {
	const delivery = deliveryOf(work);
	if (delivery?.state !== "failed") return;
	const device = work.site.devices.get(delivery.to);
	if (device && gasAt(work, device)) {
		const { id, incident, channel } = delivery;
		work.deriveByRule("delivery.withdrawn", work.entry.zone, { delivery: id, incident, channel });
		return;
	}
	const { nextAt: _, silent: __, ...rest } = delivery;
	const quietly = device && mustBeSilent(work, device) && { silent: true as const };
	work.because({ because: "notified", incident: delivery.incident, rule: RULE });
	keep(work, { ...rest, state: "waiting", ...quietly });
}

/** It is given up. */
export function deliveryDead(work: Work): void {
	const delivery = deliveryOf(work);
	if (!delivery) return;
	const { id, incident, channel, reason = "unknown" } = delivery;
	const { nextAt: _, ...rest } = delivery;
	work.because({ because: "given-up", incident, rule: RULE });
	keep(work, { ...rest, state: "dead" });
	countFailure(work, channel, reason, true);
	const dueAt = work.now + SHOWN_MS;
	work.setTimer({ id: `${id}.shown`, dueAt, type: "delivery.forgotten", data: { delivery: id, incident } });
}

/** One that was given up long ago is history. */
export function deliveryForgotten(work: Work): void {
	const delivery = deliveryOf(work);
	if (delivery) end(work, delivery);
}

/** It is over: seen, withdrawn because the incident was taken first, or a siren that has ended. */
export function deliveryOver(work: Work): void {
	const delivery = deliveryOf(work);
	if (!delivery) return;
	const { incident } = delivery;
	const { nextAt: _, ...rest } = delivery;
	const [because, state] = OVER[work.entry.type] ?? OVER["delivery.ended"];
	work.because({ because, incident, rule: RULE });
	end(work, { ...rest, state });
}

const OVER: { readonly "delivery.ended": Over } & Readonly<Record<string, Over>> = {
	"delivery.seen": ["seen", "seen"],
	"delivery.withdrawn": ["withdrawn", "withdrawn"],
	"delivery.ended": ["delivered", "delivered"],
};

type Over = readonly [because: "seen" | "withdrawn" | "delivered", state: Delivery["state"]];

/** The delivery that the entry speaks of, while it is not over; one given up is over for all but the list. */
function deliveryOf(work: Work): Delivery | undefined {
	const { data, type } = work.entry;
	const delivery = work.get("delivery", textIn(data, "delivery") ?? "");
	if (delivery && (delivery.state !== "dead" || type === "delivery.forgotten")) return delivery;
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

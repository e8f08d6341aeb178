import { seeIncident } from "../../model/actions/see-incident.ts";
import { type Channel, CONSOLE } from "../../model/channel.ts";
import type { DELIVERY_REASONS, Delivery } from "../../model/delivery.ts";
import { deliveryEnded } from "../../model/entries/delivery-ended.ts";
import { deliverySeen } from "../../model/entries/delivery-seen.ts";
import { deliveryWithdrawn } from "../../model/entries/delivery-withdrawn.ts";
import type { Incident } from "../../model/incident.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { gasAt, mustBeSilent } from "../operator/command.ts";

const RULE = "notify";

/** Somebody is told that nobody takes the incident: on their console, and by the channels that are stated for that. */
export function notifyTold(
	context: StepContext,
	incident: Incident,
	{ who, to = [] }: { who: string; to?: readonly string[] },
) {
	if (incident.drill) return;
	const about = "told-on";
	for (const one of to.length > 0 ? to : [who]) ask(context, { incident, channel: CONSOLE, to: one, about });
	for (const channel of channelsFor(context, incident, about)) askBy(context, channel, { incident, to: who, about });
}

/** What this entry opened, woke, or made urgent goes out by the channels that are stated for that. Call it at the end. */
export function notifyOpened(context: StepContext): void {
	if (!context.site.channels?.length) return;
	const about = "opened";
	for (const change of context.changed("incident")) {
		if ("gone" in change || change.over) continue;
		const { value: incident } = change;
		const opened = incident.priority === "low" && incident.id === `inc-${context.entry.seq}`;
		if ((incident.rang !== context.entry.seq && !opened) || incident.drill) continue;
		const before = context.state.incident.get(incident.id);
		const sounded = before && before.rang > 0 && !before.quiet;
		for (const channel of channelsFor(context, incident, about)) {
			if (sounded && channel.priorities.includes(before.priority)) continue;
			askBy(context, channel, { incident, to: channel.id, about });
		}
	}
}

/**
 * An incident that was taken, or ended: what only asks for a person is needless. Seen it has who took it and was told, nobody
 * else: of those whose page had it, no more is known.
 */
export function settleTaken(context: StepContext): void {
	if (context.state.delivery.size === 0) return;
	for (const change of context.changed("incident")) {
		if ("value" in change && !change.over && change.value.state === "open") continue;
		for (const { id, incident, channel, state, to, user } of deliveriesOf(context, change.id)) {
			const data = { delivery: id, incident, channel };
			const asks = channel === CONSOLE || sirens(context).has(channel);
			if (channel === CONSOLE && state === "delivered") {
				const took = context.actor === to || context.actor === user;
				if (took) context.derive(deliverySeen, undefined, { ...data, by: context.entry.source });
				else context.derive(deliveryEnded, undefined, data);
			} else if (asks && isUnsent({ state })) {
				context.derive(deliveryWithdrawn, undefined, data);
			}
		}
	}
}

/** Somebody has an incident before their eyes that they were told of: by name, by role, or by the page where it arrived. */
export const onSeeIncident = onTarget(seeIncident, (context, { incident: id, role }) => {
	for (const { id: delivery, channel, state, to, user } of deliveriesOf(context, id)) {
		const isTheirs = to === context.actor || to === role || user === context.actor;
		if (channel !== CONSOLE || !isTheirs || (state !== "delivered" && state !== "waiting")) continue;
		const data = { delivery, incident: id, channel, by: context.entry.source };
		context.derive(deliverySeen, undefined, data);
	}
	return undefined;
});

interface Asked {
	readonly incident: Incident;
	readonly to: string;
	readonly about: (typeof DELIVERY_REASONS)[number];
	readonly silent?: true;
}

/** What is discreet sounds nowhere, whatever is stated; nor does a channel tell of its own failure. */
function channelsFor(context: StepContext, incident: Incident, about: Asked["about"]): readonly Channel[] {
	if (incident.quiet) return [];
	return (context.site.channels ?? []).filter(
		({ id, channel, priorities, on }) =>
			on.includes(about) &&
			priorities.includes(incident.priority) &&
			!(channel === "siren" && incident.discreet) &&
			!(incident.type === "channel.failed" && incident.alarms.some((one) => context.get("alarm", one)?.part === id)),
	);
}

function askBy(context: StepContext, channel: Channel, asked: Asked): void {
	if (channel.channel !== "siren") {
		ask(context, { ...asked, channel: channel.id });
		return;
	}
	for (const to of channel.devices) {
		const device = context.site.devices.get(to);
		if (!device || gasAt(context, device)) continue;
		// A row less than elsewhere would tell where somebody is under duress.
		const quietly = mustBeSilent(context, device) && { silent: true as const };
		ask(context, { ...asked, channel: channel.id, to, ...quietly });
	}
}

/**
 * One message more, unless one about this incident by this way has not arrived yet: then that one speaks for both, for it
 * says what is then. A receiver that is down for hours gets one message of each incident, not one a minute. While one is
 * being answered no second copy goes out: the next follows once it has arrived.
 */
function ask(
	context: StepContext,
	{ incident, channel, to, about, silent }: Asked & { readonly channel: string },
): void {
	const addressed = channel === CONSOLE || sirens(context).has(channel);
	const pending = deliveriesOf(context, incident.id).find(
		(one) => one.channel === channel && (addressed ? one.to === to && one.state !== "dead" : isPending(one)),
	);
	const { seq } = context.entry;
	if (pending) {
		if (addressed) return;
		keep(context, { ...pending, ...(pending.state === "sent" ? { again: { to, about } } : { to, about }), rev: seq });
		return;
	}
	context.because({ because: "notified", incident: incident.id, rule: RULE });
	const kept = incident.keptFrom !== undefined && { keptFrom: incident.keptFrom };
	add(context, { incident: incident.id, ...kept, channel, to, about, ...(silent && { silent }) });
}

/** What was asked for while `delivery` was being answered goes out as a message of its own. */
export function askAgain(
	context: StepContext,
	{ incident, keptFrom, channel }: Delivery,
	{ to, about }: NonNullable<Delivery["again"]>,
): void {
	const of = { ...(incident !== undefined && { incident }), ...(keptFrom !== undefined && { keptFrom }) };
	add(context, { ...of, channel, to, about });
}

/** One message more. */
export function add(
	context: StepContext,
	asked: Pick<Delivery, "incident" | "keptFrom" | "chainTest" | "channel" | "to" | "about" | "silent">,
): void {
	const { seq } = context.entry;
	keep(context, {
		id: `dlv-${seq}.${context.changed("delivery").length + 1}`,
		...{ rev: seq, ...asked, state: "waiting", since: context.now, attempts: 0 },
	});
}

export function isPending({ state }: Pick<Delivery, "state">): boolean {
	return isUnsent({ state }) || state === "sent";
}

function isUnsent({ state }: Pick<Delivery, "state">): boolean {
	return state === "waiting" || state === "failed";
}

function keep(context: StepContext, delivery: Delivery): void {
	context.put({ kind: "delivery", id: delivery.id, value: delivery });
}

function sirens({ site }: StepContext): ReadonlySet<string> {
	return new Set((site.channels ?? []).filter(({ channel }) => channel === "siren").map(({ id }) => id));
}

/** In the order of their ids, whatever the order in which they were read back. */
function deliveriesOf(context: StepContext, incident: string): readonly Delivery[] {
	const ids = new Set([
		...(context.state.deliveriesOn.get(incident) ?? []),
		...context.changed("delivery").map(({ id }) => id),
	]);
	return [...ids].sort().flatMap((id) => {
		const delivery = context.get("delivery", id);
		return delivery?.incident === incident ? delivery : [];
	});
}

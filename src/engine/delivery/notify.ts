import { type Channel, CONSOLE } from "../../model/channel.ts";
import type { Delivery } from "../../model/delivery.ts";
import { deliverySeen } from "../../model/entries/delivery-seen.ts";
import { deliveryWithdrawn } from "../../model/entries/delivery-withdrawn.ts";
import type { Incident } from "../../model/incident.ts";
import type { Work } from "../kernel/step-context.ts";
import { gasAt, mustBeSilent } from "../operator/command.ts";

const RULE = "notify";

/** Somebody is told that nobody takes the incident: on their console, and by the channels that are stated for that. */
export function notifyTold(work: Work, incident: Incident, { who, to = [] }: { who: string; to?: readonly string[] }) {
	if (incident.drill) return;
	const about = "told-on";
	for (const one of to.length > 0 ? to : [who]) ask(work, { incident, channel: CONSOLE, to: one, about });
	for (const channel of channelsFor(work, incident, about)) askBy(work, channel, { incident, to: who, about });
}

/** What this entry opened, woke, or made urgent goes out by the channels that are stated for that. Call it at the end. */
export function notifyOpened(work: Work): void {
	if (!work.site.channels?.length) return;
	const about = "opened";
	for (const change of work.changed("incident")) {
		if ("gone" in change || change.over) continue;
		const { value: incident } = change;
		const opened = incident.priority === "low" && incident.id === `inc-${work.entry.seq}`;
		if ((incident.rang !== work.entry.seq && !opened) || incident.drill) continue;
		const before = work.state.incident.get(incident.id);
		const sounded = before && before.rang > 0 && !before.quiet;
		for (const channel of channelsFor(work, incident, about)) {
			if (sounded && channel.priorities.includes(before.priority)) continue;
			askBy(work, channel, { incident, to: channel.id, about });
		}
	}
}

/** An incident that was taken, or ended: who was told on a page has seen it, and what only asks for a person is needless. */
export function settleTaken(work: Work): void {
	if (work.state.delivery.size === 0) return;
	for (const change of work.changed("incident")) {
		if ("value" in change && !change.over && change.value.state === "open") continue;
		for (const { id, incident, channel, state } of deliveriesOf(work, change.id)) {
			const data = { delivery: id, incident, channel };
			const asks = channel === CONSOLE || sirens(work).has(channel);
			if (channel === CONSOLE && state === "delivered")
				work.derive(deliverySeen, undefined, { ...data, by: work.entry.source });
			else if (asks && isUnsent({ state })) {
				work.derive(deliveryWithdrawn, undefined, data);
			}
		}
	}
}

interface Asked {
	readonly incident: Incident;
	readonly to: string;
	readonly about: Delivery["about"];
	readonly silent?: true;
}

/** What is discreet sounds nowhere, whatever is stated; nor does a channel tell of its own failure. */
function channelsFor(work: Work, incident: Incident, about: Asked["about"]): readonly Channel[] {
	if (incident.quiet) return [];
	return (work.site.channels ?? []).filter(
		({ id, channel, priorities, on }) =>
			on.includes(about) &&
			priorities.includes(incident.priority) &&
			!(channel === "siren" && incident.discreet) &&
			!(incident.type === "channel.failed" && incident.alarms.some((one) => work.get("alarm", one)?.part === id)),
	);
}

function askBy(work: Work, channel: Channel, asked: Asked): void {
	if (channel.channel === "webhook") {
		ask(work, { ...asked, channel: channel.id });
		return;
	}
	for (const to of channel.devices) {
		const device = work.site.devices.get(to);
		if (!device || gasAt(work, device)) continue;
		// A row less than elsewhere would tell where somebody is under duress.
		const quietly = mustBeSilent(work, device) && { silent: true as const };
		ask(work, { ...asked, channel: channel.id, to, ...quietly });
	}
}

/**
 * One message more, unless one about this incident by this way has not arrived yet: then that one speaks for both, for it
 * says what is then. A receiver that is down for hours gets one message of each incident, not one a minute.
 */
function ask(work: Work, { incident, channel, to, about, silent }: Asked & { readonly channel: string }): void {
	const addressed = channel === CONSOLE || sirens(work).has(channel);
	const pending = deliveriesOf(work, incident.id).find(
		(one) => one.channel === channel && (addressed ? one.to === to && one.state !== "dead" : isUnsent(one)),
	);
	const { seq } = work.entry;
	if (pending) {
		if (!addressed) keep(work, { ...pending, to, about, rev: seq });
		return;
	}
	work.because({ because: "notified", incident: incident.id, rule: RULE });
	keep(work, {
		id: `dlv-${seq}.${work.changed("delivery").length + 1}`,
		...{ rev: seq, incident: incident.id, channel, to, about },
		...{ state: "waiting", since: work.now, attempts: 0 },
		...(silent && { silent }),
	});
}

function isUnsent({ state }: Pick<Delivery, "state">): boolean {
	return state === "waiting" || state === "failed";
}

function keep(work: Work, delivery: Delivery): void {
	work.put({ kind: "delivery", id: delivery.id, value: delivery });
}

function sirens({ site }: Work): ReadonlySet<string> {
	return new Set((site.channels ?? []).filter(({ channel }) => channel === "siren").map(({ id }) => id));
}

/** In the order of their ids, whatever the order in which they were read back. */
function deliveriesOf(work: Work, incident: string): readonly Delivery[] {
	const ids = new Set([
		...(work.state.deliveriesOn.get(incident) ?? []),
		...work.changed("delivery").map(({ id }) => id),
	]);
	return [...ids].sort().flatMap((id) => {
		const delivery = work.get("delivery", id);
		return delivery?.incident === incident ? delivery : [];
	});
}

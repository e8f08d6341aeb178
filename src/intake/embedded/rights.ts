import { LEAVES } from "../../contract/mqtt.ts";
import type { Site } from "../../model/site.ts";
import { type Route, routeOf } from "../route.ts";
import { HUB, prefixOf, readTopic } from "../topic.ts";

/** Who is at the other end of a connection. */
export interface Client {
	readonly id: string;
	readonly role: "device" | "gateway" | "reader";
	/** The ids under which it may publish and subscribe; none for a reader. */
	readonly speaksFor: ReadonlySet<string>;
}

/** The device or gateway of that id, as a client. */
export function clientOf(site: Site, id: string): Client | undefined {
	if (site.devices.has(id)) return { id, role: "device", speaksFor: new Set([id]) };
	const gateway = site.gateways.get(id);
	return gateway && { id, role: "gateway", speaksFor: new Set([id, ...gateway.devices]) };
}

/** A device that the site's file does not know, but whose secret holds: what it says is kept apart, and heard. */
export function strangerOf(id: string): Client {
	return { id, role: "device", speaksFor: new Set([id]) };
}

/** Where the client's message goes, or undefined where it must not publish. */
export function publishRoute(site: Site, client: Client, topic: string): Route | undefined {
	const route = routeOf(site, topic, client.id);
	if (!route || !client.speaksFor.has(route.about)) return undefined;
	return route.leaf !== undefined && LEAVES[route.leaf].from === "hub" ? undefined : route;
}

/** True where the client may subscribe: a device to what the hub says to it, a reader to what the hub publishes. */
export function maySubscribe(site: Site, client: Client, filter: string): boolean {
	if (client.role === "reader") return filter.startsWith(prefixOf(site.id, HUB));
	const named = readTopic(site.id, filter);
	if (!named || !client.speaksFor.has(named.device)) return false;
	if (named.leaf !== undefined) return LEAVES[named.leaf].from !== "device";
	const rest = filter.slice(prefixOf(site.id, named.device).length);
	return rest === "#" || rest === "+";
}

import type { LeafName } from "../contract/mqtt.ts";
import type { Kind } from "../model/kind.ts";
import type { Site, SiteDevice } from "../model/site.ts";
import { readTopic } from "./topic.ts";

/** Where a message goes, worked out once for each topic of a connection. */
export interface Route {
	readonly topic: string;
	/** Who sent it: a device's or gateway's id. */
	readonly sender: string;
	/** The device or gateway it speaks of. */
	readonly about: string;
	readonly device?: SiteDevice;
	readonly kind?: Kind;
	/** Undefined: a leaf that the contract does not know. */
	readonly leaf: LeafName | undefined;
	/** The event or command that a picture belongs to. */
	readonly pictureOf?: string;
}

/** The way of `topic`, or undefined if it is no topic of a device of this site. `sender` absent: the device itself. */
export function routeOf(site: Site, topic: string, sender?: string): Route | undefined {
	const named = readTopic(site.id, topic);
	if (!named) return undefined;
	const device = site.devices.get(named.device);
	const kind = device && site.kinds.get(device.kind);
	return {
		topic,
		sender: sender ?? named.device,
		about: named.device,
		leaf: named.leaf,
		...(device && { device }),
		...(kind && { kind }),
		...(named.about !== undefined && { pictureOf: named.about }),
	};
}

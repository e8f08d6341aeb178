import { LEAVES, type LeafName } from "../contract/mqtt.ts";
import { TOPIC_ROOT } from "../model/topic.ts";

/** Where a message of a device goes: `gatehouse/v1/{site}/{device}/{leaf}`, and what stands behind the leaf. */
export interface Topic {
	readonly device: string;
	/** Undefined: a leaf that the contract does not know. */
	readonly leaf: LeafName | undefined;
	/** The event or command that a snapshot belongs to. */
	readonly about?: string;
}

const PICTURE_OF = /^[A-Za-z0-9._-]{1,64}$/;

/** The hub's own branch; no device may have this id. */
export const HUB = "hub";

/** The prefix of everything about one device, with the closing slash. */
export function prefixOf(site: string, device: string): string {
	return `${TOPIC_ROOT}/${site}/${device}/`;
}

/** What the topic names, or undefined when it is no device's topic of this site. */
export function readTopic(site: string, topic: string): Topic | undefined {
	const start = `${TOPIC_ROOT}/${site}/`;
	if (!topic.startsWith(start)) return undefined;
	const slash = topic.indexOf("/", start.length);
	if (slash < 0) return undefined;
	const device = topic.slice(start.length, slash);
	if (device === "" || device === HUB) return undefined;
	const rest = topic.slice(slash + 1);
	if (rest.startsWith("snapshot/")) {
		const about = rest.slice("snapshot/".length);
		return PICTURE_OF.test(about) ? { device, leaf: "snapshot", about } : { device, leaf: undefined };
	}
	return { device, leaf: isLeaf(rest) && rest !== "snapshot" ? rest : undefined };
}

function isLeaf(name: string): name is LeafName {
	return Object.hasOwn(LEAVES, name);
}

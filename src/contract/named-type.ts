import { isUtf8 } from "node:buffer";
import { LEAVES } from "./mqtt.ts";

/** A type as it stands in JSON, also in JSON that is cut short or broken elsewhere. */
const TYPE = /"type"\s*:\s*"([^"\\]{1,128})"/i;

/**
 * The event type that a message names, however little else of it can be read; undefined where it names none. The first
 * that stands there counts: the envelope's fields come before its data in everything that devices have been seen to send,
 * and one named too much rings, which is better than one too few.
 */
export function namedType(payload: Buffer): string | undefined {
	const start = payload.subarray(0, LEAVES.event.maxBytes);
	const text = start.toString(isUtf8(start) ? "utf8" : "latin1");
	return typeIn(text) ?? TYPE.exec(text)?.[1]?.toLowerCase();
}

/** The envelope's own `type`, where the message is JSON after all. */
function typeIn(text: string): string | undefined {
	try {
		const read: unknown = JSON.parse(text);
		const type: unknown = typeof read === "object" && read !== null ? Reflect.get(read, "type") : undefined;
		return typeof type === "string" ? type.slice(0, 128).toLowerCase() : undefined;
	} catch {
		return undefined;
	}
}

import { isUtf8 } from "node:buffer";

/** Control packet types, MQTT 3.1.1 §2.2.1: the first byte's upper half. */
export const TYPE = {
	connect: 1,
	connack: 2,
	publish: 3,
	puback: 4,
	pubrec: 5,
	pubrel: 6,
	pubcomp: 7,
	subscribe: 8,
	suback: 9,
	unsubscribe: 10,
	unsuback: 11,
	pingreq: 12,
	pingresp: 13,
	disconnect: 14,
} as const;

/** The first byte of each packet that a client may send; PUBLISH alone has flags of its own (§2.2.2). */
const LAWFUL_FIRST: ReadonlySet<number> = new Set([
	0x10, 0x40, 0x50, 0x62, 0x70, 0x82, 0xa2, 0xc0, 0xe0, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x3a, 0x3b, 0x3c, 0x3d,
]);

const PLUS = 0x2b;
const HASH = 0x23;
const SLASH = 0x2f;

/** Why a client must not send a packet that begins so, or undefined (§2.2.2, §3.3.1.1, §3.3.1.2). */
export function faultOfFirst(first: number): string | undefined {
	return LAWFUL_FIRST.has(first) ? undefined : `a packet that begins 0x${first.toString(16).padStart(2, "0")}`;
}

/** Where the string at `at` ends, or -1: cut short, not UTF-8, a surrogate, or U+0000 (§1.5.3). */
export function stringEnd(bytes: Buffer, at: number, end: number): number {
	if (at + 2 > end) return -1;
	const stop = at + 2 + bytes.readUInt16BE(at);
	if (stop > end) return -1;
	const text = bytes.subarray(at + 2, stop);
	return isUtf8(text) && !text.includes(0) ? stop : -1;
}

/** What is wrong with a whole packet other than CONNECT and PUBLISH, or undefined. The first byte is lawful. */
export function faultOf(type: number, bytes: Buffer, body: number, end: number): string | undefined {
	switch (type) {
		case TYPE.puback:
		case TYPE.pubrec:
		case TYPE.pubrel:
		case TYPE.pubcomp:
			if (end - body !== 2) return "an acknowledgement that is not two bytes long";
			return bytes.readUInt16BE(body) === 0 ? "packet id 0" : undefined;
		case TYPE.subscribe:
			return faultOfFilters(bytes, body, end, true);
		case TYPE.unsubscribe:
			return faultOfFilters(bytes, body, end, false);
		case TYPE.pingreq:
		case TYPE.disconnect:
			return end === body ? undefined : "a PINGREQ or DISCONNECT with a body";
		default:
			return "a packet that only a server sends";
	}
}

function faultOfFilters(bytes: Buffer, body: number, end: number, withQos: boolean): string | undefined {
	if (end - body < 2 || bytes.readUInt16BE(body) === 0) return "packet id 0";
	let at = body + 2;
	if (at === end) return "no topic filter";
	while (at < end) {
		const stop = stringEnd(bytes, at, end);
		if (stop < 0) return "a topic filter that is not well-formed UTF-8";
		if (!isFilter(bytes, at + 2, stop)) return "a topic filter with misplaced wildcards";
		at = stop;
		if (!withQos) continue;
		const qos = at < end ? bytes[at] : undefined;
		if (qos === undefined || qos > 2) return "a requested QoS other than 0, 1, 2";
		at++;
	}
	return undefined;
}

/** Wildcards stand alone in their level, `#` in the last one (§4.7.1). */
function isFilter(bytes: Buffer, from: number, to: number): boolean {
	if (from === to) return false;
	for (let i = from; i < to; i++) {
		const byte = bytes[i];
		if (byte !== PLUS && byte !== HASH) continue;
		if (i > from && bytes[i - 1] !== SLASH) return false;
		if (byte === HASH ? i + 1 < to : i + 1 < to && bytes[i + 1] !== SLASH) return false;
	}
	return true;
}

/** Why it is no topic to publish to, or undefined. The bytes are well-formed UTF-8. */
export function faultOfTopic(bytes: Buffer, from: number, to: number): string | undefined {
	if (from === to) return "an empty topic";
	for (let i = from; i < to; i++) {
		if (bytes[i] === PLUS || bytes[i] === HASH) return "a topic with wildcards";
	}
	return undefined;
}

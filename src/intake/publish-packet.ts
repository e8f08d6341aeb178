const DUP = 0x08;
const RETAIN = 0x01;

/** A PUBLISH as it lies in its bytes. */
export interface PublishPacket {
	readonly qos: number;
	readonly retained: boolean;
	readonly topic: Buffer;
	/** Where the topic ends, in the bytes that were read. */
	readonly topicEnd: number;
	/** 0 where there is none, or none that is lawful. */
	readonly packetId: number;
	readonly payload: Buffer;
	/** What MQTT forbids in it. */
	readonly fault?: string;
}

/** Reads a PUBLISH (MQTT 3.1.1 §3.3) whose fixed header is lawful, as far as it can be read. */
export function readPublish(first: number, bytes: Buffer, body: number, end: number): PublishPacket {
	const qos = (first >> 1) & 3;
	const stop = body + 2 <= end ? body + 2 + bytes.readUInt16BE(body) : end + 1;
	const payloadAt = stop + (qos > 0 ? 2 : 0);
	const whole = payloadAt <= end;
	const packetId = qos > 0 && whole ? bytes.readUInt16BE(stop) : 0;
	const topicEnd = Math.min(stop, end);
	const read = {
		...{ qos, packetId, topicEnd, retained: (first & RETAIN) !== 0 },
		topic: bytes.subarray(Math.min(body + 2, end), topicEnd),
		payload: bytes.subarray(Math.min(payloadAt, end), end),
	};
	if (!whole) return { ...read, fault: "a PUBLISH that is cut short" };
	if (qos > 0 && packetId === 0) return { ...read, fault: "packet id 0" };
	if (qos === 0 && first & DUP) return { ...read, fault: "DUP on a message of QoS 0" };
	return read;
}

/** MQTT packets by hand, so that a test can also send those that no client library would. */

function text(value: string | Buffer): Buffer {
	const bytes = Buffer.from(value);
	const length = Buffer.alloc(2);
	length.writeUInt16BE(bytes.length);
	return Buffer.concat([length, bytes]);
}

/** A packet with this first byte around `body`. */
export function packet(first: number, body: Buffer): Buffer {
	const length: number[] = [];
	let rest = body.length;
	do {
		const more = rest >= 128;
		length.push((rest % 128) | (more ? 0x80 : 0));
		rest = Math.floor(rest / 128);
	} while (rest > 0);
	return Buffer.concat([Buffer.from([first, ...length]), body]);
}

export interface ConnectFields {
	readonly protocol?: string;
	readonly level?: number;
	/** Instead of what the other fields make of it. */
	readonly flags?: number;
	readonly keepAliveS?: number;
	readonly clientId: string | Buffer;
	readonly will?: { readonly topic: string | Buffer; readonly payload: string };
	readonly userName?: string | Buffer;
	readonly password?: string;
	readonly behind?: Buffer;
}

/** CONNECT; clean session unless `flags` says otherwise. */
export function connect(fields: ConnectFields): Buffer {
	const { protocol = "MQTT", level = 4, keepAliveS = 0, clientId, will, userName, password } = fields;
	const flags = (userName === undefined ? 0 : 0x80) | (password === undefined ? 0 : 0x40) | (will ? 0x04 : 0) | 0x02;
	const parts = [
		text(protocol),
		Buffer.from([level, fields.flags ?? flags, keepAliveS >> 8, keepAliveS & 255]),
		text(clientId),
	];
	if (will) parts.push(text(will.topic), text(will.payload));
	if (userName !== undefined) parts.push(text(userName));
	if (password !== undefined) parts.push(text(password));
	if (fields.behind) parts.push(fields.behind);
	return packet(0x10, Buffer.concat(parts));
}

/** PUBLISH of QoS 1 unless told otherwise. */
export function publish(
	topic: string | Buffer,
	payload: string | Buffer,
	{ qos = 1, id = 1, first }: { qos?: number; id?: number; first?: number } = {},
): Buffer {
	const packetId = Buffer.alloc(qos > 0 ? 2 : 0);
	if (qos > 0) packetId.writeUInt16BE(id);
	return packet(first ?? 0x30 | (qos << 1), Buffer.concat([text(topic), packetId, Buffer.from(payload)]));
}

/** SUBSCRIBE to one filter. */
export function subscribe(filter: string | Buffer, { qos = 1, id = 1 } = {}): Buffer {
	return packet(0x82, Buffer.concat([Buffer.from([id >> 8, id & 255]), text(filter), Buffer.from([qos])]));
}

export const CONNACK_OK = Buffer.from([0x20, 2, 0, 0]);
export const DISCONNECT = Buffer.from([0xe0, 0]);

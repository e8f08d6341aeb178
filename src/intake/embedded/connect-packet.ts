import { faultOfTopic, stringEnd } from "../packets.ts";

/** What a client said in its CONNECT. */
export interface ConnectPacket {
	readonly clientId: string;
	readonly userName?: string;
	readonly password?: Buffer;
	readonly will?: { readonly topic: string; readonly payload: Buffer };
	/** Seconds; 0: none. */
	readonly keepAliveS: number;
}

/** Why a CONNECT is not accepted; with the CONNACK code to answer, or none: the socket is closed without a word. */
export interface RefusedConnect {
	readonly why: string;
	readonly code?: 1 | 2;
}

const LEVEL_3_1_1 = 4;
const FLAG = {
	reserved: 0x01,
	clean: 0x02,
	will: 0x04,
	willQos: 0x18,
	willRetain: 0x20,
	password: 0x40,
	userName: 0x80,
};

/** Reads a whole CONNECT with all that MQTT 3.1.1 §3.1 says a server must refuse. */
export function readConnect(bytes: Buffer, body: number, end: number): ConnectPacket | RefusedConnect {
	const fields = new Fields(bytes, body, end);
	const protocol = fields.text();
	if (protocol !== "MQTT" && protocol !== "MQIsdp") return { why: "no MQTT CONNECT" };
	const level = fields.byte();
	if (level === undefined) return { why: "a CONNECT that is cut short" };
	if (level !== LEVEL_3_1_1 || protocol !== "MQTT")
		return { why: `protocol level ${level}, expected 4 (MQTT 3.1.1)`, code: 1 };
	const flags = fields.byte();
	const keepAliveS = fields.number();
	if (flags === undefined || keepAliveS === undefined) return { why: "a CONNECT that is cut short" };
	const forbidden = faultOfFlags(flags);
	if (forbidden !== undefined) return { why: forbidden };
	return readPayload(fields, flags, keepAliveS);
}

function faultOfFlags(flags: number): string | undefined {
	if (flags & FLAG.reserved) return "the reserved flag of CONNECT is set";
	if ((flags & FLAG.willQos) === FLAG.willQos) return "a will of QoS 3";
	if (!(flags & FLAG.will) && flags & (FLAG.willQos | FLAG.willRetain)) return "will flags without a will";
	if (flags & FLAG.password && !(flags & FLAG.userName)) return "a password without user name";
	return undefined;
}

function readPayload(fields: Fields, flags: number, keepAliveS: number): ConnectPacket | RefusedConnect {
	const clientId = fields.text();
	if (clientId === undefined) return { why: "a client id that is not well-formed UTF-8" };
	let will: ConnectPacket["will"];
	if (flags & FLAG.will) {
		const topic = fields.topic();
		const payload = fields.blob();
		if (topic === undefined || payload === undefined) return { why: "a will that is not well-formed" };
		will = { topic, payload: Buffer.from(payload) };
	}
	const userName = flags & FLAG.userName ? fields.text() : undefined;
	if (flags & FLAG.userName && userName === undefined) return { why: "a user name that is not well-formed UTF-8" };
	const password = flags & FLAG.password ? fields.blob() : undefined;
	if (flags & FLAG.password && password === undefined) return { why: "a CONNECT that is cut short" };
	if (!fields.atEnd) return { why: "bytes after the end of CONNECT" };
	if (clientId === "" && !(flags & FLAG.clean)) return { why: "no client id, yet a session to keep", code: 2 };
	return {
		clientId,
		keepAliveS,
		...(userName !== undefined && { userName }),
		...(password !== undefined && { password }),
		...(will && { will }),
	};
}

class Fields {
	readonly #bytes: Buffer;
	readonly #end: number;
	#at: number;

	constructor(bytes: Buffer, at: number, end: number) {
		this.#bytes = bytes;
		this.#at = at;
		this.#end = end;
	}

	get atEnd(): boolean {
		return this.#at === this.#end;
	}

	byte(): number | undefined {
		return this.#at < this.#end ? this.#bytes[this.#at++] : undefined;
	}

	number(): number | undefined {
		if (this.#at + 2 > this.#end) return undefined;
		this.#at += 2;
		return this.#bytes.readUInt16BE(this.#at - 2);
	}

	text(): string | undefined {
		const stop = stringEnd(this.#bytes, this.#at, this.#end);
		if (stop < 0) return undefined;
		const text = this.#bytes.toString("utf8", this.#at + 2, stop);
		this.#at = stop;
		return text;
	}

	topic(): string | undefined {
		const from = this.#at + 2;
		const text = this.text();
		return text !== undefined && faultOfTopic(this.#bytes, from, this.#at) === undefined ? text : undefined;
	}

	blob(): Buffer | undefined {
		const length = this.number();
		if (length === undefined || this.#at + length > this.#end) return undefined;
		this.#at += length;
		return this.#bytes.subarray(this.#at - length, this.#at);
	}
}

/** One acknowledgement that is owed. */
export interface PendingAck {
	readonly first: number;
	readonly packetId: number;
	due: boolean;
}

const PUBACK = 0x40;
const PUBREC = 0x50;
const BYTES = 4;

/**
 * The acknowledgements one connection owes, sent in the order in which its messages came (MQTT-4.6.0-2, -3), however
 * their commits end. What falls due in one turn of the loop leaves in one write.
 */
export class PendingAcks {
	readonly #send: (bytes: Buffer) => void;
	#pendingAck: PendingAck[] = [];
	#scheduled = false;

	constructor(send: (bytes: Buffer) => void) {
		this.#send = send;
	}

	/** Takes note of a QoS 1 or 2 message whose commit is under way. */
	owe(qos: number, packetId: number): PendingAck {
		const pendingAck = { first: qos === 1 ? PUBACK : PUBREC, packetId, due: false };
		this.#pendingAck.push(pendingAck);
		return pendingAck;
	}

	/** The message is on disk. */
	settle(pendingAck: PendingAck): void {
		pendingAck.due = true;
		if (this.#scheduled || this.#pendingAck[0]?.due !== true) return;
		this.#scheduled = true;
		process.nextTick(() => this.flush());
	}

	/** Sends what is due now. */
	flush(): void {
		this.#scheduled = false;
		let count = 0;
		while (this.#pendingAck[count]?.due) count++;
		if (count === 0) return;
		const bytes = Buffer.allocUnsafe(count * BYTES);
		for (const [i, { first, packetId }] of this.#pendingAck.splice(0, count).entries()) {
			bytes[i * BYTES] = first;
			bytes[i * BYTES + 1] = 2;
			bytes.writeUInt16BE(packetId, i * BYTES + 2);
		}
		this.#send(bytes);
	}
}

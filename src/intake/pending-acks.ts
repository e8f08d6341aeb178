/** One acknowledgement that is owed. */
export interface Owed {
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
export class Acknowledgements {
	readonly #send: (bytes: Buffer) => void;
	#owed: Owed[] = [];
	#scheduled = false;

	constructor(send: (bytes: Buffer) => void) {
		this.#send = send;
	}

	/** Takes note of a QoS 1 or 2 message whose commit is under way. */
	owe(qos: number, packetId: number): Owed {
		const owed = { first: qos === 1 ? PUBACK : PUBREC, packetId, due: false };
		this.#owed.push(owed);
		return owed;
	}

	/** The message is on disk. */
	settle(owed: Owed): void {
		owed.due = true;
		if (this.#scheduled || this.#owed[0]?.due !== true) return;
		this.#scheduled = true;
		process.nextTick(() => this.flush());
	}

	/** Sends what is due now. */
	flush(): void {
		this.#scheduled = false;
		let count = 0;
		while (this.#owed[count]?.due) count++;
		if (count === 0) return;
		const bytes = Buffer.allocUnsafe(count * BYTES);
		for (const [i, { first, packetId }] of this.#owed.splice(0, count).entries()) {
			bytes[i * BYTES] = first;
			bytes[i * BYTES + 1] = 2;
			bytes.writeUInt16BE(packetId, i * BYTES + 2);
		}
		this.#send(bytes);
	}
}

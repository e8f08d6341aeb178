import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Aedes, type Client, type PublishPacket } from "aedes";

interface Message {
	readonly topic: string;
	readonly client: string | undefined;
	readonly text: string;
	readonly retain: boolean;
}

/** A plain broker on a free port that notes what it hears, and can refuse, stay silent or go away. */
export class Broker {
	readonly heard: Message[] = [];
	/** Names of those who tried to connect. */
	readonly tries: string[] = [];
	port = 0;
	refuses = false;
	/** Takes no event: the acknowledgement never comes. */
	acknowledges = true;
	#sockets = new Set<Socket>();
	/** By device: asked of 744 again and again, while the same thread is the broker. */
	readonly #statuses = new Map<string | undefined, string>();
	readonly #aedes: Aedes;
	readonly #server: Server;

	private constructor(aedes: Aedes) {
		this.#aedes = aedes;
		this.#server = createServer((socket) => {
			this.#sockets.add(socket);
			socket.on("close", () => this.#sockets.delete(socket));
			aedes.handle(socket);
		});
		aedes.authenticate = (client, _name, _password, done) => {
			this.tries.push(client.id);
			done(this.refuses ? Object.assign(new Error("refused"), { returnCode: 5 }) : null, !this.refuses);
		};
		aedes.authorizePublish = (client: Client | null, packet: PublishPacket, done) => {
			const { topic, payload, retain } = packet;
			const text = payload.toString();
			this.heard.push({ topic, client: client?.id, text, retain });
			if (topic.endsWith("/status")) this.#statuses.set(topic.split("/").at(-2), text);
			if (this.acknowledges || !topic.endsWith("/event")) done(null);
		};
	}

	static async open(port = 0): Promise<Broker> {
		const broker = new Broker(await Aedes.createBroker());
		broker.#server.listen(port, "127.0.0.1");
		await once(broker.#server, "listening");
		const address: AddressInfo | string | null = broker.#server.address();
		if (address === null || typeof address === "string") throw new Error("not listening");
		broker.port = address.port;
		return broker;
	}

	get url(): string {
		return `mqtt://127.0.0.1:${this.port}`;
	}

	/** Events heard from a device, or from all. */
	events(device = ""): { id: string; type: string; at: string; late?: true; initial?: true }[] {
		return this.heard
			.filter(({ topic }) => topic.endsWith("/event") && topic.includes(device))
			.map(({ text }) => JSON.parse(text));
	}

	status(device: string): string | undefined {
		return this.#statuses.get(device);
	}

	/** Cuts every connection, as a broken network does. */
	cut(): void {
		for (const socket of this.#sockets) socket.destroy();
	}

	async close(): Promise<void> {
		this.cut();
		await new Promise<void>((resolve) => this.#server.close(() => resolve()));
		await new Promise<void>((resolve) => this.#aedes.close(() => resolve()));
	}
}

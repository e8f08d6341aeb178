import { connect as connectSocket, type Socket } from "node:net";
import { CONNACK_OK, connect, publish } from "../intake/packets-to-send.ts";

/** One device that sends: its credentials, and what it says again and again under new ids. */
export interface Sender {
	readonly id: string;
	readonly password?: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

const BEAM = { type: "perimeter.beam-broken", data: { beams: [1, 2], durationMs: 140 } };
const CAMERA = { type: "camera.motion", data: { score: 0.62 } };

const SIDES = ["east", "north", "south", "west"];
const placed = (kind: string, n: number) => `${kind}-${SIDES[Math.floor(n / 4)] ?? ""}-${(n % 4) + 1}`;

/** Ten beams: every event is a repeat that the alarm engine judges. */
export const TEN_BEAMS: readonly Sender[] = Array.from({ length: 10 }, (_, n) => ({ id: placed("beam", n), ...BEAM }));

/** Half of them cameras, whose events are facts. */
export const MIXED: readonly Sender[] = TEN_BEAMS.map((beam, n) =>
	n % 2 === 0 ? beam : { id: placed("cam", n), ...CAMERA },
);

/** The first critical alarm. */
export const PANIC: Sender = { id: "panel-b03-2-0401", type: "home.panic", data: { button: "wall" } };

let random = 0x9e3779b9;
/** Eight random hex digits (xorshift: cheap, and no secret hangs on it). */
function nextHex(): string {
	random ^= random << 13;
	random ^= random >>> 17;
	random ^= random << 5;
	return (random >>> 0).toString(16).padStart(8, "0");
}

/** A UUIDv7 of this moment (RFC 9562 §5.7). */
export function uuidv7(now: number): string {
	const time = now.toString(16).padStart(12, "0");
	const [a, b, c] = [nextHex(), nextHex(), nextHex()];
	return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-8${a.slice(3, 6)}-${b}${c.slice(0, 4)}`;
}

/** One packet as a buffer, and where packet id and event id lie in it, to be overwritten for each message. */
export interface Template {
	readonly bytes: Buffer;
	readonly packetIdAt: number;
	readonly idAt: number;
}

export function templateOf({ id: device, type, data }: Sender): Template {
	const id = uuidv7(Date.now());
	const topic = `gatehouse/v1/jingxin-garden/${device}/event`;
	const bytes = publish(topic, JSON.stringify({ id, type, at: new Date().toISOString(), data }));
	return { bytes, packetIdAt: bytes.indexOf(topic) + topic.length, idAt: bytes.indexOf(id) };
}

/** A socket on which the broker has accepted this device. */
export async function signedIn(port: number, { id, password }: Sender): Promise<Socket> {
	const socket = connectSocket({ port, host: "127.0.0.1", noDelay: true });
	socket.write(connect({ clientId: id, ...(password !== undefined && { userName: id, password }) }));
	const answer = await new Promise<Buffer>((done, failed) => {
		socket.once("data", done).once("error", failed);
	});
	if (!answer.equals(CONNACK_OK)) throw new Error(`${id} was refused: ${answer.toString("hex")}`);
	return socket;
}

import type { WebSocket } from "ws";
import { z } from "zod";
import { type Api, addUser, newFolder, signIn } from "../hub-process.ts";
import { followed, startBench } from "./hub.ts";
import { percentile } from "./percentile.ts";

/** What is between a guard's phone and the guard room, on one machine. */
export interface PhonesResult {
	/** From a phone's request to a console that is told of the check-in. */
	readonly checkIn: Took;
	/** From the operator's request to the phone that is told where to go. */
	readonly dispatch: Took;
}

interface Took {
	readonly times: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
}

const CHECKINS = 400;
const DISPATCHES = 100;
/** What was sent and is not told by then was lost: the measurement fails. */
const PATIENCE_MS = 30_000;

const opened = z.object({ id: z.string(), rev: z.number() });
const sent = z.object({ dispatches: z.array(z.object({ id: z.string() })) });

/** One after the other, on a hub of its own that does nothing else. */
export async function measurePhones(): Promise<PhonesResult> {
	const data = newFolder();
	addUser(data, "wang", "guard");
	const { hub, cookie } = await startBench(data);
	const [operator, guard] = [await signIn(hub.http, "li"), await signIn(hub.http, "wang")];
	await say(operator, "/shifts/sign-on", { guards: [{ guard: "wang", post: "patrol" }] });
	const console = await followed({ hub, cookie });
	const phone = await followed({ hub, cookie: guard.cookie });

	const checkIns: number[] = [];
	for (let counter = 1; counter <= CHECKINS; counter++) {
		const id = `bench-${counter}`;
		const told = timed(console, `"id":"${id}"`);
		const at = new Date().toISOString();
		const checkin = { id, checkpoint: "cp-b01", at, method: "qr", counter, bootId: "bench" };
		await say(guard, "/patrol/checkins", { checkins: [checkin] });
		checkIns.push(await told);
	}
	const dispatches: number[] = [];
	for (let n = 0; n < DISPATCHES; n++) {
		const report = { kind: "theft", zone: "east-3", reportedBy: "phone", note: `${n}` };
		const { id, rev } = opened.parse(await say(operator, "/incidents", report));
		await operator.post(`/incidents/${id}/acknowledge`, { rev });
		const told = timed(phone, `"id":"${id}"`);
		const { dispatches: its } = sent.parse(await say(operator, `/incidents/${id}/dispatch`, { guard: "wang" }));
		dispatches.push(await told);
		for (const does of ["accept", "arrive", "done"]) await say(guard, `/dispatches/${its.at(-1)?.id}/${does}`, {});
	}
	for (const socket of [console, phone]) socket.terminate();
	await hub.stop();
	return { checkIn: took(checkIns), dispatch: took(dispatches) };
}

/** @throws {Error} It was refused. */
async function say(api: Api, path: string, body: object): Promise<unknown> {
	const answer = await api.post(path, body);
	if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
	return answer.body;
}

/** How long from now until the socket is told of what holds this text, ms. */
function timed(socket: WebSocket, text: string): Promise<number> {
	const from = performance.now();
	return new Promise((done, failed) => {
		const late = setTimeout(() => failed(new Error(`${text} was not told`)), PATIENCE_MS);
		const hear = (bytes: Buffer) => {
			if (!bytes.includes(text)) return;
			clearTimeout(late);
			socket.off("message", hear);
			done(performance.now() - from);
		};
		socket.on("message", hear);
	});
}

function took(times: readonly number[]): Took {
	const at = (share: number) => Math.round(10 * percentile(times, share)) / 10;
	return { times: times.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}

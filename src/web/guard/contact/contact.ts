import type { AnswerOf } from "../../../contract/routes.ts";
import { api } from "../../app/api.ts";
import { aheadMs } from "../../app/hub-date.ts";
import { Refused } from "../../app/refused.ts";
import { signOut } from "../../app/session.ts";
import { lock } from "../door/enter.ts";
import { leavePush } from "../push/subscribe.ts";
import { isWaiting } from "../queue/act.ts";
import { isUnsent } from "../sos/standing.ts";
import {
	allWellDue,
	batteryPercent,
	calls,
	database,
	dutyByHub,
	ended,
	held,
	sharesPosition,
	wiped,
} from "../state.ts";
import { changePhone, wipe } from "../store/database.ts";

/** The version of this build (`vite.config.ts`). */
declare const APP_VERSION: string;
/** How often a phone says how it is, at most (its route says so). */
const EVERY_MS = 60_000;
const MODEL_MAX = 80;

/** When the phone last said how it is; monotonic. */
let toldAt = Number.NEGATIVE_INFINITY;

/** Keeps what the guard is called by now, for the door. */
export async function keepName({ user, displayName }: AnswerOf<"GET /session">): Promise<void> {
	const open = await database;
	const known = await open.get("guards", user);
	if (known && known.displayName !== displayName) await open.put("guards", { ...known, displayName });
}

/** Makes the phone known to the hub, for the session of whoever is signed in, if it is not; learns whether it was ended. */
export async function introduce({ phone, role: _role }: AnswerOf<"GET /session">): Promise<void> {
	const { id } = await changePhone(await database, (same) => same);
	let now = phone;
	if (phone?.id !== id) {
		const model = modelOf(navigator.userAgent);
		const body = { id, app: APP_VERSION, ...(model !== undefined && { model }) };
		now = await api("POST /phones", { body }).catch(passing);
	}
	if (now?.endedAt === undefined || ended.peek()) return;
	await changePhone(await database, (before) => ({ ...before, ended: true }));
	ended.value = true;
}

/** Says how the phone is, once a minute at most; learns whether its guard is asked if all is well. */
export async function tellHow(): Promise<void> {
	if (performance.now() - toldAt < EVERY_MS) return;
	toldAt = performance.now();
	const percent = batteryPercent.peek();
	const queued = held.peek().filter(isWaiting).length + calls.peek().filter(isUnsent).length;
	const body = {
		...{ at: new Date().toISOString(), app: APP_VERSION, queued },
		...(percent !== undefined && { batteryPercent: percent }),
	};
	const answer = await api("PUT /phones/mine/contact", { body }).catch(passing);
	if (!answer) return;
	allWellDue.value = answer.allWell && Date.parse(answer.allWell.due) + (aheadMs.peek() ?? 0);
	dutyByHub.value = { on: answer.onDuty, at: Date.now() };
	sharesPosition.value = answer.sharePosition;
	if (answer.endedAt !== undefined) ended.value = true;
}

/** A phone that was ended: what it held is at the hub, or sealed for its guard; all else goes, and nobody is signed in. */
export async function leavePhone(): Promise<void> {
	await leavePush();
	const left = await wipe(await database);
	lock();
	if (left > 0) return;
	await signOut();
	wiped.value = true;
}

/** What the hub refuses here, or no network, keeps nothing else from being done. */
function passing(error: unknown): undefined {
	if (!(error instanceof Refused)) throw error;
	return undefined;
}

/** What the browser says of the machine that it runs on: the first parentheses of its name for itself (RFC 9110 §10.1.5). */
function modelOf(agent: string): string | undefined {
	return /\(([^)]+)\)/.exec(agent)?.[1]?.slice(0, MODEL_MAX);
}

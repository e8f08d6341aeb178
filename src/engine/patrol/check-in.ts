import { acceptCheckin } from "../../model/actions/accept-checkin.ts";
import { allWell } from "../../model/actions/all-well.ts";
import { checkIn } from "../../model/actions/check-in.ts";
import { deviceOf } from "../../model/entry.ts";
import { epochMs } from "../../model/fields.ts";
import {
	CHECKIN_METHODS,
	type CheckinGrade,
	type CheckinMethod,
	type ProofGood,
	type Suspicion,
} from "../../model/patrol.ts";
import { keepShift, runningShift } from "../guard-room/shift.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isCopied } from "./copied-plates.ts";
import { checkpointsOf } from "./ground.ts";
import { isBehind } from "./lateness.ts";
import { phoneFlags } from "./phone.ts";
import { isFar } from "./position.ts";
import { judgeProof } from "./proof.ts";
import { isOpen, keepRound } from "./round.ts";
import { settleAlarms } from "./round-alarm.ts";
import { count } from "./visit.ts";

const RULE = "rules.patrol";

/** A report by which a guard shows where they were counts for their round. Call it when the report is judged. */
export function readerHeard(context: StepContext): void {
	const { entry, siteIndex } = context;
	const meaning = siteIndex.meanings.get(entry.type);
	const method = meaning?.is.checksIn?.(entry.data);
	const guard = meaning?.is.guard?.(entry.data);
	const checkpoint = deviceOf(entry.source);
	if (method === undefined || guard === undefined || checkpoint === undefined) return;
	if (context.state.round.size === 0 && context.state.plan.size === 0) return;
	const { seq, receivedAt, late, clockSkew } = entry;
	// What a reader dates in the future was clamped to when it came: it is not believed. A clock that is behind says nothing.
	const ahead = clockSkew === true && late !== true && entry.at === receivedAt;
	const at = late || !clockSkew ? entry.at : ahead ? Number.POSITIVE_INFINITY : receivedAt;
	const shown = { method: methodOf(method), grade: "reader", flags: [] } as const;
	count(context, { seq, guard, checkpoint, at, receivedAt, ...shown });
}

function methodOf(said: string): CheckinMethod {
	return CHECKIN_METHODS.find((one) => one === said) ?? "nfc";
}

/** A phone says where its guard was; what is doubtful is kept all the same. */
export const onCheckIn = onTarget(checkIn, (context, said) => {
	const { entry, site } = context;
	const { guard, bootId, counter, clock, position, method, answers } = said;
	const at = epochMs(said.at);
	const judged = judgeProof(context, said);
	const device = checkpointsOf(site).get(judged.checkpoint ?? "");
	const phone = phoneFlags(context, { guard, bootId, counter, at, clock });
	for (const flag of phone) context.because({ because: flag, rule: RULE });
	if (judged.void || !device) {
		context.because({ because: judged.void ?? "unproven", rule: RULE });
		return undefined;
	}
	if (!isBehind({ at, receivedAt: entry.receivedAt })) seenAt(context, guard, device.zone);
	const { seq, receivedAt } = entry;
	const { proof } = judged;
	const grade = gradeOf(proof, method);
	const far = isFar(position, device.place.at, site);
	// A plate is at its place: shown elsewhere, it is a picture of it. Nothing shows a tag but the tag.
	const isPlate = grade !== "reader";
	const copied =
		isPlate && (isCopied(context, guard, { checkpoint: device.id, at, seq }) || (far && grade !== "named"));
	const shown: Suspicion[] = [...(far ? (["far"] as const) : []), ...(copied ? (["copied-plate"] as const) : [])];
	for (const flag of shown) context.because({ because: flag, rule: RULE });
	const flags = [...phone, ...shown];
	count(context, { seq, guard, checkpoint: device.id, at, receivedAt, method, proof, grade, answers, flags });
	return undefined;
});

function gradeOf(proof: ProofGood | undefined, method: CheckinMethod): CheckinGrade {
	if (proof === undefined) return "named";
	if (proof === "tag") return "reader";
	return method === "code" ? "typed" : "signed";
}

/** A captain lets one count that was kept and flagged. */
export const onAcceptCheckin = onTarget(acceptCheckin, (context, { round, checkin, seq }) => {
	const device = checkpointsOf(context.site).get(checkin.checkpoint);
	if (!device)
		return {
			code: "wrong-state",
			detail: `check-in ${seq} names no checkpoint of the site`,
			state: "void",
			allowed: [],
		};
	const method = methodOf(checkin.method);
	const found = count(context, { ...checkin, seq, method, flags: [], accepted: true, round });
	if (found) return undefined;
	const detail = `check-in ${seq} fits no round${round === undefined ? "" : ` ${round}`} at ${checkin.checkpoint}; name the round`;
	return { code: "wrong-state", detail, state: "no-round", allowed: ["accept"] };
});

/** Whoever answers that all is well is heard of. */
export const onAllWell = onTarget(allWell, (context, { guard, at: said }) => {
	context.because({ because: "acted", rule: context.entry.type });
	if (isBehind({ at: epochMs(said), receivedAt: context.now })) return undefined;
	heardOf(context, guard);
	return undefined;
});

/** What is under way of the guard's goes on: they were heard of now. */
export function heardOf(context: StepContext, guard: string): void {
	for (const id of context.state.round.keys()) {
		const round = context.get("round", id);
		if (!round || round.guard !== guard || round.startedAt === undefined || !isOpen(round)) continue;
		const heard = { ...round, heardAt: context.now };
		keepRound(context, settleAlarms(context, heard));
	}
	for (const one of context.get("memory", `patrol.walked|${guard}`)?.walked?.slice(-1) ?? []) {
		const round = context.state.past.round(one.round);
		if (round?.alarms?.some(({ endedAt, takenBack }) => endedAt === undefined && !takenBack)) {
			keepRound(context, settleAlarms(context, { ...round, heardAt: context.now }));
		}
	}
}

/** Where a guard on duty was seen. */
function seenAt(context: StepContext, guard: string, zone: string): void {
	const shift = runningShift(context);
	if (!shift?.guards.some((one) => one.guard === guard && !one.busy)) return;
	const guards = shift.guards.map((one) => (one.guard === guard ? { ...one, zone, seenAt: context.now } : one));
	keepShift(context, { ...shift, guards });
}

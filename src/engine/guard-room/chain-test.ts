import { beginChainTest } from "../../model/actions/begin-chain-test.ts";
import { confirmChainTest } from "../../model/actions/confirm-chain-test.ts";
import { chainTestNext } from "../../model/entries/chain-test-next.ts";
import { chainTestTold } from "../../model/entries/chain-test-told.ts";
import { chainTestUnconfirmed } from "../../model/entries/chain-test-unconfirmed.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { type ChainTest, isToldOf } from "../../model/objects/chain-test.ts";
import { DEFAULT_CONFIRM_MS } from "../../model/settings.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { notifyChainTest, settleChainTest } from "../delivery/chain-test.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { guardRoomZone, roomOf } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { inTurn } from "./escalation.ts";

const RULE = "rules.chainTest";
const { type: TYPE } = chainTestUnconfirmed;
/** So many tellings it names; all of them are in the journal. */
const KEPT = 12;

/** Begins a test and tells the first; the others follow in turn, as of a high alarm that nobody takes. */
export function beginTest(context: StepContext, by?: string): void {
	const id = `cht-${context.entry.seq}`;
	const confirmBy = context.now + confirmMs(context);
	keep(context, { id, rev: 0, since: context.now, ...(by !== undefined && { by }), confirmBy, told: [] });
	awaitWord(context, id, confirmBy);
	tell(context, id, 0);
}

/** One at a time, and of a watch that is kept: without one there is no chain to be told. */
export const onBeginChainTest = onTarget(beginChainTest, (context) => {
	const [running] = context.state["chain-test"].values();
	if (running) {
		const detail = `the test ${running.id} runs: one of those told confirms it first`;
		return { code: "wrong-state", detail, state: "running", allowed: ["confirm"] };
	}
	if (roomOf(context).shift === undefined) {
		const detail = "nobody keeps the watch: found no shift, expected one that has signed on";
		return { code: "wrong-state", detail, state: "unwatched", allowed: [] };
	}
	beginTest(context, context.actor);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** It reached somebody. Whoever it has not told yet would prove nothing. */
export const onConfirmChainTest = onTarget(confirmChainTest, (context, { test: id, role }) => {
	const test = context.get("chain-test", id);
	if (!test) return { code: "wrong-state", detail: `the test ${id} is over`, state: "over", allowed: [] };
	if (!isToldOf(test.told, { name: context.actor, role })) {
		const so = test.told.map(({ who, to = [] }) => (to.length > 0 ? to.join(", ") : who)).join("; ") || "nobody";
		const detail = `the test ${id} has not told ${context.actor} (${role}) yet; found told: ${so}; expected one of these`;
		return { code: "wrong-state", detail, state: "not-told", allowed: [] };
	}
	end(context, { ...test, confirmedAt: context.now, confirmedBy: context.actor });
	context.because({ because: "acted", rule: context.entry.type });
	clear(context, { types: [TYPE], source: "hub", rule: RULE });
	return undefined;
});

/** Its time has come again, and still nobody confirmed it. */
export const onChainTestNext = onEntry(chainTestNext, (context, { test, turn }) => {
	if (context.get("chain-test", test)) tell(context, test, turn);
	else context.because({ because: "timer-void", rule: RULE });
});

/** Somebody was told. */
export const onChainTestTold = onEntry(chainTestTold, (context, { test: id, who, to = [] }) => {
	const test = context.get("chain-test", id);
	if (!test) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const telling = { who, at: context.now, ...(to.length > 0 && { to }) };
	keep(context, { ...test, told: [...test.told, telling].slice(-KEPT) });
	context.because({ because: "told", rule: RULE });
	notifyChainTest(context, test, telling);
});

/**
 * Nobody confirmed it: an alarm, and the test is over. Where the hub was down when it was due, nobody could, and has as
 * long again.
 */
export const onChainTestUnconfirmed = onEntry(chainTestUnconfirmed, (context, { test: id }) => {
	const test = context.get("chain-test", id);
	if (!test) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	if (context.entry.data.whileDown === true) {
		context.because({ because: "catching-up", rule: RULE });
		const confirmBy = context.now + confirmMs(context);
		keep(context, { ...test, confirmBy });
		awaitWord(context, id, confirmBy);
		return;
	}
	end(context, { ...test, failedAt: context.now });
	const is = HUB_ALARMS[TYPE];
	const zone = guardRoomZone(context.site) ?? "";
	const about = { type: TYPE, is, source: "hub", zone, words: is.words, at: context.entry.at };
	activate(context, { ...about, moment: false, into: "own", rule: RULE });
});

function tell(context: StepContext, test: string, turn: number): void {
	const { who, to, next } = inTurn(context, turn);
	context.because({ because: "told", rule: RULE });
	context.derive(chainTestTold, undefined, { test, who, to });
	const { tellEveryMs } = context.site.settings.priorities.high;
	if (tellEveryMs === undefined) return;
	const when = { id: `${test}.next`, dueAt: context.now + tellEveryMs };
	context.setTimer(timerFor(chainTestNext, { ...when, data: { test, turn: next } }));
}

function awaitWord(context: StepContext, test: string, dueAt: number): void {
	context.setTimer(timerFor(chainTestUnconfirmed, { id: `${test}.confirm`, dueAt, data: { test } }));
}

function confirmMs({ site }: StepContext): number {
	return site.settings.chainTest?.confirmMs ?? DEFAULT_CONFIRM_MS;
}

function keep(context: StepContext, test: ChainTest): void {
	context.put({ kind: "chain-test", id: test.id, value: { ...test, rev: context.entry.seq } });
}

function end(context: StepContext, test: ChainTest): void {
	context.dropTimer(`${test.id}.next`);
	context.dropTimer(`${test.id}.confirm`);
	settleChainTest(context, test.id);
	const value = { ...test, rev: context.entry.seq };
	context.put({ kind: "chain-test", id: test.id, value, over: true });
}

import { z } from "zod";
import type { WalkTest } from "../model/bypass.ts";
import { defineAction, type Prepared } from "./action.ts";
import { allComeBack } from "./come-back.ts";
import { textIn } from "./part.ts";
import { endBypass } from "./quiet.ts";
import { isDetector, testBypass } from "./under-test.ts";
import { reason } from "./until.ts";
import type { Work } from "./work.ts";

const RULE = "rules.walk-test";

/** Walking past the detectors of one wall or one building to see them work. One at a time: the rest of the site guards. */
export const WALK_TEST_ACTIONS: Readonly<Record<string, Prepared>> = {
	"walk-test.begun": defineAction({
		data: z.object({ of: z.string(), reason: reason.optional() }),
		carryOut(work, { of, reason: why }) {
			const [running] = work.state["walk-test"].values();
			if (running) {
				const detail = `${running.of} is under test, ${running.id}: found another test, allowed end`;
				return { code: "wrong-state", detail, state: "under-test", allowed: ["end"] };
			}
			const detectors = detectorsOf(work, of);
			if (detectors.length === 0) {
				const expected = "a wall or a building of the site that has detectors";
				const mistakes = [{ path: "body.of", found: of, expected }];
				return { code: "invalid", detail: `of: found ${of}, expected ${expected}`, mistakes };
			}
			begin(work, of, { detectors, ...(why !== undefined && { reason: why }) });
			return undefined;
		},
	}),
	"walk-test.ended": defineAction({
		data: z.object({ id: z.string() }),
		carryOut(work, { id }) {
			const test = work.get("walk-test", id);
			if (!test) return { code: "wrong-state", detail: `walk test ${id} is not under way`, allowed: [] };
			work.because({ because: "acted", rule: work.entry.type });
			end(work, test);
			return undefined;
		},
	}),
};

/** Nobody ended it: it ends by itself. */
export function walkTestEnded(work: Work): void {
	const test = work.get("walk-test", textIn(work.entry.data, "id") ?? "");
	if (test) end(work, test);
	else work.because({ because: "timer-void", rule: RULE });
}

interface Detector {
	readonly id: string;
	readonly zone: string;
}

function detectorsOf({ site, plan }: Work, of: string): readonly Detector[] {
	const zones = [...site.zones.values()].filter(({ wall, building }) => wall === of || building === of);
	return zones
		.flatMap(({ id }) => plan.devicesIn.get(id) ?? [])
		.filter(({ kind }) => {
			const is = site.kinds.get(kind);
			return is !== undefined && isDetector(is);
		});
}

function begin(
	work: Work,
	of: string,
	{ detectors, reason: why }: { detectors: readonly Detector[]; reason?: string },
): void {
	const { seq } = work.entry;
	const until = work.now + work.site.settings.walkTestMs;
	const told = { rev: seq, by: work.actor, since: work.now, until };
	const id = `wlk-${seq}`;
	const passed = Object.fromEntries(detectors.map((detector) => [detector.id, 0]));
	work.put({ kind: "walk-test", id, value: { id, of, ...told, passed } });
	work.setTimer({ id: timerOf(id), dueAt: until, type: "walk-test.ended", data: { id } });
	for (const zone of new Set(detectors.map((detector) => detector.zone))) {
		const bypass = testBypass(zone);
		const value = { id: bypass, why: "walk-test", zone, ...told, ...(why !== undefined && { reason: why }) } as const;
		work.put({ kind: "bypass", id: bypass, value });
	}
	work.because({ because: "acted", rule: work.entry.type });
}

/** All guard as before; what they said meanwhile shows. */
function end(work: Work, test: WalkTest): void {
	work.dropTimer(timerOf(test.id));
	work.put({
		...{ kind: "walk-test", id: test.id, over: true },
		value: { ...test, rev: work.entry.seq, endedAt: work.now },
	});
	const bypassed = [...work.state.bypass.values()].filter(({ why }) => why === "walk-test").map(({ id }) => id);
	for (const id of bypassed.sort()) endBypass(work, id);
	for (const device of Object.keys(test.passed)) {
		allComeBack(work, `device:${device}`, { suppressed: "walk-test", rule: RULE });
	}
}

function timerOf(test: string): string {
	return `${test}.ends`;
}

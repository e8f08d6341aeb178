import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "../../contract/routes.ts";
import { reasonOf } from "../app/reason.ts";
import { question } from "./asked.ts";

export type Overview = AnswerOf<"GET /statistics/overview">;
export type Incidents = AnswerOf<"GET /statistics/incidents">;
export type IncidentGroup = Incidents["groups"][number];
export type Response = AnswerOf<"GET /statistics/response">;
export type Timing = Response["totals"]["acknowledge"];
export type Patrol = AnswerOf<"GET /statistics/patrol">;
export type Devices = AnswerOf<"GET /statistics/devices">;
export type Health = AnswerOf<"GET /statistics/health">;
export type Heatmap = AnswerOf<"GET /statistics/heatmap">;
export type Question = NonNullable<typeof question.value>;

/** An answer of the hub's: the last one stays while the next is on its way. */
export interface Answered<T> {
	readonly answer?: T;
	readonly busy: boolean;
	/** Why there is none. */
	readonly failed?: string;
}

/** Asks the hub about the period that is shown, and anew whenever another is; `more` is what else the question hangs on. */
export function useAnswer<T>(ask: (question: Question) => Promise<T>, more = ""): Answered<T> {
	const [answered, set] = useState<Answered<T>>({ busy: true });
	const now = question.value;
	const key = JSON.stringify(now) + more;
	useEffect(() => {
		if (!now) return;
		let over = false;
		set((before) => ({ ...before, busy: true }));
		ask(now).then(
			(answer) => !over && set({ answer, busy: false }),
			(error) => !over && set({ busy: false, failed: reasonOf(error) }),
		);
		return () => {
			over = true;
		};
	}, [key]);
	return answered;
}

import type { Key } from "../../kit/catalogue/en.ts";
import { call } from "../../kit/http.ts";
import { t } from "../../kit/words.ts";
import { notice } from "../notices.ts";
import { reasonOf } from "../reason.ts";
import { drill } from "../watch.ts";

/** Does something of one press; says so with the reason if the hub refuses it. */
async function attempt(words: Key, act: () => Promise<unknown>): Promise<void> {
	try {
		await act();
	} catch (error) {
		notice(t("notDone", { action: t(words) }), reasonOf(error));
	}
}

/** Says that whoever keeps the watch is there. */
export function sayPresent(): void {
	void attempt("presence.here", () => call("POST /shifts/present"));
}

/** Accepts to stand in for who wants to step away. */
export function standIn(): void {
	void attempt("standIn.accept", () => call("POST /shifts/stand-in"));
}

/** Is back at the console. */
export function returnToDesk(): void {
	void attempt("away.back", () => call("POST /shifts/return"));
}

/** Ends the exercise. */
export function endDrill(): void {
	const id = drill.peek()?.id;
	if (id !== undefined) void attempt("drill.end", () => call("POST /drills/{id}/end", { params: { id } }));
}

/** Ends a test, a declaration of weather or a shelve before its time, or says a captain's word on it. */
export function endEarly(words: Key, route: EarlyEnd, id: string): void {
	void attempt(words, () => call(route, { params: { id } }));
}

export type EarlyEnd =
	| "POST /alarms/{id}/confirm"
	| "POST /alarms/{id}/unshelve"
	| "POST /devices/{id}/out-of-service/accept"
	| "POST /devices/{id}/in-service"
	| "POST /walk-tests/{id}/end"
	| "POST /weather/{id}/end";

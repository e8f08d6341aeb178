import { press } from "../../app/refused-beside.tsx";
import { drill } from "../watch.ts";
import { t } from "./words.ts";

/** Says that whoever keeps the watch is there. */
export function sayPresent(): void {
	void press({ action: t("presence.here") }, "POST /shifts/present", {});
}

/** Accepts to stand in for who wants to step away. */
export function standIn(): void {
	void press({ action: t("standIn.accept") }, "POST /shifts/step-away/accept", {});
}

/** Is back at the console. */
export function returnToDesk(): void {
	void press({ action: t("away.back") }, "POST /shifts/return", {});
}

/** Enters a guard on duty in mid-shift, at a free post or the one named. */
export function enterOnDuty(guard: string, post = ""): void {
	const join = [{ guard, ...(post !== "" && { post }) }];
	void press({ action: t("guards.enter") }, "POST /shifts/guards", { body: { join } });
}

/** A guard goes off duty. */
export function leaveDuty(guard: string): void {
	void press({ action: t("guards.leaves") }, "POST /shifts/guards", { body: { leave: [guard] } });
}

/** Ends the exercise. */
export function endDrill(): void {
	const id = drill.peek()?.id;
	if (id !== undefined) void press({ action: t("drill.end") }, "POST /drills/{id}/end", { params: { id } });
}

/** Ends a test, a declaration of weather or a shelve before its time, or says a captain's word on it. */
export function endEarly(action: string, route: EarlyEnd, id: string): void {
	void press({ action, about: id }, route, { params: { id } });
}

export type EarlyEnd =
	| "POST /alarms/{id}/confirm"
	| "POST /alarms/{id}/unshelve"
	| "POST /devices/{id}/out-of-service/accept"
	| "POST /devices/{id}/in-service"
	| "POST /walk-tests/{id}/end"
	| "POST /weather/{id}/end";

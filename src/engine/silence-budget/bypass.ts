import type { Alarm } from "../../model/alarm.ts";
import { deviceOf } from "../../model/entry.ts";
import type { AlarmClass, BudgetRow } from "../../model/silence-budget.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { shelfHolds } from "./shelf-holds.ts";
import { isUnderTest } from "./under-test.ts";

/** That an alarm is quiet, by which row of the table, and until when. */
export interface Bypassed {
	readonly row: Extract<BudgetRow, "shelved" | "out-of-service" | "walk-test">;
	readonly until: number;
}

/** The bypass under which an activation of the alarm now is quiet: of several, the last to end. */
export function bypassOf(context: StepContext, alarm: Alarm, is: AlarmClass | undefined): Bypassed | undefined {
	const standing = standingBypass(context, alarm, is);
	if (is === "life" || !isUnderTest(context, alarm)) return standing;
	const until = context.now + context.site.settings.silence.walkTestMs;
	return standing && standing.until >= until ? standing : { row: "walk-test", until };
}

/** The same without the walk test, which keeps nothing quiet beyond its own seconds: the shelf, or a repair. */
export function standingBypass(context: StepContext, alarm: Alarm, is: AlarmClass | undefined): Bypassed | undefined {
	if (is === "life" || alarm.type === "engine.failed" || alarm.drill) return undefined;
	const until = serviceUntil(context, alarm);
	// What has run out while the hub was down keeps nothing quiet, though its own timer has yet to say so.
	const repair = until === undefined || until <= context.now ? undefined : ({ row: "out-of-service", until } as const);
	const { shelved } = alarm;
	if (is === "strong" || !shelved || shelved.unconfirmed || shelved.until <= context.now) return repair;
	if (!shelfHolds(context, alarm)) return repair;
	return repair && repair.until > shelved.until ? repair : { row: "shelved", until: shelved.until };
}

/** Until when a repair keeps the alarm quiet. Tampering with the device and its loss are quiet in the hours of work only. */
function serviceUntil(context: StepContext, { source, type }: Pick<Alarm, "source" | "type">): number | undefined {
	const id = deviceOf(source);
	const service = id === undefined ? undefined : context.get("device", id)?.outOfService;
	if (!service || service.unaccepted) return undefined;
	if (!type.endsWith(".tamper") && type !== "device.lost") return service.until;
	const { work: hours } = service;
	return hours && hours.from <= context.now && context.now < hours.until ? hours.until : undefined;
}

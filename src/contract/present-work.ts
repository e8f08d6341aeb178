import type { Alarm } from "../model/alarm.ts";
import type { Bypass, Drill, WalkTest, Weather } from "../model/bypass.ts";
import type { Delivery } from "../model/delivery.ts";
import type { Device } from "../model/device.ts";
import type { Incident } from "../model/incident.ts";
import type { Step } from "../model/procedure.ts";
import type { Shift } from "../model/shift.ts";
import { presenter } from "./presenter.ts";
import { instantOf } from "./primitives.ts";
import type { AlarmShape, DeviceShape, IncidentShape } from "./shapes.ts";
import {
	bypassShape,
	deliveryShape,
	drillShape,
	shiftShape,
	stepShape,
	walkTestShape,
	weatherShape,
} from "./work-shapes.ts";

/** `thing` with the times that it has under `keys` as instants; absent ones stay absent. */
function timed<T extends object, const K extends keyof T & string>(
	thing: T,
	keys: readonly K[],
): { [P in keyof T]: P extends K ? InstantFor<T[P]> : T[P] };
function timed(thing: object, keys: readonly string[]): object {
	const times = Object.entries(thing).filter(([key, at]) => keys.includes(key) && typeof at === "number");
	return { ...thing, ...Object.fromEntries(times.map(([key, at]) => [key, instantOf(Number(at))])) };
}

type InstantFor<T> = T extends number ? string : T;

/** What of an incident people did; its times are shown as instants. */
export type IncidentWork = Pick<
	Incident,
	| "waiting"
	| "transfer"
	| "dispatches"
	| "agencies"
	| "volunteers"
	| "steps"
	| "extraSteps"
	| "held"
	| "pictures"
	| "told"
	| "review"
	| "police"
	| "owes"
	| "untakenSince"
>;

/** What people did about an incident, as the API shows it. */
export function presentIncidentWork(work: IncidentWork): Pick<IncidentShape, keyof IncidentWork> {
	const {
		waiting,
		transfer,
		dispatches,
		agencies,
		volunteers,
		steps,
		extraSteps,
		held,
		pictures,
		told,
		review,
		police,
		owes,
	} = work;
	return {
		...(waiting && { waiting: timed(waiting, ["until"]) }),
		...(transfer && { transfer: timed(transfer, ["at"]) }),
		...(dispatches && {
			dispatches: dispatches.map(({ proposes, ...one }) => ({
				...timed(one, ["sentAt", "receivedAt", "seenAt", "acceptedAt", "arrivedAt", "doneAt"]),
				...(proposes && { proposes: [...proposes] }),
			})),
		}),
		...(agencies && { agencies: agencies.map((one) => timed(one, ["at", "arrivedAt"])) }),
		...(volunteers && { volunteers: volunteers.map((one) => timed(one, ["at", "answeredAt"])) }),
		...(steps && {
			steps: Object.fromEntries(Object.entries(steps).map(([id, done]) => [id, timed(done, ["at"])])),
		}),
		...(extraSteps && {
			extraSteps: extraSteps.map((step) => presentStep(step)),
		}),
		...(held && { held: timed(held, ["at"]) }),
		...(pictures && { pictures: pictures.map((one) => timed(one, ["at"])) }),
		...(told && { told: told.map(({ to, ...one }) => ({ ...timed(one, ["at"]), ...(to && { to: [...to] }) })) }),
		...(review && { review: timed(review, ["dueAt", "at"]) }),
		...(police && { police: timed(police, ["at"]) }),
		...(owes && { owes: timed(owes, ["since", "dueAt"]) }),
		...(work.untakenSince !== undefined && { untakenSince: instantOf(work.untakenSince) }),
	};
}

/** A step of a procedure, or one asked for beyond it. */
export const presentStep = presenter(stepShape, ({ command, ...step }: Step) => ({
	...step,
	...(command && { command: { ...command, args: { ...command.args } } }),
}));

export function presentShelved({ shelved }: Pick<Alarm, "shelved">): Pick<AlarmShape, "shelved"> {
	if (!shelved) return {};
	const { renewal, ...now } = shelved;
	return { shelved: { ...timed(now, ["until"]), ...(renewal && { renewal: timed(renewal, ["until"]) }) } };
}

export function presentOutOfService({ outOfService }: Pick<Device, "outOfService">): Pick<DeviceShape, "outOfService"> {
	if (!outOfService) return {};
	const { work, ...shown } = outOfService;
	return {
		outOfService: { ...timed(shown, ["until", "since"]), ...(work && { work: timed(work, ["from", "until"]) }) },
	};
}

export const presentShift = presenter(shiftShape, ({ guards, handOver, away, asked, startList, ...shift }: Shift) => ({
	...timed(shift, ["since", "endsAt", "endedAt"]),
	startList: { ...startList },
	guards: guards.map((one) => timed(one, ["seenAt"])),
	...(handOver && { handOver: timed(handOver, ["at"]) }),
	...(away && { away: timed(away, ["since", "until", "acceptedAt"]) }),
	...(asked && { asked: timed(asked, ["at", "answerBy"]) }),
}));

export const presentBypass = presenter(bypassShape, (bypass: Bypass) => timed(bypass, ["since", "until"]));

export const presentWalkTest = presenter(walkTestShape, ({ passed, asks, ...test }: WalkTest) => {
	const newest = Object.entries(asks ?? {}).flatMap(([device, { reports }]) => {
		const last = reports.at(-1);
		return last ? [[device, timed(last, ["at"])] as const] : [];
	});
	return {
		...timed(test, ["since", "until", "endedAt"]),
		passed: { ...passed },
		...(newest.length > 0 && { asks: Object.fromEntries(newest) }),
	};
});

export const presentWeather = presenter(weatherShape, ({ zones, ...weather }: Weather) => ({
	...timed(weather, ["since", "until", "endedAt"]),
	zones: [...zones],
}));

export const presentDrill = presenter(drillShape, (drill: Drill) => timed(drill, ["since", "endedAt"]));

export const presentDelivery = presenter(deliveryShape, (delivery: Delivery) =>
	timed(delivery, ["since", "deliveredAt", "seenAt", "nextAt"]),
);

// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { shownAlarm } from "./objects/alarm.ts";
import { shownBypass } from "./objects/bypass.ts";
import { shownChainTest } from "./objects/chain-test.ts";
import { shownDelivery } from "./objects/delivery.ts";
import { shownDevice } from "./objects/device.ts";
import { shownDrill } from "./objects/drill.ts";
import { shownFinding } from "./objects/finding.ts";
import { shownIncident } from "./objects/incident.ts";
import { shownMessage } from "./objects/message.ts";
import { shownPhone } from "./objects/phone.ts";
import { shownPlan } from "./objects/plan.ts";
import { shownRoster } from "./objects/roster.ts";
import { shownRound } from "./objects/round.ts";
import { shownRoute } from "./objects/route.ts";
import { shownShift } from "./objects/shift.ts";
import { shownWalkTest } from "./objects/walk-test.ts";
import { shownWeather } from "./objects/weather.ts";

/** How every sort of object looks outside, and to whom. */
export const SHOWN_OBJECTS = [
	shownAlarm,
	shownBypass,
	shownChainTest,
	shownDelivery,
	shownDevice,
	shownDrill,
	shownFinding,
	shownIncident,
	shownMessage,
	shownPhone,
	shownPlan,
	shownRoster,
	shownRound,
	shownRoute,
	shownShift,
	shownWalkTest,
	shownWeather,
] as const;

// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { alarm } from "./objects/alarm.ts";
import { bypass } from "./objects/bypass.ts";
import { chainTest } from "./objects/chain-test.ts";
import { delivery } from "./objects/delivery.ts";
import { device } from "./objects/device.ts";
import { drill } from "./objects/drill.ts";
import { finding } from "./objects/finding.ts";
import { incident } from "./objects/incident.ts";
import { message } from "./objects/message.ts";
import { phone } from "./objects/phone.ts";
import { plan } from "./objects/plan.ts";
import { roster } from "./objects/roster.ts";
import { round } from "./objects/round.ts";
import { route } from "./objects/route.ts";
import { shift } from "./objects/shift.ts";
import { walkTest } from "./objects/walk-test.ts";
import { weather } from "./objects/weather.ts";

/** Every sort of object that the world may see. */
export const OBJECT_ROWS = [
	alarm,
	bypass,
	chainTest,
	delivery,
	device,
	drill,
	finding,
	incident,
	message,
	phone,
	plan,
	roster,
	round,
	route,
	shift,
	walkTest,
	weather,
] as const;

import { expect } from "vitest";
import { Night } from "../scenario.ts";

export const climb = { beams: [1, 2], direction: "in" };

/** Two breaches too far apart to join, in order. */
export function two(): Night {
	const night = new Night();
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	night.device("02:13:05", "beam-west-3", "perimeter.beam-broken", climb);
	expect(night.incidents).toHaveLength(2);
	return night;
}

export const zoned = (night: Night, zone: string) => {
	const found = night.incidents.find((one) => one.zone === zone);
	if (!found) throw new Error(zone);
	return found;
};
export const merge = (night: Night, time: string) =>
	night.person(time, "li", "incident.merged", {
		incident: zoned(night, "west-3").id,
		into: zoned(night, "east-3").id,
	});

import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";
import { heard } from "../rules-cases/moves.ts";

const foggy = (night: Night, time: string, device: string) =>
	night.device(time, device, "perimeter.environment", { reason: "fog" });

/** A wall whose protection is lost, and taken; a fourth zone of it sees badly too, twice. */
function fourth(): Night {
	const night = new Night();
	for (const k of [1, 2, 3]) foggy(night, `02:00:0${k}`, `beam-east-${k}`);
	for (const incident of night.incidents) night.acknowledge("02:00:20", "li", incident);
	for (const time of ["02:00:30", "02:00:40"]) foggy(night, time, "beam-east-4");
	return night;
}

test("what is attached to a loss that was taken is no news at its second report either: it counts and is owed", () => {
	const night = fourth();
	expect(night.only).toMatchObject({ state: "acknowledged", owes: { count: 2 } });
	expect(heard(night)).toEqual([]);
});

test("... and rings by its pace, within five minutes", () => {
	const night = fourth();
	night.until("02:05:40");
	expect(heard(night)).toEqual([night.only.id]);
});

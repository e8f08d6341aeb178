import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { BEAM, heard } from "../rules-cases/moves.ts";

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

test("what is attached is news all the same where it raises the priority of what it is attached to", () => {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.tamper");
	night.device("02:00:01", BEAM, "perimeter.beam-broken", { beams: [1] });
	const [into, from] = [night.incident("perimeter.tamper"), night.incident("perimeter.breach")];
	night.person("02:00:10", "li", "incident.merged", { incident: from.id, into: into.id });
	night.acknowledge("02:00:20", "li");
	night.resolve("02:01:00", "li", night.only, "unknown");
	night.until("02:11:01");
	const breach = night.alarms.find(({ type }) => type === "perimeter.breach");
	expect(night.only).toMatchObject({ priority: "high", news: breach?.debt?.rev });
	expect(breach).toMatchObject({ rings: 1, rang: instant("02:11:00") });
	expect(night.only.owes?.dueAt).toBeUndefined();
});

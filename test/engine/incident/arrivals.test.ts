import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { CAMERA, clock, isHeard, note, PANEL } from "../rules-cases/moves.ts";

const send = (night: Night, time: string, incident: string) =>
	night.person(time, "li", "incident.dispatched", { incident, guard: "zhang", known: true, byRadio: true });

/** Water, to which a guard is sent, and a panic next door; somebody notes what they do every 40 s until `time`. */
function sent(): { night: Night; water: string; panic: string } {
	const night = new Night();
	night.device("02:00:00", "panel-b03-2-0402", "home.water", {});
	night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
	for (const one of night.incidents) night.acknowledge("02:00:05", "li", one);
	const water = night.incident("home.water").id;
	send(night, "02:00:10", water);
	return { night, water, panic: night.incident("home.panic").id };
}

function busy(night: Night, from: string, to: string): void {
	for (let at = instant(from); at < instant(to); at += 40_000) note(night, clock(at), night.only);
	night.until(to);
}

const overdue = (night: Night) =>
	night.journal.filter(({ type }) => type === "dispatch.arrive-overdue").map(({ receivedAt }) => clock(receivedAt));

describe("a guard who was sent before the incident was critical", () => {
	test.each(["the panic into the water", "the water into the panic"])(
		"must be there five minutes after the sending: %s",
		(how) => {
			const { night, water, panic } = sent();
			const [from, into] = how === "the panic into the water" ? [panic, water] : [water, panic];
			night.person("02:00:20", "li", "incident.merged", { incident: from, into });
			busy(night, "02:00:30", "02:05:25");
			expect(isHeard(night, night.only)).toBe(true);
			expect(overdue(night)).toEqual(["02:05:10"]);
			night.acknowledge("02:05:30", "li");
			busy(night, "02:05:40", "02:07:00");
			expect(overdue(night)).toHaveLength(1);
		},
	);

	test("must be there at once where the time has passed already, and no more than once", () => {
		const { night, water, panic } = sent();
		night.person("02:07:00", "li", "incident.merged", { incident: panic, into: water });
		night.until("02:07:20");
		expect(overdue(night)).toEqual(["02:07:00"]);
	});

	test("goes with what they were sent to when it comes apart again, and their time with them", () => {
		const { night, water, panic } = sent();
		night.person("02:00:20", "li", "incident.merged", { incident: water, into: panic });
		const alarms = night.alarms.filter(({ type }) => type === "home.water").map(({ id }) => id);
		night.person("02:00:30", "li", "incident.split", { incident: panic, alarms });
		night.until("02:05:10");
		expect(overdue(night)).toEqual(["02:05:10"]);
	});

	test("is there already, and owes no time", () => {
		const { night, water, panic } = sent();
		const dispatch = night.state.incident.get(water)?.dispatches?.[0]?.id;
		night.person("02:00:15", "li", "dispatch.arrived", { incident: water, dispatch, onBehalf: true });
		night.person("02:00:20", "li", "incident.merged", { incident: panic, into: water });
		busy(night, "02:00:30", "02:07:00");
		expect(overdue(night)).toEqual([]);
	});
});

test("a guard must be there in time, too, where the alarm itself becomes critical after the sending", () => {
	const night = new Night();
	const settings = { ...night.site.settings, alarms: { "perimeter.breach": [{ priority: "critical" as const }] } };
	night.site = { ...night.site, settings };
	night.device("02:00:00", CAMERA, "camera.area-entered", { area: "wall" });
	night.acknowledge("02:00:05", "li");
	send(night, "02:00:10", night.only.id);
	night.device("02:00:20", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	night.acknowledge("02:00:25", "li");
	busy(night, "02:00:30", "02:05:15");
	expect(overdue(night)).toEqual(["02:05:10"]);
});
